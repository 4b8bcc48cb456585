"""What stands on the page where a pair is worked on: one answer for everybody who may see it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.urls import reverse

from papurbro.translation import byhand, counterparts
from papurbro.translation.columns import title_of
from papurbro.translation.editor import Entry, Saved
from papurbro.translation.forms import AssignForm, BelowForm, ExemptForm, PolicyForm, SendBackForm
from papurbro.translation.languages import day, direction_of, name_of_language, version_in
from papurbro.translation.models import Pair, Status
from papurbro.translation.permissions import may_publish_pair, may_translate, may_work_on
from papurbro.translation.segments import Segment, segments
from papurbro.translation.work import name_of
from papurbro.welsh.languages import other

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wagtail_localize.models import Translation

    from papurbro.users.models import User


@dataclass(frozen=True)
class Field:
    """One segment with what its field shows: what is saved, or what came back from a form that could not be saved whole."""

    segment: Segment
    entry: Entry | None
    error: str
    conflict: bool

    @property
    def text(self) -> str:
        """What stands in the field."""
        return self.entry.text if self.entry is not None else self.segment.start

    @property
    def token(self) -> str:
        """Of the saved text that this field started from."""
        return self.entry.token if self.entry is not None and (self.conflict or self.error) else self.segment.token

    @property
    def rows(self) -> int:
        """How tall the field is at first."""
        return max(2, len(self.segment.source) // 55 + self.segment.source.count("\n") + 1)


@dataclass(frozen=True)
class Rights:
    """What one person may do with one pair now."""

    translate: bool
    work: bool
    decide: bool

    @classmethod
    def of(cls, user: User, pair: Pair) -> Rights:
        """Ask once for the whole page."""
        return cls(may_translate(user), may_work_on(user, pair), may_publish_pair(user, pair))


def fields(pair: Pair, translation: Translation, entries: Mapping[str, Entry], saved: Saved | None) -> list[Field]:
    """Every segment in order with its field. ``entries`` are what a form sent that has to be shown again."""
    errors = saved.errors if saved else {}
    conflicts = saved.conflicts if saved else set()
    return [
        Field(segment, entries.get(segment.key), errors.get(segment.key, ""), segment.key in conflicts)
        for segment in segments(pair, translation)
    ]


def context(
    pair: Pair, user: User, *, entries: Mapping[str, Entry] | None = None, saved: Saved | None = None
) -> dict[str, Any]:
    """Everything that ``translation/work.html`` shows."""
    rights = Rights.of(user, pair)
    translation = _translation(pair)
    found = fields(pair, translation, entries or {}, saved) if translation else []
    return {
        "pair": pair,
        "rights": rights,
        "fields": found,
        "has_marks": any(field.segment.marks for field in found),
        "by_hand": byhand.side_by_side(pair) if translation is None else [],
        "homeless": saved.homeless if saved else [],
        **_words(pair),
        **_progress(found),
        **_doors(pair, user, rights, has_segments=translation is not None),
        **(_decisions(pair) if rights.decide else {}),
    }


def _translation(pair: Pair) -> Translation | None:
    """Segments lead from the original to the counterpart; a pair that turned is worked on as a whole."""
    if pair.counterpart is None or pair.behind != pair.counterpart_language:
        return None
    return counterparts.enabled_translation(pair.translation_key)


def _words(pair: Pair) -> dict[str, Any]:
    return {
        "title": title_of(pair),
        "source_language": other(pair.behind),
        "target_language": pair.behind,
        "source_name": name_of_language(other(pair.behind)),
        "target_name": name_of_language(pair.behind),
        "target_version": version_in(pair.behind),
        "direction": direction_of(pair),
        "due_in_words": day(pair.due) if pair.due else "",
        "assignee_name": name_of(pair.assignee) if pair.assignee else "",
        "sent_by_name": name_of(pair.sent_by) if pair.sent_by else "",
        "sent_on": day(pair.sent_at) if pair.sent_at else "",
        "reviewer_name": name_of(pair.reviewed_by) if pair.reviewed_by else "",
        "exempt_by_name": name_of(pair.exempt_by) if pair.exempt_by else "",
    }


def _progress(found: list[Field]) -> dict[str, Any]:
    done = sum(field.segment.is_done for field in found)
    still_open = [field.segment.number for field in found if not field.segment.is_done]
    # Where nothing is done yet the first is at hand anyway.
    return {"done": done, "total": len(found), "first_open": still_open[0] if done and still_open else None}


def _doors(pair: Pair, user: User, rights: Rights, *, has_segments: bool) -> dict[str, Any]:
    """Which buttons there are."""
    mine = pair.assignee_id == user.pk
    workable = rights.work and pair.exempt_at is None and pair.counterpart is not None
    return {
        "is_mine": mine,
        "may_claim": rights.translate and pair.is_pending and not mine and _is_free(pair, user),
        "may_release": pair.assignee_id is not None
        and pair.is_pending
        and pair.status != Status.IN_REVIEW
        and (mine or rights.decide),
        "editable": workable and has_segments,
        "may_send": workable and pair.status in (Status.MISSING, Status.IN_PROGRESS, Status.STALE),
        "may_approve": rights.decide and workable and pair.status in (Status.IN_PROGRESS, Status.IN_REVIEW),
        "may_send_back": rights.decide and pair.status in (Status.IN_REVIEW, Status.READY),
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
        "send_back_form": SendBackForm(),
        "may_swap": pair.counterpart is not None and pair.status != Status.MISSING,
    }
