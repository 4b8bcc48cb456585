"""What stands on the page where a pair is worked on: one answer for everybody who may see it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.urls import reverse

from papurbro.translation import byhand, reviewing
from papurbro.translation.columns import title_of
from papurbro.translation.forms import AssignForm, BelowForm, ExemptForm, PolicyForm, SendBackForm
from papurbro.translation.languages import day, direction_of, name_of_language, version_in
from papurbro.translation.models import Pair, Status
from papurbro.translation.people import name_of
from papurbro.translation.permissions import may_publish_pair, may_translate, may_work_on
from papurbro.translation.promises import promised_in_words
from papurbro.translation.workbench.assistance import assistance
from papurbro.translation.workbench.here import here_context
from papurbro.translation.workbench.scripts import SCRIPTS
from papurbro.translation.workbench.sheet import Field, Sheet, sheet_of
from papurbro.welsh.languages import other

if TYPE_CHECKING:
    from collections.abc import Mapping

    from papurbro.translation.editor import Entry, Saved
    from papurbro.users.models import User


@dataclass(frozen=True)
class Rights:
    """What one person may do with one pair now."""

    translate: bool
    work: bool
    decide: bool
    review: bool

    @classmethod
    def of(cls, user: User, pair: Pair) -> Rights:
        """Ask once for the whole page."""
        return cls(
            may_translate(user), may_work_on(user, pair), may_publish_pair(user, pair), reviewing.may_review(user, pair)
        )


def context(
    pair: Pair,
    user: User,
    *,
    entries: Mapping[str, Entry] | None = None,
    saved: Saved | None = None,
    opened: str = "",
    only_unfinished: bool = False,
) -> dict[str, Any]:
    """Everything that ``translation/work.html`` shows. ``opened`` is the key of the part whose help is on the page; else the first unfinished."""
    rights = Rights.of(user, pair)
    # Before the text is read: what is saved in between is then not taken for seen.
    seen = reviewing.seen_digest(pair) if rights.review else ""
    sheet = sheet_of(pair, entries, saved)
    doors = _doors(pair, user, rights, has_segments=sheet is not None)
    return {
        "pair": pair,
        "rights": rights,
        "by_hand": byhand.side_by_side(pair) if sheet is None else [],
        "workbench_scripts": SCRIPTS,
        "seen": seen,
        "has_parts": sheet is not None,
        "open_notes": pair.threads.unresolved().count(),
        "dismissed": pair.dismissals.count(),
        "send_back_form": SendBackForm(),
        **_words(pair),
        **doors,
        **here_context(pair, user),
        **(_parts(sheet, pair, opened, editable=doors["editable"], only_unfinished=only_unfinished) if sheet else {}),
        **(_decisions(pair) if rights.decide else {}),
    }


def part_context(pair: Pair, sheet: Sheet, field: Field) -> dict[str, Any]:
    """What the templates of one part need, when it is shown without the rest of the page."""
    return {"pair": pair, "field": field, **_languages(pair), **_progress(sheet)}


def _parts(sheet: Sheet, pair: Pair, opened: str, *, editable: bool, only_unfinished: bool) -> dict[str, Any]:
    now = (sheet.of(opened) or sheet.first_open or sheet.fields[0]) if editable and sheet.fields else None
    shown = [field for field in sheet.fields if not (only_unfinished and field.segment.is_done and field is not now)]
    return {
        "fields": shown,
        **({"seen": _rest(sheet, shown)} if editable else {}),
        "only_unfinished": only_unfinished,
        "opened": now.segment.key if now else "",
        "homeless": sheet.homeless,
        "sheet": sheet,
        **_progress(sheet),
        **(assistance(pair, now) if now else {}),
    }


def _rest(sheet: Sheet, shown: list[Field]) -> str:
    """The name of the parts that have no field on the page (``reviewing.form_was_seen``)."""
    keys = {field.segment.key for field in shown}
    return reviewing.digest_of_tokens(
        {f.segment.key: f.segment.token for f in sheet.fields if f.segment.key not in keys}
    )


def _progress(sheet: Sheet) -> dict[str, Any]:
    first = sheet.first_open
    # Where nothing is done yet the first is at hand anyway.
    return {
        "done": sheet.done,
        "total": sheet.total,
        "left": sheet.total - sheet.done,
        "first_open": first.segment.number if first and sheet.done else None,
        "digest": sheet.digest,
    }


def _languages(pair: Pair) -> dict[str, Any]:
    return {
        "source_language": other(pair.behind),
        "target_language": pair.behind,
        "source_name": name_of_language(other(pair.behind)),
        "target_name": name_of_language(pair.behind),
    }


def _words(pair: Pair) -> dict[str, Any]:
    return {
        "title": title_of(pair),
        **_languages(pair),
        "target_version": version_in(pair.behind),
        "direction": direction_of(pair),
        "due_in_words": day(pair.due) if pair.due else "",
        "promised": promised_in_words(pair),
        "assignee_name": name_of(pair.assignee) if pair.assignee else "",
        "sent_by_name": name_of(pair.sent_by) if pair.sent_by else "",
        "sent_on": day(pair.sent_at) if pair.sent_at else "",
        "reviewer_name": name_of(pair.reviewed_by) if pair.reviewed_by else "",
        "exempt_by_name": name_of(pair.exempt_by) if pair.exempt_by else "",
    }


def _doors(pair: Pair, user: User, rights: Rights, *, has_segments: bool) -> dict[str, Any]:
    """Which buttons there are."""
    mine = pair.assignee_id == user.pk
    workable = rights.work and pair.exempt_at is None and pair.counterpart is not None
    return {
        "is_mine": mine,
        "may_preview": rights.work and pair.counterpart is not None,
        "may_claim": rights.translate and pair.is_pending and not mine and _is_free(pair, user),
        "may_release": pair.assignee_id is not None
        and pair.is_pending
        and pair.status != Status.IN_REVIEW
        and (mine or rights.decide),
        "editable": workable and has_segments,
        "may_send": workable and pair.status in (Status.MISSING, Status.IN_PROGRESS, Status.STALE),
        "may_approve": rights.review
        and pair.exempt_at is None
        and pair.counterpart is not None
        and pair.status in (Status.IN_PROGRESS, Status.IN_REVIEW),
        "may_send_back": (rights.decide or rights.review) and pair.status in (Status.IN_REVIEW, Status.READY),
        "may_publish": rights.decide and pair.status == Status.READY,
        "edit_behind_url": _edit_url(pair.behind_page, user) if not has_segments else "",
        "edit_ahead_url": _edit_url(pair.ahead_page, user),
    }


def _is_free(pair: Pair, user: User) -> bool:
    return Pair.objects.filter(pk=pair.pk).free_for(user).exists()


def _edit_url(page: Any, user: User) -> str:
    if page is None or not page.specific.permissions_for_user(user).can_edit():
        return ""
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def _decisions(pair: Pair) -> dict[str, Any]:
    original = pair.original.specific_class if pair.original else None
    return {
        "assign_form": AssignForm.for_pair(pair),
        "policy_form": PolicyForm.for_pair(pair),
        "below_form": BelowForm.for_pair(pair) if original and original.allowed_subpage_models() else None,
        "exempt_form": ExemptForm(prefix=""),
        "may_swap": pair.counterpart is not None and pair.status != Status.MISSING,
    }
