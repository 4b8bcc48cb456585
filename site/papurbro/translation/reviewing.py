"""Who may find a translation good, by the site's setting, and whether they saw the text that they approve."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail_localize.models import StringTranslation

from papurbro.translation import counterparts
from papurbro.translation.digest import content_digest
from papurbro.translation.errors import PairError
from papurbro.translation.models import Pair, PairSettings, ReviewRule
from papurbro.translation.permissions import may_publish_pair
from papurbro.translation.segments import segments

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.contrib.auth.models import Group

    from papurbro.users.models import User


def nobody_reviews() -> bool:
    """Whether what a translator sends is ready at once."""
    return bool(PairSettings.load().review_rule == ReviewRule.NONE)


def may_review(user: User, pair: Pair) -> bool:
    """Whether ``user`` may approve this pair, or send it back, as the site has it."""
    return not why_not(user, pair)


def reviews_at_all(user: User) -> bool:
    """Whether ``user`` reviews anything here, for lists that ask of many pairs at once."""
    settings = PairSettings.load()
    if settings.review_rule == ReviewRule.GROUP:
        return is_of_group(user, settings.reviewers)
    return bool(PagePermissionPolicy().user_has_permission(user, "publish"))


def require_reviewer(user: User, pair: Pair) -> None:
    """Raise ``PairError``, saying why, where ``user`` may not approve this pair."""
    sentence = why_not(user, pair)
    if sentence:
        raise PairError(sentence)


def why_not(user: User, pair: Pair) -> str:
    """Why ``user`` may not approve this pair, in one sentence; "" where they may."""
    settings = PairSettings.load()
    if settings.review_rule == ReviewRule.GROUP:
        return "" if is_of_group(user, settings.reviewers) else _not_of_group(settings.reviewers)
    if not may_publish_pair(user, pair):
        return _("Only somebody who may publish both versions can decide this.")
    if settings.review_rule == ReviewRule.OTHER and has_written(user, pair):
        return _("You wrote some of this yourself: here somebody else has to find it good.")
    return ""


def is_of_group(user: User, group: Group | None) -> bool:
    """Whether ``user`` is one of ``group``; an administrator stands for everybody, as in Wagtail's workflows."""
    if not user.is_active:
        return False
    return user.is_superuser or (group is not None and user.groups.filter(pk=group.pk).exists())


def _not_of_group(group: Group | None) -> str:
    if group is None:
        return _("No group has been chosen that reviews: an administrator does that in the settings.")
    return _("Here somebody of the group “%(group)s” reviews.") % {"group": group.name}


def has_written(user: User, pair: Pair) -> bool:
    """Whether some of what the half behind says now, and has not said in public before, is by ``user``, or they sent it for review."""
    page = pair.behind_page
    if page is None:
        return False
    published = page.last_published_at
    if pair.sent_by_id == user.pk and pair.sent_at and (published is None or pair.sent_at > published):
        return True
    translation = counterparts.enabled_translation(pair.translation_key)
    if translation is None:
        drafts = page.revisions.filter(user=user)
        return bool((drafts.filter(created_at__gt=published) if published else drafts).exists())
    rows = StringTranslation.objects.filter(
        context__object_id=pair.translation_key, locale=translation.target_locale, last_translated_by=user
    )
    return (rows.filter(updated_at__gt=published) if published else rows).exists()


def seen_digest(pair: Pair) -> str:
    """A short name of the text of the half behind as a page shows it now.

    Whoever shows the text asks for this first: of a text saved in between, the name is then too old and never too new.
    """
    translation = counterparts.enabled_translation(pair.translation_key)
    if translation is not None and pair.behind == pair.counterpart_language:
        return digest_of_tokens({segment.key: segment.token for segment in segments(pair, translation)})
    page = pair.behind_page
    return content_digest(page.specific.get_latest_revision_as_object()) if page is not None else ""


def digest_of_tokens(tokens: Mapping[str, str]) -> str:
    """The name of a text that was shown part by part: ``{Segment.key: Segment.token}``, in any order; "" for none."""
    if not tokens:
        return ""
    return hashlib.sha256(json.dumps(sorted(tokens.items())).encode()).hexdigest()


#: Names no text: of a form that showed another one.
UNSEEN = "unseen"


def form_was_seen(pair: Pair, tokens: Mapping[str, str], rest: str) -> bool:
    """Whether a form shows the text as it is: ``tokens`` of the parts that have a field in it, ``rest`` the name of all others together.

    A page that saves its parts one by one keeps their tokens true, so a reviewer's own touches do not stand in their way.
    """
    translation = counterparts.enabled_translation(pair.translation_key)
    if translation is None or pair.behind != pair.counterpart_language:
        return was_seen(pair, rest)
    now = {segment.key: segment.token for segment in segments(pair, translation)}
    shown = {key: now.get(key) for key in tokens}
    return shown == dict(tokens) and digest_of_tokens({k: t for k, t in now.items() if k not in tokens}) == rest


def was_seen(pair: Pair, seen: str) -> bool:
    """Whether ``seen`` names the text of the half behind as it is now."""
    return seen == seen_digest(pair)


def require_seen(pair: Pair, seen: str) -> None:
    """Raise ``PairError`` where the text is no longer the one that ``seen`` names."""
    if not was_seen(pair, seen):
        raise not_seen()


def not_seen() -> PairError:
    """What a reviewer is told whose page showed an older text."""
    return PairError(_("Not approved: the text was changed after you opened it. This is how it reads now."))
