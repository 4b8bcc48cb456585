"""The facts in a text: what a reader would be misled by if it were wrong.

Each is found as it is written and compared by its value, so that "7.30yh", "7:30pm" and "19:30" are one time
and "1 Fawrth", "1af o Fawrth" and "1 March" one day, in either language.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, fields, replace
from typing import Final

from papurbro.welsh.fold import APOSTROPHES, fold
from papurbro.welsh.words import WORD, starts_sentence


@dataclass(frozen=True)
class Fact:
    """One fact: the value to compare by, the words in which it was written, and where they stand in the plain text (offsets)."""

    value: str
    shown: str
    start: int = field(default=-1, compare=False)
    end: int = field(default=-1, compare=False)


@dataclass(frozen=True)
class Facts:
    """The facts of a text by kind, each in the order of the text."""

    urls: tuple[Fact, ...] = ()
    emails: tuple[Fact, ...] = ()
    tags: tuple[Fact, ...] = ()
    times: tuple[Fact, ...] = ()
    dates: tuple[Fact, ...] = ()
    numbers: tuple[Fact, ...] = ()
    number_words: tuple[Fact, ...] = ()
    negations: tuple[Fact, ...] = ()
    names: tuple[Fact, ...] = ()

    def kinds(self) -> Iterator[tuple[str, tuple[Fact, ...]]]:
        """Yield each kind with its facts, in the order above."""
        for kind in fields(self):
            yield kind.name, getattr(self, kind.name)


MONTHS: Final = {
    spelling: number
    for number, spellings in enumerate(
        (
            "ionawr january jan",
            "chwefror february feb",
            "mawrth fawrth march",
            "ebrill april",
            "mai fai may",
            "mehefin fehefin june",
            "gorffennaf orffennaf ngorffennaf july",
            "awst august aug",
            "medi fedi september sept sep",
            "hydref october oct",
            "tachwedd dachwedd thachwedd nhachwedd november nov",
            "rhagfyr ragfyr december dec",
        ),
        start=1,
    )
    for spelling in spellings.split()
}
"""The number of each month by its names, mutated ones too, in small letters."""

_DAYS: Final = {
    spelling: number
    for number, spellings in enumerate(
        (
            "llun lun monday mondays",
            "mawrth fawrth tuesday tuesdays",
            "mercher fercher wednesday wednesdays",
            "iau thursday thursdays",
            "gwener wener friday fridays",
            "sadwrn saturday saturdays",
            "sul sunday sundays",
        ),
        start=1,
    )
    for spelling in spellings.split()
}
_NUMBER_WORDS: Final = {
    spelling: number
    for number, spellings in {
        1: "un one",
        2: "dau dwy ddau ddwy two",
        3: "tri tair dri dair thri thair three",
        4: "pedwar pedair bedwar bedair phedwar phedair four",
        5: "pump pum bump bum phump phum five",
        6: "chwech chwe six",
        7: "saith seven",
        8: "wyth eight",
        9: "naw nine",
        10: "deg deng ddeg ddeng ten",
        11: "eleven",
        12: "deuddeg deuddeng ddeuddeg ddeuddeng twelve",
        15: "pymtheg bymtheg fifteen",
        20: "ugain twenty",
        30: "thirty",
        40: "deugain ddeugain forty",
        50: "hanner-cant fifty",
        100: "cant gant chant hundred",
        1000: "mil fil thousand",
    }.items()
    for spelling in spellings.split()
}
_NEGATIONS: Final = frozenset(
    {
        "not",
        "no",
        "never",
        "cannot",
        "without",
        "nid",
        "nad",
        "ddim",
        "dim",
        "heb",
        "byth",
        "peidio",
        "peidiwch",
        "beidio",
        "mohono",
        "mohoni",
    }
)

_MONTH: Final = "|".join(sorted(MONTHS, key=len, reverse=True))
_URL = re.compile(r"(?:https?://|www\.)[^\s<>\"'“”]+[^\s<>\"'“”.,;:!?)\]]", re.IGNORECASE)
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_TAG = re.compile(r"(?<!\w)[#@]\w+")
_HALF: Final = r"[ap]m\b|[ap]\.m\b\.?|y[bhp]\b|y\.[bhp]\b\.?|o'r\ gloch|o'clock"
_TIME = re.compile(
    rf"""\b(?P<hour>[01]?\d|2[0-3])
    (?: [:.](?P<minute>[0-5]\d) (?:\s?(?P<half>{_HALF}))?
      | \s?(?P<only>{_HALF}) )""",
    re.VERBOSE | re.IGNORECASE,
)
_ORDINAL: Final = r"(?:st|nd|rd|th|af|il|ail|ydd|fed|eg|ain)?"
_DATE = re.compile(
    rf"""\b(?: (?P<day>[0-3]?\d){_ORDINAL}\s+(?:o\s+|of\s+)?(?P<month>{_MONTH})\b(?:,?\s+(?P<year>\d{{4}}))?
      | (?P<month2>{_MONTH})\s+(?P<day2>[0-3]?\d){_ORDINAL}\b(?!:)(?:,?\s+(?P<year2>\d{{4}}))?
      | (?:(?P<mis>[mf]is)\s+)?(?P<month3>{_MONTH})(?:\s+(?P<year3>\d{{4}}))?\b
      | (?P<iso>\d{{4}}-\d\d-\d\d)\b
      | (?P<slashed>\d?\d/\d?\d/\d{{2,4}})\b )""",
    re.VERBOSE | re.IGNORECASE,
)
_WEEKDAY = re.compile(
    r"\b(?:(?:d?dydd|nos|bore|fore|[pb]rynhawn|phrynhawn)\s+(llun|lun|[mf]awrth|[mf]ercher|iau|g?wener|sadwrn|sul)"
    r"|((?:mon|tues|wednes|thurs|fri|satur|sun)days?))\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_LINK = re.compile(r"<a\b[^>]*?\bhref=\"([^\"]*)\"[^>]*>", re.IGNORECASE)
_PAGE_LINK = re.compile(r"<a\b[^>]*?\bid=\"(\d+)\"[^>]*>", re.IGNORECASE)
_MARKUP = re.compile(r"</?[a-z][^>]*>", re.IGNORECASE)


def facts(text: str) -> Facts:
    """Return the facts of a text, which may be plain or hold the inline HTML of rich text."""
    links = [Fact(address, address) for address in _LINK.findall(text)]
    links += [Fact(f"page:{page}", f"page {page}") for page in _PAGE_LINK.findall(text)]
    reading = _Reading(plain(text))
    found = _figures(reading)
    return replace(
        found,
        urls=(*links, *found.urls),
        number_words=reading.take(WORD, _number_word),
        negations=reading.take(WORD, _negation),
        names=reading.names(),
    )


def figures_of_plain(text: str) -> Facts:
    """Return the facts that are no words of a text without mark-up, whose apostrophes are straight: addresses, times, dates, numbers."""
    return _figures(_Reading(text))


def _figures(reading: "_Reading") -> Facts:
    return Facts(
        urls=reading.take(_URL, lambda match: match.group().rstrip("/")),
        emails=reading.take(_EMAIL, lambda match: match.group().casefold()),
        tags=reading.take(_TAG, lambda match: match.group().casefold()),
        times=reading.take(_TIME, _time),
        dates=(*reading.take(_WEEKDAY, _weekday), *reading.take(_DATE, _date)),
        numbers=reading.take(_NUMBER, lambda match: match.group().replace(",", "")),
    )


def plain(text: str) -> str:
    """Return the text of a piece of rich text, apostrophes made straight."""
    return _MARKUP.sub("", text).replace("&amp;", "&").replace("&nbsp;", " ").translate(APOSTROPHES)


class _Reading:
    """A text from which each fact is taken once, so that a time is not read again as numbers."""

    def __init__(self, text: str) -> None:
        self.text = text

    def take(self, pattern: re.Pattern[str], value: Callable[[re.Match[str]], str | None]) -> tuple[Fact, ...]:
        taken = []
        for match in pattern.finditer(self.text):
            found = value(match)
            if found is not None:
                taken.append(Fact(found, match.group().strip(), match.start(), match.end()))
                self._blank(match)
        return tuple(taken)

    def names(self) -> tuple[Fact, ...]:
        return tuple(
            Fact(fold(match.group()), match.group(), match.start(), match.end())
            for match in WORD.finditer(self.text)
            if match.group()[0].isupper() and not starts_sentence(self.text, match.start())
        )

    def _blank(self, match: re.Match[str]) -> None:
        # A sign that ends no sentence and starts no word keeps the place.
        gap = "·" * (match.end() - match.start())
        self.text = self.text[: match.start()] + gap + self.text[match.end() :]


def _time(match: re.Match[str]) -> str | None:
    hour, minute = int(match["hour"]), match["minute"] or "00"
    half = (match["half"] or match["only"] or "").replace(".", "").casefold()
    if half in {"pm", "yh", "yp"} and hour < 12:
        hour += 12
    if half in {"am", "yb"} and hour == 12:
        hour = 0
    if not half and "." in match.group():
        return None  # "3.50" alone is as likely a sum of money
    return f"{hour:02}:{minute}"


def _weekday(match: re.Match[str]) -> str:
    return f"weekday {_DAYS[(match[1] or match[2]).casefold()]}"


def _date(match: re.Match[str]) -> str | None:
    if match["iso"]:
        year, month, day = match["iso"].split("-")
        return _day(day, int(month), year)
    if match["slashed"]:
        day, month, year = match["slashed"].split("/")
        return _day(day, int(month), year if len(year) == 4 else f"20{year}")
    if match["month3"]:
        return _month_alone(match)
    month_number = MONTHS[(match["month"] or match["month2"]).casefold()]
    return _day(match["day"] or match["day2"], month_number, match["year"] or match["year2"])


def _day(day: str, month: int, year: str | None) -> str:
    return f"{year}-{month:02}-{int(day):02}" if year else f"{month:02}-{int(day):02}"


def _month_alone(match: re.Match[str]) -> str | None:
    """ "may", "mai" and "medi" are common words: a month alone needs its capital, or "mis" before it."""
    name, year = match["month3"], match["year3"]
    certain = match["mis"] or year or name.casefold() not in {"may", "mai", "fai", "march", "mawrth"}
    if not certain or (name[0].islower() and not match["mis"]):
        return None
    return f"{year}-{MONTHS[name.casefold()]:02}" if year else f"month {MONTHS[name.casefold()]:02}"


def _number_word(match: re.Match[str]) -> str | None:
    number = _NUMBER_WORDS.get(match.group().casefold())
    return None if number is None else str(number)


def _negation(match: re.Match[str]) -> str | None:
    word = match.group().casefold()
    return "not" if word in _NEGATIONS or word.endswith("n't") else None
