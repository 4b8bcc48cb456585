"""Parcels: pieces sent to somebody without an account, by a link that ends, can be taken back, and opens nothing else."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from papurbro.mail.addresses import absolute
from papurbro.mail.limits import allow
from papurbro.mail.links import BadLink, read, sign
from papurbro.translation import work
from papurbro.translation.columns import title_of
from papurbro.translation.errors import PairError
from papurbro.translation.exchange import tasks, uploads
from papurbro.translation.exchange.models import Parcel, Recipient, Upload, new_nonce
from papurbro.translation.exchange.outgoing import MOST_PIECES, Outgoing, Shape, handed_over
from papurbro.translation.exchange.pieces import translation_of
from papurbro.translation.exchange.recipients import recipient_for, sender_for
from papurbro.translation.exchange.taking_in import Wish
from papurbro.translation.models import Pair
from papurbro.translation.people import name_of
from papurbro.translation.permissions import may_publish_pair

if TYPE_CHECKING:
    from papurbro.translation.exchange.taking_in import Result
    from papurbro.users.models import User

_PURPOSE: Final = "parcel"
#: A link works no longer than this, whatever date an editor chose.
LONGEST: Final = dt.timedelta(days=180)
#: So many files an hour may come by one link; and so many may be fetched.
UPLOADS_AN_HOUR: Final = 20
DOWNLOADS_AN_HOUR: Final = 120
#: So many letters a day go to one address.
LETTERS_A_DAY: Final = 10
HOUR: Final = dt.timedelta(hours=1)
DAY: Final = dt.timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class To:
    """Whom a parcel is for, until the end of which day it is open, and what is said with it."""

    name: str
    email: str
    language: str
    until: dt.date
    message: str = ""


@transaction.atomic
def send(pairs: Sequence[Pair], user: User, to: To, shape: Shape) -> Parcel:
    """Make a parcel of ``pairs``; each is the recipient's to work on until it is back, and the letter goes out on commit.

    Raises ``PairError``, with nothing done, where ``user`` may not publish one of them or somebody else is working on it.
    """
    _require(pairs, user, to)
    recipient = recipient_for(to.name, to.email, to.language)
    if not allow("parcel-letter", recipient.email, times=LETTERS_A_DAY, per=DAY):
        raise PairError(_("Enough letters went to this address today. Try again tomorrow."))
    for pair in pairs:
        _give(work.make_ready_for_work(pair), user, recipient, to.until)
    parcel = Parcel.objects.create(
        recipient=recipient,
        kind=shape.kind,
        regional=shape.regional,
        message=to.message.strip(),
        made_by=user,
        expires_at=_end_of(to.until),
    )
    parcel.pairs.set(pairs)
    _mail_on_commit(parcel)
    return parcel


def _require(pairs: Sequence[Pair], user: User, to: To) -> None:
    if not pairs:
        raise PairError(_("Nothing was chosen."))
    if len(pairs) > MOST_PIECES:
        raise PairError(
            _("You chose %(count)s pieces. The limit is %(limit)s at a time.")
            % {"count": len(pairs), "limit": MOST_PIECES}
        )
    today = timezone.localdate()
    if not today <= to.until <= today + LONGEST:
        raise PairError(_("The date has to lie between today and %(days)s days from now.") % {"days": LONGEST.days})
    for pair in pairs:
        if not may_publish_pair(user, pair):
            raise PairError(
                _("“%(title)s” cannot be sent: only somebody who may publish both versions can do that.")
                % {"title": title_of(pair)}
            )
        translation_of(pair)


def _give(pair: Pair, user: User, recipient: Recipient, until: dt.date) -> None:
    mine = pair.assignee_id in (None, user.pk, recipient.user_id)
    if not mine and not Pair.objects.filter(pk=pair.pk).free_for(recipient.user).exists():
        raise PairError(
            _("“%(title)s”: %(name)s is working on this already.")
            % {"title": title_of(pair), "name": name_of(pair.assignee)}
        )
    # With a date of its own the claim lasts as long as the parcel does.
    work.assign(pair, user, to=recipient.user, due=until)


def _end_of(day: dt.date) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time(23, 59, 59)))


def _mail_on_commit(parcel: Parcel) -> None:
    transaction.on_commit(lambda: tasks.mail_parcel.enqueue(parcel.pk))


def link(parcel: Parcel) -> str:
    """The address of the parcel's page, in the recipient's language."""
    with translation.override(parcel.recipient.language):
        return absolute(reverse("parcel", args=[token_of(parcel)]))


def token_of(parcel: Parcel) -> str:
    """What lets its bearer fetch and hand in this parcel's files, and do nothing else."""
    return sign(_PURPOSE, [parcel.pk, parcel.nonce])


def opened(token: str) -> Parcel:
    """The parcel of a link that still works. Raises ``BadLink`` for any other, whatever the reason."""
    try:
        pk, nonce = read(_PURPOSE, token, max_age=LONGEST + DAY)
    except (TypeError, ValueError) as error:
        raise BadLink(token) from error
    parcel = Parcel.objects.open().select_related("recipient", "made_by").filter(pk=pk, nonce=nonce).first()
    if parcel is None:
        raise BadLink(token)
    return parcel


def pairs_of(parcel: Parcel) -> list[Pair]:
    """The pieces, in the order in which they were made."""
    return list(parcel.pairs.select_related("original", "counterpart", "assignee").order_by("pk"))


def contents(parcel: Parcel) -> Outgoing:
    """The files as they are now; nothing is changed. Raises ``PairError`` where a piece is written as a whole by now."""
    return handed_over(pairs_of(parcel), Shape(parcel.kind, parcel.regional))


def hand_back(parcel: Parcel, name: str, data: bytes, *, all_finished: bool = False) -> tuple[Upload, Result]:
    """What the recipient sends back: taken in by the same rules as anybody's, in the recipient's name."""
    sender = sender_for(parcel.recipient)
    pairs = pairs_of(parcel)
    for pair in pairs:
        # Given up by the passing of time and nobody's since: it is still theirs.
        Pair.objects.filter(pk=pair.pk, assignee=None).update(assignee=parcel.recipient.user, claimed_at=timezone.now())
    wish = Wish(
        all_finished=all_finished,
        pair=pairs[0] if len(pairs) == 1 else None,
        within=frozenset(pair.pk for pair in pairs),
    )
    return uploads.hand_in(name, data, sender, wish, parcel=parcel)


def may_manage(user: User, parcel: Parcel) -> bool:
    """Whether ``user`` may look at the parcel, take it back and send its letter again."""
    pairs = pairs_of(parcel)
    return bool(pairs) and all(may_publish_pair(user, pair) for pair in pairs)


@transaction.atomic
def take_back(parcel: Parcel, user: User) -> None:
    """The link stops working and the pieces are free; what came back stays. Raises ``PairError`` where it is not ``user``'s to decide."""
    _require_manager(parcel, user)
    Parcel.objects.filter(pk=parcel.pk).update(revoked_at=timezone.now(), nonce=new_nonce())
    _free(parcel)


@transaction.atomic
def send_again(parcel: Parcel, user: User) -> None:
    """The letter once more. Raises ``PairError``."""
    _require_manager(parcel, user)
    if not parcel.is_open:
        raise PairError(_("This link no longer works. Send the pieces anew."))
    if not allow("parcel-letter", parcel.recipient.email, times=LETTERS_A_DAY, per=DAY):
        raise PairError(_("Enough letters went to this address today. Try again tomorrow."))
    Parcel.objects.filter(pk=parcel.pk).update(mailed_at=None, undeliverable_at=None)
    _mail_on_commit(parcel)


def _require_manager(parcel: Parcel, user: User) -> None:
    if not may_manage(user, parcel):
        raise PairError(_("Only somebody who may publish both versions can decide this."))


def _free(parcel: Parcel) -> None:
    parcel.pairs.filter(assignee=parcel.recipient.user).update(assignee=None, claimed_at=None)


def close_overdue() -> int:
    """Free the pieces of parcels whose time is up; return how many parcels."""
    found = list(Parcel.objects.overdue().select_related("recipient"))
    for parcel in found:
        if Parcel.objects.filter(pk=parcel.pk, closed_at=None).update(closed_at=timezone.now()):
            _free(parcel)
    return len(found)
