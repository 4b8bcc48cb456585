"""Why a pair cannot go out, in one plain sentence, with where to go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from papurbro.translation.errors import NotAllowed, NotReady, PairError
from papurbro.translation.models import Pair, Status

if TYPE_CHECKING:
    from django.core.exceptions import ValidationError
    from django_stubs_ext import StrOrPromise

    from papurbro.translation.pages import PairedPageMixin


def where_to_work(pair: Pair) -> str:
    """The address of the editor in which the half that is behind is worked on."""
    return reverse("translation:work", args=[pair.pk])


def not_ready(pair: Pair) -> NotReady:
    """What the half that is behind is still missing; by the status of ``pair``."""
    return NotReady(_REASONS[Status(pair.status)][pair.behind], where=where_to_work(pair))


def not_the_newest(page: PairedPageMixin) -> PairError:
    """Status and approval speak of the newest draft; an older one would go out unseen."""
    return PairError(
        _("Not published: “%(title)s” has a newer draft. Open it, and publish that one.")
        % {"title": page.get_admin_display_title()},
        where=reverse("wagtailadmin_pages:edit", args=[page.pk]),
    )


def not_allowed(page: PairedPageMixin) -> NotAllowed:
    """Both versions go out together, so whoever publishes needs the right to publish both."""
    return NotAllowed(
        _("You may not publish or take down “%(title)s”, and the Welsh and English versions go together.")
        % {"title": page.get_admin_display_title()}
    )


def not_valid(page: PairedPageMixin, error: ValidationError) -> PairError:
    """Something in one half is wrong; in the editor of that half it is shown beside its field."""
    return PairError(
        _("Not published: in “%(title)s” something is missing or wrong: %(errors)s")
        % {"title": page.get_admin_display_title(), "errors": " ".join(error.messages)},
        where=reverse("wagtailadmin_pages:edit", args=[page.pk]),
    )


_REASONS: dict[Status, dict[str, StrOrPromise]] = {
    Status.MISSING: {
        "cy": gettext_lazy("Not published: nobody has begun the Welsh version yet."),
        "en": gettext_lazy("Not published: nobody has begun the English version yet."),
    },
    Status.IN_PROGRESS: {
        "cy": gettext_lazy("Not published: the Welsh version is still being written."),
        "en": gettext_lazy("Not published: the English version is still being written."),
    },
    Status.IN_REVIEW: {
        "cy": gettext_lazy("Not published: the Welsh version waits for somebody to approve it."),
        "en": gettext_lazy("Not published: the English version waits for somebody to approve it."),
    },
    Status.STALE: {
        "cy": gettext_lazy("Not published: the Welsh version has to follow what was changed."),
        "en": gettext_lazy("Not published: the English version has to follow what was changed."),
    },
}
