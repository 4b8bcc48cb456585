"""What a report can be narrowed to."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING, Any

from django import forms
from django.db.models import Min
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from wagtail.models import Page

from papurbro.tags.models import Tag
from papurbro.translation.languages import active_language
from papurbro.translation.models import Pair
from papurbro.translation.parity.grouping import by_author
from papurbro.translation.parity.models import Gap
from papurbro.translation.parity.scope import Scope
from papurbro.translation.parity.tables_delays import month_in_words
from papurbro.welsh.sorting import sort_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.db.models import Model


#: So many sections are offered, those nearest to the top of the site; any other can still be asked for by its address.
MOST_SECTIONS = 200


class ScopeForm(forms.Form):
    """By GET; every field may be left empty. Months, because figures of a day say nothing."""

    first = forms.TypedChoiceField(
        label=pgettext_lazy("period", "From"), required=False, coerce=datetime.date.fromisoformat, empty_value=None
    )
    last = forms.TypedChoiceField(
        label=pgettext_lazy("period", "To"), required=False, coerce=datetime.date.fromisoformat, empty_value=None
    )
    tag = forms.TypedChoiceField(label=gettext_lazy("Tag"), required=False, coerce=int, empty_value=None)
    author = forms.ChoiceField(label=gettext_lazy("Author"), required=False)
    section = forms.TypedChoiceField(label=gettext_lazy("Section"), required=False, coerce=int, empty_value=None)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {f"{author._meta.label_lower}:{author.pk}": author for author in _authors()}
        months = [(month.isoformat(), month_in_words(month)) for month in _months()]
        choices: dict[str, list[tuple[Any, str]]] = {
            "first": [("", _("The beginning")), *months],
            "last": [("", _("Today")), *months],
            "tag": [("", _("All")), *_tags()],
            "author": [("", _("All")), *_in_order([(key, str(author)) for key, author in self.people.items()])],
            "section": [("", _("All")), *_sections(self.data.get("section", ""))],
        }
        for name, found in choices.items():
            self.fields[name].choices = found  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """The months in order."""
        data: dict[str, Any] = super().clean() or {}
        first, last = data.get("first"), data.get("last")
        if first and last and first > last:
            self.add_error("last", _("The last month is before the first one."))
        return data

    def scope(self) -> Scope:
        """What was chosen; only where the form is valid."""
        data = self.cleaned_data
        return Scope(
            first=data["first"],
            last=data["last"],
            tag=Tag.objects.get(pk=data["tag"]) if data["tag"] else None,
            author=self.people.get(data["author"]),
            section=Pair.objects.get(pk=data["section"]) if data["section"] else None,
        )


def _months() -> Iterator[datetime.date]:
    """Every month from the first publication, or the first wait, until this one, the latest first."""
    earliest = [
        Gap.objects.aggregate(first=Min("month"))["first"],
        _month_of(Page.objects.filter(alias_of=None).aggregate(first=Min("first_published_at"))["first"]),
    ]
    month = timezone.localdate().replace(day=1)
    first = min((day for day in earliest if day is not None), default=month)
    while month >= first:
        yield month
        month = (month - datetime.timedelta(days=1)).replace(day=1)


def _month_of(moment: datetime.datetime | None) -> datetime.date | None:
    return timezone.localtime(moment).date().replace(day=1) if moment is not None else None


def _tags() -> list[tuple[Any, str]]:
    language = active_language()
    return _in_order([(tag.pk, tag.name(language)) for tag in Tag.objects.all()])


def _authors() -> Iterator[Model]:
    for grouping in by_author():
        yield from grouping.model._default_manager.all()


def _sections(chosen: str) -> list[tuple[Any, str]]:
    """Pairs with pages below them, in the order of the tree: the highest, and the one that was chosen."""
    heads = Pair.objects.filter(original__numchild__gt=0).select_related("original")
    offered = list(heads.order_by("original__depth", "original__path")[:MOST_SECTIONS])
    if re.fullmatch(r"[0-9]{1,18}", chosen) and int(chosen) not in {pair.pk for pair in offered}:
        offered += heads.filter(pk=int(chosen))
    return [(pair.pk, str(pair)) for pair in sorted(offered, key=_path)]


def _path(pair: Pair) -> str:
    return pair.original.path if pair.original is not None else ""


def _in_order(choices: list[tuple[Any, str]]) -> list[tuple[Any, str]]:
    language = active_language()
    return sorted(choices, key=lambda choice: sort_key(choice[1], language))
