"""Dates and times as facts tell them ("2021-12-31", "month 05", "weekday 5", "19:30"): which of them are the same."""

from typing import Final

from papurbro.welsh.facts import Fact
from papurbro.welsh.fold import fold

_WEEKDAYS: Final[dict[str, frozenset[str]]] = {
    str(number): frozenset(names.split())
    for number, names in enumerate(
        (
            "llun lun monday mondays mon",
            "mawrth fawrth tuesday tuesdays tue tues",
            "mercher fercher wednesday wednesdays wed",
            "iau thursday thursdays thu thur thurs",
            "gwener wener friday fridays fri",
            "sadwrn saturday saturdays sat",
            "sul suliau sunday sundays sun",
        ),
        start=1,
    )
}


def weekday_names(fact: Fact) -> frozenset[str]:
    """What a weekday may be called without its "dydd" ("Sul y Mamau", "Llun i Gwener"); nothing for other dates."""
    kind, _space, number = fact.value.partition(" ")
    return _WEEKDAYS.get(number, frozenset()) if kind == "weekday" else frozenset()


def same_but_for_the_year(one: Fact, other: Fact) -> bool:
    """ "31 December" is "31 Rhagfyr 2021": the year may go without saying."""
    shorter, longer = sorted((one.value, other.value), key=len)
    if not month_of(shorter) or year_of(shorter):
        return False
    return (month_of(shorter), day_of(shorter)) == (month_of(longer), day_of(longer))


def month_of(value: str) -> str:
    """The month of "2021-12-31", "12-31", "2021-12" and "month 12"; "" for a weekday."""
    if value.startswith("month "):
        return value[6:]
    parts = value.split("-")
    if len(parts) < 2:
        return ""
    return parts[1] if len(parts[0]) == 4 else parts[0]


def day_of(value: str) -> str:
    """The day of the month, "" where there is none."""
    parts = value.split("-")
    is_whole = len(parts) == 3 or (len(parts) == 2 and len(parts[0]) == 2)
    return parts[-1] if is_whole else ""


def year_of(value: str) -> str:
    """The year, "" where there is none."""
    head = value.split("-")[0]
    return head if len(head) == 4 and head.isdigit() else ""


def same_but_for_the_half(one: Fact, other: Fact) -> bool:
    """ "7:30" may be "19:30", as long as nothing says which half of the day is meant."""
    if _on_the_dial(one.value) != _on_the_dial(other.value):
        return False
    return any(not _tells_half(fact) and int(fact.value[:2]) <= 12 for fact in (one, other))


def _tells_half(fact: Fact) -> bool:
    marks = fold(fact.shown).replace(".", "").replace(" ", "")
    return marks.endswith(("am", "pm", "yb", "yh", "yp"))


def _on_the_dial(time: str) -> tuple[int, str]:
    return int(time[:2]) % 12, time[3:]


def is_hour(time: Fact, number: Fact) -> bool:
    """ "2-4pm" is "14:00-16:00": its 2 is no number, but an hour."""
    hour, _point, minute = number.value.partition(".")
    if not hour.isdigit() or int(hour) > 24 or len(minute) not in (0, 2):
        return False
    return (int(hour) % 12, minute or "00") == _on_the_dial(time.value)
