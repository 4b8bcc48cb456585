"""What comes back from the work page, and the small forms of those who decide."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib.auth import get_user_model
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

from papurbro.core.fields import SeveralField
from papurbro.translation.editor import Choice, Entry
from papurbro.translation.models import Pair, Policy
from papurbro.translation.people import name_of
from papurbro.translation.permissions import TRANSLATE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.http import QueryDict

    from papurbro.translation.translators.at_work import AtWork

_CHOICES: dict[str, Choice] = {"mine": "mine", "theirs": "theirs"}


def entries_of(data: QueryDict) -> dict[str, Entry]:
    """``{segment's key: entry}`` of every field that the form sent; what it did not send is left alone."""
    keys = [name.removeprefix("text-") for name in data if name.startswith("text-")]
    return {key: entry_of(data, f"-{key}") for key in keys}


def entry_of(data: QueryDict, suffix: str = "") -> Entry:
    """One field as it was sent, alone or, with the ``suffix`` of its names, among others."""
    return Entry(
        text=data.get(f"text{suffix}", ""),
        token=data.get(f"token{suffix}", ""),
        still_fits=f"fits{suffix}" in data,
        finished=f"finished{suffix}" in data,
        choice=_CHOICES.get(data.get(f"choice{suffix}", ""), ""),
        seen=data.get(f"seen{suffix}", ""),
    )


class _PersonField(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: Any) -> str:
        return name_of(obj)


class AssignForm(forms.Form):
    """Who is to do it, and by when."""

    to = _PersonField(label=_("Translator"), queryset=None, required=False, empty_label=_("Nobody"))
    due = forms.DateField(label=_("Due date"), required=False, widget=AdminDateInput())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = get_user_model().objects
        field = self.fields["to"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 - declared above
        field.queryset = people.with_perm(TRANSLATE).order_by("first_name", "last_name", "username")

    @classmethod
    def for_pair(cls, pair: Pair) -> AssignForm:
        """As it is now."""
        return cls(initial={"to": pair.assignee_id, "due": pair.due})


class BulkAssignForm(AssignForm):
    """Who is to do several, and by when; without a date each keeps its own."""

    due = forms.DateField(label=_("Due date"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    pairs = SeveralField(
        queryset=Pair.objects.select_related("original", "counterpart"),
        error_messages={"required": _("Tick the rows first.")},
    )

    @classmethod
    def among(cls, people: Iterable[AtWork]) -> BulkAssignForm:
        """To be shown, with ``people`` (``translators.at_work``) who are known already."""
        form = cls()
        able = [(person.pk, person.name) for person in people if person.may_be_asked]
        form.fields["to"].widget.choices = [("", _("Nobody")), *able]
        return form


class PolicyForm(forms.Form):
    """How the two versions go out."""

    policy = forms.ChoiceField(
        label=_("How this page is published"),
        required=False,
        choices=[("", _("As its section and the site do")), *Policy.choices],
    )
    reason = forms.CharField(
        label=_("Why"),
        required=False,
        max_length=250,
        help_text=_("Needed where the two versions may go out apart."),
    )

    @classmethod
    def for_pair(cls, pair: Pair) -> PolicyForm:
        """As it is now."""
        return cls(initial={"policy": pair.policy, "reason": pair.policy_reason})


class BelowForm(forms.Form):
    """How the pages below a section go out."""

    policy_below = forms.ChoiceField(
        label=_("How the pages below it are published"),
        required=False,
        choices=[("", _("As the site does")), *Policy.choices],
    )

    @classmethod
    def for_pair(cls, pair: Pair) -> BelowForm:
        """As it is now."""
        return cls(initial={"policy_below": pair.policy_below})


class ExemptForm(forms.Form):
    """Why a page needs no other version."""

    reason = forms.CharField(label=_("Why no translation is needed"), max_length=250)


class SendBackForm(forms.Form):
    """What is still to do."""

    note = forms.CharField(
        label=_("What is still to do"), required=False, widget=forms.Textarea(attrs={"rows": 3}), max_length=4000
    )
