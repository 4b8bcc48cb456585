"""What became of files, as plain rows: for pages, for commands, and to be kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from papurbro.translation.models import Status

if TYPE_CHECKING:
    from papurbro.translation.exchange.comparing import Conflict, Problem
    from papurbro.translation.exchange.taking_in import Outcome, Result


def rows(result: Result) -> list[dict[str, Any]]:
    """One row for each file, as JSON has it; sentences are in the active language."""
    return [_row(outcome) for outcome in result.outcomes]


def _row(outcome: Outcome) -> dict[str, Any]:
    pair = outcome.pair
    return {
        "file": outcome.name,
        "pair": pair.pk if pair is not None else None,
        "language": str(pair.behind) if pair is not None else "",
        "title": outcome.title,
        "finished": outcome.finished,
        "drafts": outcome.drafts,
        "unchanged": outcome.unchanged,
        "empty": outcome.empty,
        "left": outcome.left,
        "status": outcome.status,
        "hindrance": outcome.hindrance,
        "problems": [_problem(problem) for problem in outcome.problems],
        "conflicts": [_conflict(conflict) for conflict in outcome.conflicts],
    }


def _problem(problem: Problem) -> dict[str, Any]:
    return {
        "why": problem.why.value,
        "part": problem.part,
        "place": problem.place,
        "line": problem.line,
        "sentence": problem.sentence,
        "text": problem.text,
    }


def _conflict(conflict: Conflict) -> dict[str, Any]:
    return {
        "key": conflict.key,
        "part": conflict.segment.number,
        "place": conflict.segment.place.label,
        "mine": conflict.mine,
        "theirs": conflict.theirs,
        "seen": conflict.seen,
        "is_draft": conflict.is_draft,
    }


def summary(row: dict[str, Any]) -> str:
    """One sentence or two about a file that was taken in."""
    counts = {"finished": row["finished"], "drafts": row["drafts"], "left": row["left"]}
    if row["finished"] or row["drafts"]:
        sentence = _("Parts filled: %(finished)s. Drafts: %(drafts)s. Still to translate: %(left)s.") % counts
    else:
        sentence = _("There was nothing new in it. Still to translate: %(left)s.") % counts
    return f"{sentence} {_after(row)}".strip()


def _after(row: dict[str, Any]) -> str:
    if row["hindrance"]:
        return _("Not sent for review: %(reason)s") % {"reason": row["hindrance"]}
    if row["status"] == Status.IN_REVIEW:
        return _("It waits for its review now.")
    if row["drafts"]:
        return _("What the tool did not mark as finished came in as drafts.")
    return ""


def lines(result: Result, *, is_done: bool) -> str:
    """What a terminal is told."""
    told = [f"{name}: untouched since it left" for name in result.untouched]
    told += [f"{name}: in the list, and not in the zip" for name in result.missing]
    for row in rows(result):
        told.append(f"{row['file']}: {row['title'] or '-'}")
        told.append(f"  {summary(row)}" if is_done or not row["problems"] else "  Nothing was taken in.")
        told += [f"  {place_of(problem)}{problem['sentence']}" for problem in row["problems"]]
        told += [f"  {place_of(conflict)}{_both(conflict)}" for conflict in row["conflicts"]]
    return "".join(f"{line}\n" for line in told)


def place_of(found: dict[str, Any]) -> str:
    """ "Part 3, Title (line 12): ", as far as it is known."""
    words = _("Part %(part)s, %(place)s") % found if found.get("part") else ""
    line = _("line %(line)s") % found if found.get("line") else ""
    both = f"{words} ({line})" if words and line else words or line
    return f"{both}: " if both else ""


def _both(conflict: dict[str, Any]) -> str:
    return _("Another text was saved here meanwhile. Here: “%(theirs)s” In the file: “%(mine)s”") % conflict
