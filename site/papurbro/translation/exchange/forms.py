"""What people choose and hand in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from papurbro.core.fields import SeveralField
from papurbro.translation.exchange.archives import LARGEST_FILE, too_large
from papurbro.translation.exchange.comparing import Decision
from papurbro.translation.exchange.formats.kinds import KINDS
from papurbro.translation.exchange.outgoing import Shape
from papurbro.translation.models import LANGUAGE_CHOICES, Pair

if TYPE_CHECKING:
    from django.http import QueryDict

    from papurbro.translation.editor import Choice

_CHOICES: dict[str, Choice] = {"mine": "mine", "theirs": "theirs"}
#: A parcel is open for so long unless somebody says otherwise.
USUAL = dt.timedelta(days=28)


class ShapeForm(forms.Form):
    """What a file is to be like."""

    kind = forms.ChoiceField(
        label=_("Kind of file"), choices=[(kind.name, kind.label) for kind in KINDS.values()], initial="xliff"
    )
    languages = forms.ChoiceField(
        label=_("Languages are called"),
        choices=[("regional", "cy-GB, en-GB"), ("plain", "cy, en")],
        initial="regional",
        required=False,
    )

    @property
    def shape(self) -> Shape:
        """As chosen."""
        return Shape(self.cleaned_data["kind"], regional=self.cleaned_data["languages"] != "plain")


class ExportForm(ShapeForm):
    """Which pieces are to leave, and how."""

    pairs = SeveralField(
        queryset=Pair.objects.select_related("original", "counterpart", "assignee"),
        error_messages={"required": _("Tick the rows first.")},
    )


class UploadForm(forms.Form):
    """A file that comes back."""

    file = forms.FileField(
        label=_("File or zip"),
        widget=forms.FileInput(attrs={"accept": ".xlf,.xliff,.sdlxliff,.mxliff,.po,.docx,.zip"}),
        error_messages={"required": _("Choose the file first."), "empty": _("This file is empty.")},
    )
    all_finished = forms.BooleanField(
        label=_("All of it is finished, also what the tool has not marked as finished"), required=False
    )

    def clean_file(self) -> Any:
        """Refused by its size before anything is read."""
        file = self.cleaned_data["file"]
        if file.size > LARGEST_FILE:
            raise forms.ValidationError(too_large(file.size))
        return file


class ParcelForm(ExportForm):
    """Whom the pieces go to."""

    name = forms.CharField(label=_("Name"), max_length=120)
    email = forms.EmailField(label=_("Email address"))
    language = forms.ChoiceField(label=_("Language of the letter"), choices=LANGUAGE_CHOICES)
    until = forms.DateField(label=_("To be back by"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    message = forms.CharField(
        label=_("Message"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )
    field_order = ["name", "email", "language", "until", "message", "kind", "languages", "pairs"]

    @classmethod
    def for_pairs(cls, pairs: list[Pair]) -> ParcelForm:
        """To be filled in, with the pieces that were ticked."""
        form = cls(initial={"until": timezone.localdate() + USUAL, "pairs": pairs})
        form.fields["pairs"].widget = forms.MultipleHiddenInput()
        return form


def decisions_of(data: QueryDict) -> Mapping[str, Decision]:
    """What was chosen for each part that has a text on both sides."""
    keys = [name.removeprefix("choice-") for name in data if name.startswith("choice-")]
    return {key: Decision(_CHOICES.get(data.get(f"choice-{key}", ""), ""), data.get(f"seen-{key}", "")) for key in keys}


def first_error(form: forms.Form) -> str:
    """What is wrong with a form, in one sentence."""
    name, errors = next(iter(form.errors.items()))
    if name in ("pairs", "file", "__all__"):
        return str(errors[0])
    return f"{form.fields[name].label}: {errors[0]}"
