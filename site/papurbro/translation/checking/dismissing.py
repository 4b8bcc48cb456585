"""Warnings that somebody has looked at and lets stand, with a reason that stays."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.db import transaction
from django.dispatch import receiver
from django.utils.translation import gettext as _

from papurbro.translation import happenings
from papurbro.translation.checking import findings
from papurbro.translation.checking.checks import CHECKS, Finding, Severity
from papurbro.translation.checking.models import LONGEST_REASON, Dismissal, DismissalQuerySet
from papurbro.translation.checking.wholes import Placed
from papurbro.translation.errors import PairError
from papurbro.translation.permissions import may_work_on
from papurbro.translation.segments import segments
from papurbro.translation.talk.following import heirs

if TYPE_CHECKING:
    from papurbro.translation.models import Pair
    from papurbro.translation.segments import Segment
    from papurbro.translation.sync import Unit
    from papurbro.users.models import User

#: The key under which stands what is found page against page.
WHOLE_PAGE = ""


def dismiss(
    pair: Pair, key: str, finding_digest: str, check: str, reason: str, user: User, *, text: str | None = None
) -> None:
    """Let a warning in the part ``key`` stand; "" is the key of pages compared as wholes. Done twice, the later reason holds.

    ``text`` is what stands in the field, where that is not saved yet. Raises ``PairError`` with nothing changed: ``user`` may not work on this,
    no reason is given, or what was found must be put right.
    """
    _require_right(pair, user)
    reason = reason.strip()
    if not reason:
        raise PairError(_("Say why this may stand as it is."))
    if len(reason) > LONGEST_REASON:
        raise PairError(
            _("The reason is %(length)s characters long, and there is room for %(longest)s.")
            % {"length": len(reason), "longest": LONGEST_REASON}
        )
    finding = _find(pair, key, finding_digest, check, text)
    _require_warning(finding, check)
    Dismissal.objects.update_or_create(
        pair=pair,
        part=key,
        check_id=check,
        digest=finding_digest,
        defaults={"reason": reason, "by": user, "sentence": finding.sentence if finding else ""},
    )


def _require_right(pair: Pair, user: User) -> None:
    # Looked up again: it may have gone into other hands since ``pair`` was read.
    if not may_work_on(user, type(pair).objects.get(pk=pair.pk)):
        raise PairError(_("Take this on first: then you can work on it."))


def _require_warning(finding: Finding | None, check: str) -> None:
    if check not in CHECKS:
        raise PairError(_("There is no such check."))
    if finding.blocks if finding else CHECKS[check].severity == Severity.BLOCK:
        raise PairError(_("This cannot be dismissed: it has to be put right before the text can be sent."))


def _find(pair: Pair, key: str, digest: str, check: str, text: str | None) -> Finding | None:
    """The finding that is meant, if it is there still: somebody may have written on meanwhile."""
    if key == WHOLE_PAGE:
        found = [placed.finding for placed in findings.in_pages(pair)]
    else:
        translation = findings.translation_of(pair)
        parts = [each for each in segments(pair, translation) if each.key == key] if translation else []
        found = findings.in_parts(pair, parts, texts={} if text is None else {key: text}).get(key, [])
    return next((each for each in found if (each.check, each.digest) == (check, digest)), None)


def withdraw(pair: Pair, pk: int, user: User) -> None:
    """Take a dismissal back: the warning stands again. Raises ``PairError`` where ``user`` may not work on this."""
    _require_right(pair, user)
    Dismissal.objects.filter(pair=pair, pk=pk).delete()


def dismissals(pair: Pair) -> DismissalQuerySet:
    """Every warning of the pair that was dismissed, the newest first, with who did it and why; one query."""
    return Dismissal.objects.of(pair)


def open_findings(
    pair: Pair, found: list[Segment], *, texts: Mapping[str, str] | None = None
) -> dict[str, list[Finding]]:
    """``{key: findings}`` of the parts in which something is open; dismissed warnings are left out.

    ``texts`` are what stands in the fields now, by key, where that is not saved. A bounded number of queries.
    """
    dismissed = _dismissed(pair)
    open_now = {
        key: [finding for finding in each if finding.blocks or (key, finding.check, finding.digest) not in dismissed]
        for key, each in findings.in_parts(pair, found, texts=texts).items()
    }
    return {key: each for key, each in open_now.items() if each}


def open_in_pages(pair: Pair) -> list[Placed]:
    """What is open where the half behind was written as a whole; each with its place in the page."""
    dismissed = _dismissed(pair)
    return [
        placed
        for placed in findings.in_pages(pair)
        if placed.finding.blocks or (WHOLE_PAGE, placed.finding.check, placed.finding.digest) not in dismissed
    ]


def _dismissed(pair: Pair) -> set[tuple[str, str, str]]:
    return set(Dismissal.objects.filter(pair=pair).values_list("part", "check_id", "digest"))


@receiver(happenings.parts_changed, dispatch_uid="dismissals_follow_their_part")
def follow(pair: Pair, before: list[Unit], after: list[Unit], **_kwargs: object) -> None:
    """The original's parts are others now: what was dismissed in one holds in those that came after it, as long as the finding is the same."""
    rows = list(Dismissal.objects.filter(pair=pair).exclude(part=WHOLE_PAGE))
    if not rows:
        return
    news = {old.key: [unit.key for unit in new] for old, new in heirs(before, after)}
    with transaction.atomic():
        for row in rows:
            for key in news.get(row.part, ()):
                Dismissal.objects.get_or_create(
                    pair=pair,
                    part=key,
                    check_id=row.check_id,
                    digest=row.digest,
                    defaults={"reason": row.reason, "by": row.by, "sentence": row.sentence},
                )
            if row.part in news:
                row.delete()
