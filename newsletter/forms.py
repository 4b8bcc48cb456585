"""The form by which readers subscribe, and what keeps robots off it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from papurbro.core.fields import SeveralField
from papurbro.tags.models import Tag
from papurbro.welsh.languages import ENDONYMS
from papurbro.welsh.sorting import sort_key

from newsletter.consenting import Wish
from newsletter.models import ConsentEvent, Newsletter, ReadingLanguage
from newsletter.models.subscribers import sendable_address

if TYPE_CHECKING:
    from collections.abc import Iterable

    from papurbro.welsh.languages import Language

#: Nobody reads the form, types an address and sends it sooner than this; robots do.
SOONEST = dt.timedelta(seconds=2)
_STAMP = signing.TimestampSigner(salt="papurbro.newsletter.form")

LANGUAGE_CHOICES = [
    (ReadingLanguage.WELSH, ENDONYMS["cy"]),
    (ReadingLanguage.ENGLISH, ENDONYMS["en"]),
    (ReadingLanguage.BOTH, _("Both languages")),
]


def stamp() -> str:
    """When a form was shown, signed."""
    return _STAMP.sign("shown")


class TopicsField(SeveralField):
    """Some of a newsletter's tags, named in the language of the page."""

    def label_from_instance(self, obj: Any) -> str:
        """The tag's name."""
        return obj.name(get_language() or "cy")


class NewslettersField(SeveralField):
    """Some of the newsletters, named in the language of the page."""

    def label_from_instance(self, obj: Any) -> str:
        """The newsletter's name."""
        return obj.name(get_language() or "cy")


class SignUpForm(forms.Form):
    """Address, language, newsletters, and of each the topics. Topics' fields are named ``topics_<id of the newsletter>``."""

    email = forms.EmailField(
        label=_("Email address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": _("Enter your email address"),
            "invalid": _("Enter a valid email address"),
        },
    )
    language = forms.ChoiceField(
        label=_("In which language?"),
        choices=LANGUAGE_CHOICES,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose your language"), "invalid_choice": _("Choose your language")},
    )
    newsletters = NewslettersField(
        label=_("Which newsletters?"),
        queryset=Newsletter.objects.all(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one newsletter")},
    )
    only_translated = forms.BooleanField(
        label=_("Leave out what is not yet in my language"),
        help_text=_("You get it later, once it has been translated."),
        required=False,
    )
    form = forms.ChoiceField(choices=ConsentEvent.Form.choices, required=False, widget=forms.HiddenInput)
    #: Hidden from people; what fills it in is a robot.
    website = forms.CharField(required=False)
    shown = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["shown"].initial = stamp
        self.offered = list(Newsletter.objects.prefetch_related("tags"))
        for newsletter in self.offered:
            self.fields[f"topics_{newsletter.pk}"] = _topics(newsletter)

    @property
    def newsletters_and_topics(self) -> Iterable[tuple[Newsletter, forms.BoundField]]:
        """Each newsletter with the field of its topics, for the template."""
        return [(newsletter, self[f"topics_{newsletter.pk}"]) for newsletter in self.offered]

    def clean_email(self) -> str:
        """An address that mail can be sent to."""
        return sendable_address(self.cleaned_data["email"])

    def clean_shown(self) -> str:
        """The form was shown by this site, and not a moment ago."""
        shown = self.cleaned_data["shown"]
        try:
            _STAMP.unsign(shown)
        except signing.BadSignature as error:
            raise ValidationError(_("Something went wrong. Please send the form once more.")) from error
        try:
            _STAMP.unsign(shown, max_age=SOONEST)
        except signing.SignatureExpired:
            return str(shown)
        raise ValidationError(_("That was very quick. Please send the form once more."))

    @property
    def is_from_a_robot(self) -> bool:
        """Whether the field that people do not see is filled in."""
        return bool(self.data.get(self.add_prefix("website"), "").strip())

    @property
    def source(self) -> ConsentEvent.Form:
        """Which form it was: the tray says so, else it was the page."""
        is_tray = self.cleaned_data.get("form") == ConsentEvent.Form.TRAY
        return ConsentEvent.Form.TRAY if is_tray else ConsentEvent.Form.PAGE

    def wish(self) -> Wish:
        """What was asked for, of a valid form."""
        data = self.cleaned_data
        return Wish(
            email=data["email"],
            language=data["language"],
            newsletters={
                newsletter.slug: sorted(tag.pk for tag in data[f"topics_{newsletter.pk}"])
                for newsletter in data["newsletters"]
            },
            wants_labelled=not data["only_translated"],
        )


def _topics(newsletter: Newsletter) -> TopicsField:
    language: Language = "en" if get_language() == "en" else "cy"
    field = TopicsField(
        label=_("Topics"), queryset=newsletter.tags.all(), required=False, widget=forms.CheckboxSelectMultiple
    )
    in_order: list[Tag] = sorted(newsletter.tags.all(), key=lambda tag: sort_key(tag.name(language), language))
    field.choices = [(tag.pk, tag.name(language)) for tag in in_order]
    return field
