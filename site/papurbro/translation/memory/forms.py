"""What is asked of people about the memory."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminAutoHeightTextInput

from papurbro.translation.memory.models import Unit
from papurbro.translation.models import LANGUAGE_CHOICES


class CorrectForm(forms.Form):
    """Both texts, and why they were wrong."""

    cy = forms.CharField(label=_("Welsh"), required=False, widget=AdminAutoHeightTextInput(attrs={"lang": "cy"}))
    en = forms.CharField(label=_("English"), required=False, widget=AdminAutoHeightTextInput(attrs={"lang": "en"}))
    reason = forms.CharField(label=_("Reason"), required=False, max_length=250)

    @classmethod
    def of(cls, unit: Unit) -> CorrectForm:
        """As the unit is."""
        return cls(initial={"cy": unit.cy, "en": unit.en}, prefix=None)


class ReasonForm(forms.Form):
    """Why, in a few words."""

    reason = forms.CharField(label=_("Reason"), required=False, max_length=250)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{**kwargs, "auto_id": "id_retire_%s"})


class LookupForm(forms.Form):
    """Words, and which language they are in."""

    q = forms.CharField(label=_("Words"), required=False, max_length=200)
    language = forms.ChoiceField(label=_("They are in"), choices=LANGUAGE_CHOICES, required=False)


class FileForm(forms.Form):
    """A TMX file, and whether somebody answers for it."""

    file = forms.FileField(
        label=_("TMX file"),
        widget=forms.FileInput(attrs={"accept": ".tmx,application/x-tmx+xml,application/xml,text/xml"}),
    )
    is_reviewed = forms.BooleanField(
        label=_("What it says has been reviewed"),
        required=False,
        help_text=_("Otherwise what comes from it counts a little less, until somebody finds it good."),
    )
    dry_run = forms.BooleanField(label=_("Only say what would come in"), required=False, initial=True)
