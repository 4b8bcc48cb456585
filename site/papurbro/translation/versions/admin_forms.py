"""The question whether words are in it, on Wagtail's own forms for pictures and files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm

from papurbro.translation.versions.deciding import say_words
from papurbro.translation.versions.models import FileVersions, PictureVersions, Versions

if TYPE_CHECKING:
    Base = forms.ModelForm[Any]
else:
    Base = object

WORDS = [("", _("None that readers need")), ("cy", _("Welsh words")), ("en", _("English words"))]


class _AsksForWords(Base):
    """Mix in before Wagtail's form. Saved with the rest of what belongs to a saved row; a form that does not send it changes nothing."""

    versions: type[Versions]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        row = self.versions.objects.of(self.instance)
        self.fields["words_in"].initial = row.language_of(self.instance) if row is not None else ""

    def _save_m2m(self) -> None:
        super()._save_m2m()  # type: ignore[misc]
        if self.add_prefix("words_in") in self.data:
            say_words(self.instance, self.versions, self.cleaned_data.get("words_in", ""))


class PictureForm(_AsksForWords, BaseImageForm):
    """Wagtail's form of a picture, and which words are in it."""

    versions = PictureVersions
    words_in = forms.ChoiceField(
        label=_("Words in the picture"),
        choices=WORDS,
        required=False,
        help_text=_(
            "A picture with words in it, such as a poster, needs one in each language before its page is ready."
        ),
    )


class FileForm(_AsksForWords, BaseDocumentForm):
    """Wagtail's form of a file, and which language it is in."""

    versions = FileVersions
    words_in = forms.ChoiceField(
        label=_("Words in the file"),
        choices=WORDS,
        required=False,
        help_text=_(
            "A file that readers are to read, such as a leaflet, needs one in each language before its page is ready."
        ),
    )
