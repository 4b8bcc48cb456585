"""The row of a pair as the verbs read it: locked where they write by what they read, and fresh when they answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from papurbro.translation import counterparts, happenings, reviewing
from papurbro.translation.digest import content_digest
from papurbro.translation.errors import PairError
from papurbro.translation.models import Pair
from papurbro.translation.pairs import refresh
from papurbro.translation.permissions import may_publish_pair

if TYPE_CHECKING:
    from django.dispatch import Signal

    from papurbro.users.models import User


def write_counterpart(pair: Pair, user: User | None) -> None:
    """Bring the counterpart's page up to the segments; nothing where it is written by hand."""
    translation = counterparts.enabled_translation(pair.translation_key)
    if translation is not None:
        counterparts.write_counterpart(translation, user=user)


def digest_behind(pair: Pair) -> str:
    """Name the content of the half that is behind, as its newest draft has it."""
    page = counterparts.halves(pair.translation_key)[pair.behind]
    return content_digest(page.get_latest_revision_as_object())


def require_editor(pair: Pair, user: User) -> None:
    """Raise ``PairError`` for whoever may not publish both halves."""
    if not may_publish_pair(user, pair):
        raise PairError(_("Only somebody who may publish both versions can decide this."))


def require_editor_or_reviewer(pair: Pair, user: User) -> None:
    """Raise ``PairError`` for whoever may neither publish both halves nor review."""
    if not may_publish_pair(user, pair):
        reviewing.require_reviewer(user, pair)


def locked(pair: Pair) -> Pair:
    """Return the pair with its row locked to the end of the transaction."""
    Pair.objects.select_for_update().get(pk=pair.pk)
    return fresh(pair)


def told(signal: Signal, pair: Pair, **what: Any) -> Pair:
    """Tell whoever listens what happened, and hand the pair on."""
    happenings.tell(signal, pair, **what)
    return pair


def fresh(pair: Pair, *, settles: bool = False) -> Pair:
    """Return the pair recomputed (``refresh``); raises ``PairError`` where its pages are gone."""
    refreshed = refresh(pair.translation_key, settles=settles)
    if refreshed is None:
        raise PairError(_("This page is no longer there."))
    return refreshed
