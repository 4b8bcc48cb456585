"""What a reader is told about the other version of the page that they are on: one sentence, and a link where there is one."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from django.utils import translation
from django.utils.translation import gettext_lazy as _

from papurbro.core.addresses import Switch, active_language
from papurbro.translation.models import Pair, Policy, Status
from papurbro.translation.pages import ChangeClass
from papurbro.welsh.dates import format_day
from papurbro.welsh.languages import Language

if TYPE_CHECKING:
    from wagtail.models import Page

#: Somebody has begun: readers of the language that is awaited may be told that it comes.
ON_ITS_WAY = (Status.IN_PROGRESS, Status.IN_REVIEW, Status.READY)


class Kind(StrEnum):
    """What the notice says."""

    CORRECTED = "corrected"
    FOLLOWS = "follows"
    ABSENT = "absent"
    COMING = "coming"
    ONLY = "only"


#: By what is said and the language of the other version: Welsh mutates and agrees, so every sentence is whole.
SENTENCES = {
    (Kind.FOLLOWS, "cy"): _("The Welsh version was corrected on %(day)s; this version is being updated."),
    (Kind.FOLLOWS, "en"): _("The English version was corrected on %(day)s; this version is being updated."),
    (Kind.CORRECTED, "cy"): _("This page was corrected on %(day)s. The Welsh version is being updated."),
    (Kind.CORRECTED, "en"): _("This page was corrected on %(day)s. The English version is being updated."),
    (Kind.ABSENT, "cy"): _("This page is not yet available in Welsh."),
    (Kind.ABSENT, "en"): _("This page is not yet available in English."),
    (Kind.COMING, "cy"): _("This page is not yet available in Welsh; the Welsh version is on its way."),
    (Kind.COMING, "en"): _("This page is not yet available in English; the English version is on its way."),
    (Kind.ONLY, "cy"): _("This page is available in English only."),
    (Kind.ONLY, "en"): _("This page is available in Welsh only."),
}
INVITATIONS = {"cy": _("Read the Welsh version"), "en": _("Read the English version")}


@dataclass(frozen=True)
class Notice:
    """``language`` is the other version's; ``day`` is the day of a correction in words; ``url`` is empty without a live other half."""

    kind: Kind
    language: Language
    day: str = ""
    url: str = ""

    @property
    def sentence(self) -> str:
        """What is said, in the language of the page."""
        return SENTENCES[self.kind, self.language] % {"day": self.day}

    @property
    def invitation(self) -> str:
        """The words of the link, in the language that it leads to."""
        with translation.override(self.language):
            return str(INVITATIONS[self.language])


def notice_for(page: Page, switch: Switch) -> Notice | None:
    """What is to be said on ``page``, whose other half is where ``switch`` leads; None where both halves agree."""
    pair = page.pair
    if pair is None:
        return None
    if switch.exact:
        return _correction(page, pair, switch)
    return Notice(_absence(pair, switch.language), switch.language)


def absence_in(language: Language) -> str:
    """That there is no version in ``language`` yet, said in ``language`` to the reader who looks for it."""
    with translation.override(language):
        return str(SENTENCES[Kind.ABSENT, language])


def is_on_its_way(pair: Pair | None, language: Language) -> bool:
    """Whether the version in ``language`` is being made now."""
    return pair is not None and pair.behind == language and pair.status in ON_ITS_WAY


def _correction(page: Page, pair: Pair, switch: Switch) -> Notice | None:
    """While a correction has not reached both halves, both say so (DESIGN, flow 4)."""
    if pair.change_class != ChangeClass.CORRECTION or pair.stale_since is None or pair.status == Status.CURRENT:
        return None
    kind = Kind.FOLLOWS if pair.behind == page.language else Kind.CORRECTED
    return Notice(kind, switch.language, _in_words(pair.stale_since), switch.url)


def _absence(pair: Pair, language: Language) -> Kind:
    if pair.exempt_at is not None or pair.policy_in_force == Policy.SINGLE:
        return Kind.ONLY
    return Kind.COMING if is_on_its_way(pair, language) else Kind.ABSENT


def _in_words(moment: dt.datetime) -> str:
    this_year = dt.datetime.now(tz=dt.UTC).year == moment.year
    return format_day(moment, active_language(), year=not this_year)
