"""The people at work: what they are called, in which language they are written to, who may see a pair."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db.models import Q
from django.utils.translation import gettext as _
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail.users.models import UserProfile

from papurbro.translation.models import PairSettings, ReviewRule
from papurbro.welsh.languages import LANGUAGES

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from papurbro.translation.models import Pair
    from papurbro.users.models import User


def name_of(user: User | None) -> str:
    """What somebody is called on a screen."""
    return (user.get_full_name() or user.get_username()) if user is not None else _("Somebody")


def language_of(user: User) -> str:
    """The language of ``user``'s own admin, in which they are written to; never that of the request that happens to be answered."""
    chosen = UserProfile.objects.filter(user=user).values_list("preferred_language", flat=True).first()
    return chosen if chosen in LANGUAGES else settings.LANGUAGE_CODE


def who_may_see(pair: Pair) -> QuerySet[User]:
    """Everybody who may look at both texts side by side (``permissions.may_see``): translators, reviewers, and who may edit one of the halves."""
    people = get_user_model().objects
    found = Q(pk__in=people.with_perm("translation.translate_pair").values("pk"))
    settings = PairSettings.load()
    if settings.review_rule == ReviewRule.GROUP and settings.reviewers_id is not None:
        found |= Q(pk__in=people.filter(groups=settings.reviewers_id).values("pk"))
    policy = PagePermissionPolicy()
    for half in (pair.original, pair.counterpart):
        if half is not None:
            found |= Q(pk__in=policy.users_with_any_permission_for_instance({"change"}, half).values("pk"))
    return people.filter(found, is_active=True).order_by("first_name", "last_name", "username")
