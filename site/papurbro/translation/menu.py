"""The queue's place in the admin's menu."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.sidebar import LinkMenuItem

from papurbro.translation.models import Pair
from papurbro.translation.permissions import asker, may_see_queue

if TYPE_CHECKING:
    from django.http import HttpRequest


class QueueMenuItem(MenuItem):
    """With how many pairs wait; one query."""

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
        count = Pair.objects.pending().count()
        attrs = {}
        if count:
            attrs = {
                "data-pair-count": str(count),
                "aria-label": _("%(label)s, waiting: %(count)s") % {"label": self.label, "count": count},
            }
        return LinkMenuItem(self.name, self.label, self.url, icon_name=self.icon_name, attrs=attrs)
