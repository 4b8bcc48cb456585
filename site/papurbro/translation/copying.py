"""The admin's copy form, without its choice of a mirror that would serve one language's text under the other's address."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from wagtail.admin.forms.pages import CopyForm


class CopyWithoutAlias(CopyForm):
    """A copy starts a pair of its own."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("alias", None)

    def clean(self) -> dict[str, Any]:
        """Whoever asks for a mirror all the same is told, and nothing is copied."""
        if self.data.get("alias"):
            raise forms.ValidationError(
                _("A page here cannot be a mirror of another one: write its other version instead.")
            )
        return super().clean()
