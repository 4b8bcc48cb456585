"""The queue's place in the admin's menu."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.sidebar import LinkMenuItem

from papurbro.translation import counting
from papurbro.translation.models import AT_WORK
from papurbro.translation.permissions import asker, may_see_queue
from papurbro.translation.translators.models import profile_of

if TYPE_CHECKING:
    from django.http import HttpRequest


class QueueMenuItem(MenuItem):
    """With how many pairs this person could take on: nobody's yet, in a direction in which they work. Nothing is counted."""

    def __init__(self) -> None:
        super().__init__(
            gettext_lazy("Translation"),
            reverse_lazy("translation:queue"),
            name="translation-queue",
            icon_name="wagtail-localize-language",
            order=150,
        )

    def is_shown(self, request: HttpRequest) -> bool:
        """To translators and editors."""
        return may_see_queue(asker(request))

    def render_component(self, request: HttpRequest) -> Any:
        """The link, its count shown by the style sheet and told to those who hear it."""
        behind = profile_of(asker(request)).works_into
        count = counting.waiting_at(request).total(behind=behind, status=AT_WORK, is_claimed=False)
        attrs = {}
        if count:
            attrs = {
                "data-pair-count": str(count),
                "aria-label": _("%(label)s, nobody’s yet: %(count)s") % {"label": self.label, "count": count},
            }
        return LinkMenuItem(self.name, self.label, self.url, icon_name=self.icon_name, attrs=attrs)
