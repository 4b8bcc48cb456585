"""The form of a page that is one half of a pair."""

from __future__ import annotations

from typing import Any

from wagtail.admin.forms import WagtailAdminPageForm

from papurbro.translation.models import Pair


class PairedPageForm(WagtailAdminPageForm):
    """On the counterpart, what the pair has once (its tags, authors, date, picture) is not asked for again.

    Publication would copy the original's over whatever was entered here. Wagtail's panels leave out a field that the form has not.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.is_counterpart():
            for name in getattr(self.instance, "shared_fields", []):
                self.fields.pop(name, None)

    def is_counterpart(self) -> bool:
        """Whether the page is the half that follows the other."""
        if self.instance.pk is None:
            return False
        pair = Pair.objects.for_page(self.instance).only("original_language").first()
        return pair is not None and pair.original_language != self.instance.language
