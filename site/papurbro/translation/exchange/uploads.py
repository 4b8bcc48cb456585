"""Files that come back: kept, taken in, and told of; and the second step where something did not fit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from wagtail.permission_policies.pages import PagePermissionPolicy

from papurbro.translation.errors import PairError
from papurbro.translation.exchange import reports
from papurbro.translation.exchange.comparing import Problem, Why
from papurbro.translation.exchange.models import Upload
from papurbro.translation.exchange.returned import FileError
from papurbro.translation.exchange.taking_in import Outcome, Result, Wish, take_in
from papurbro.translation.exchange.unpacking import unpack
from papurbro.translation.permissions import may_publish_pair, may_work_on
from papurbro.welsh.languages import LANGUAGES

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from papurbro.translation.exchange.models import Parcel
    from papurbro.translation.models import Pair
    from papurbro.users.models import User


@transaction.atomic
def hand_in(name: str, data: bytes, user: User, wish: Wish, *, parcel: Parcel | None = None) -> tuple[Upload, Result]:
    """Take ``data`` in as ``user``, and keep what came and what became of it. Nothing is raised: refusals are in the result."""
    upload = Upload.objects.create(
        name=name[-255:],
        data=data,
        user=None if parcel is not None else user,
        parcel=parcel,
        pair=wish.pair,
        all_finished=wish.all_finished,
    )
    return upload, settle(upload, user, wish)


@transaction.atomic
def settle(upload: Upload, user: User, wish: Wish) -> Result:
    """Take in what ``upload`` holds, by the wish; the row says afterwards what became of it."""
    result = tried(upload.name, bytes(upload.data), user, wish, dry_run=False)
    upload.report = _report(upload, user, wish, result)
    upload.outcome = _outcome(result)
    upload.decided_at = timezone.now() if result.is_done else None
    upload.save(update_fields=["report", "outcome", "decided_at"])
    upload.pairs.set({outcome.pair for outcome in result.outcomes if outcome.pair is not None})
    return result


def tried(name: str, data: bytes, user: User, wish: Wish, *, dry_run: bool) -> Result:
    """Take in what ``data`` holds, and keep nothing of it. Nothing is raised: refusals are in the result."""
    try:
        unpacked = unpack(name, data)
    except FileError as error:
        outcome = Outcome(name, problems=[Problem(why=Why.FILE, sentence=error.sentence, line=error.line)])
        return Result([outcome], is_done=False)
    result = take_in(unpacked.files, user, wish, dry_run=dry_run)
    result.untouched, result.missing = unpacked.untouched, unpacked.missing
    return result


def _report(upload: Upload, user: User, wish: Wish, result: Result) -> dict[str, Any]:
    """The rows in both languages: whoever sent it may read another one than whoever looks at it here."""
    here = str(translation.get_language() or LANGUAGES[0])[:2]
    told: dict[str, Any] = {
        here: reports.rows(result),
        "untouched": list(result.untouched),
        "missing": list(result.missing),
    }
    for language in LANGUAGES:
        if language not in told:
            with translation.override(language):
                again = result if result.is_done else tried(upload.name, bytes(upload.data), user, wish, dry_run=True)
                told[language] = reports.rows(again)
    return told


def _outcome(result: Result) -> str:
    if result.is_done:
        return Upload.Outcome.TAKEN_IN
    can_be_decided = result.would_take or any(outcome.conflicts for outcome in result.outcomes)
    return Upload.Outcome.WAITING if can_be_decided else Upload.Outcome.REFUSED


def rows_of(upload: Upload) -> list[dict[str, Any]]:
    """What became of the files, in the active language."""
    language = str(translation.get_language() or LANGUAGES[0])[:2]
    rows: list[dict[str, Any]] = upload.report.get(language, [])
    return rows


def may_see(user: User, upload: Upload) -> bool:
    """Whether ``user`` may look at it: who handed it in, and who publishes every piece that it is of."""
    if upload.parcel is None and upload.user_id == user.pk:
        return True
    pairs = _pairs(upload)
    return bool(pairs) and all(may_publish_pair(user, pair) for pair in pairs)


def shown_to(user: User, found: QuerySet[Upload]) -> list[Upload]:
    """Those of ``found`` that ``user`` may look at, as ``may_see`` says: in a handful of queries, however many pieces they are of."""
    uploads = list(found.select_related("pair").prefetch_related("pairs", "parcel__pairs"))
    pages = {upload.pk: _pages(upload) for upload in uploads}
    published = PagePermissionPolicy().instances_user_has_permission_for(user, "publish")
    numbers = {number for found_pages in pages.values() for number in found_pages}
    theirs = set(published.filter(pk__in=numbers).values_list("pk", flat=True))
    return [
        upload
        for upload in uploads
        if (upload.parcel is None and upload.user_id == user.pk) or (pages[upload.pk] and pages[upload.pk] <= theirs)
    ]


def _pages(upload: Upload) -> set[int]:
    pairs = _pairs(upload)
    return {number for pair in pairs for number in (pair.original_id, pair.counterpart_id) if number is not None}


def may_decide(user: User, upload: Upload) -> bool:
    """Whether ``user`` may take it in by a second step."""
    pairs = _pairs(upload)
    if upload.outcome != Upload.Outcome.WAITING or not upload.data or not pairs:
        return False
    return all(may_work_on(user, pair) for pair in pairs) and may_see(user, upload)


def _pairs(upload: Upload) -> list[Pair]:
    """Those that it turned out to be of; else those that it could be of."""
    found = list(upload.pairs.all())
    if not found and upload.parcel is not None:
        found = list(upload.parcel.pairs.all())
    if not found and upload.pair is not None:
        found = [upload.pair]
    return found


def decide(upload: Upload, user: User, wish: Wish) -> Result:
    """The second step. What a recipient sent stays theirs, whoever lets it in. Raises ``PairError`` where it is not ``user``'s to decide."""
    from papurbro.translation.exchange.recipients import sender_for

    if not may_decide(user, upload):
        raise PairError(_("This file has been decided about, or it is not yours to decide about."))
    author = user
    if upload.parcel is not None:
        sender = sender_for(upload.parcel.recipient)
        author = sender if all(may_work_on(sender, pair) for pair in upload.pairs.all()) else user
    return settle(upload, author, wish)


def leave(upload: Upload, user: User) -> None:
    """Nothing of it is wanted. Raises ``PairError`` as ``decide`` does."""
    if not may_decide(user, upload):
        raise PairError(_("This file has been decided about, or it is not yours to decide about."))
    Upload.objects.filter(pk=upload.pk).update(outcome=Upload.Outcome.REFUSED, decided_at=timezone.now())


def forget_old_files() -> int:
    """Let go of the files that were kept long enough; what is told of them stays. Returns how many."""
    old = Upload.objects.filter(at__lt=timezone.now() - Upload.KEPT).exclude(data=b"")
    return old.update(data=b"")
