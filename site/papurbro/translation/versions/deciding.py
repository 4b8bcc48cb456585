"""What people say of the pictures and files of a pair: that words are in one, what stands in for it in the other language, that nothing need.

Each verb raises ``PairError`` with nothing changed where the person may not work on the pair, or the pair does not show the file.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from papurbro.translation import counterparts
from papurbro.translation.errors import NotReady, PairError
from papurbro.translation.locks import require_unlocked
from papurbro.translation.models import Pair, Status
from papurbro.translation.newest import newest_drafts
from papurbro.translation.pairs import refresh
from papurbro.translation.permissions import may_publish_pair, may_work_on
from papurbro.translation.versions.drafting import agreed_as_before, let_drafts_show_own
from papurbro.translation.versions.finding import shown_in
from papurbro.translation.versions.models import KINDS, Versions
from papurbro.welsh.languages import LANGUAGES, other

if TYPE_CHECKING:
    from papurbro.users.models import User


def say_words(file: Any, kind: type[Versions], language: str) -> None:
    """Words in ``language`` are in ``file``; with "" none are that readers need, and nothing stands in for it any more."""
    row = kind.objects.of(file)
    if row is None and language:
        kind.objects.create(**{language: file})
    elif row is not None and not language:
        row.delete()
    elif row is not None and language != (now := row.language_of(file)):
        # What was its version in that language bears the words of the other then.
        setattr(row, now, row.in_language(language))
        setattr(row, language, file)
        row.save()


@transaction.atomic
def mark(pair: Pair, user: User, kind: str, number: int, language: str) -> Pair:
    """Words in ``language`` are in this picture or file; "" takes that back."""
    if language and language not in LANGUAGES:
        raise PairError(_("Say in which language the words are."))
    model, file = of_pair(pair, user, kind, number)
    say_words(file, model, language)
    return _show(pair, user)


@transaction.atomic
def add(pair: Pair, user: User, kind: str, number: int, version: Any) -> Pair:
    """``version``, a saved picture or document, stands in for this one in the other language."""
    model, file = of_pair(pair, user, kind, number)
    row = model.objects.of(file)
    if row is None:
        raise PairError(_("Say first in which language the words are."))
    taken = model.objects.of(version)
    if version.pk == file.pk or (taken is not None and taken.pk != row.pk):
        raise PairError(
            _("“%(title)s” stands in for another one already. Choose a different one.") % {"title": version}
        )
    setattr(row, other(row.language_of(file)), version)
    row.no_other_reason = ""
    row.save()
    return _show(pair, user)


@transaction.atomic
def none_needed(pair: Pair, user: User, kind: str, number: int, reason: str) -> Pair:
    """One version is enough, because of ``reason``; readers may ask."""
    model, file = of_pair(pair, user, kind, number)
    row = model.objects.of(file)
    if row is None:
        raise PairError(_("Say first in which language the words are."))
    if not reason.strip():
        raise PairError(_("Say why no other version is needed; readers may ask."))
    row.no_other_reason = reason.strip()[:250]
    row.decided_by, row.decided_at = user, timezone.now()
    row.save()
    return _show(pair, user)


def of_pair(pair: Pair, user: User, kind: str, number: int) -> tuple[type[Versions], Any]:
    """``(kind, file)`` of something that the pair shows, for whoever works on it."""
    if not may_work_on(user, pair):
        raise PairError(_("Take this on first: then you can work on it."))
    require_unlocked(pair, user)
    model = KINDS.get(kind)
    if model is None or not any(number in shown_in(page)[model] for page in newest_drafts(pair).values()):
        raise PairError(_("This picture or file is not on the page any more."))
    return model, model.model_of_files().objects.get(pk=number)


def title_of_version(model: type[Versions], like: Any) -> str:
    """What is uploaded to stand in for ``like`` is called."""
    row = model.objects.of(like)
    in_welsh = row is not None and row.language_of(like) == "en"
    return (_("%(title)s (in Welsh)") if in_welsh else _("%(title)s (in English)")) % {"title": like.title}


def _show(pair: Pair, user: User) -> Pair:
    """Both drafts show it; that is no change of their text, so what was sent or approved stays so."""
    let_drafts_show_own(pair)
    translation = counterparts.enabled_translation(pair.translation_key)
    if translation is not None:
        with agreed_as_before(pair):
            counterparts.write_counterpart(translation, user=user)
    current = refresh(pair.translation_key) or pair
    return _sent_out(current, user) if current.is_held and current.status == Status.READY else current


def _sent_out(pair: Pair, user: User) -> Pair:
    """It waited for nothing else: it goes out where ``user`` may publish it, and else when somebody does who has seen what was added."""
    from papurbro.translation import publishing

    if may_publish_pair(user, pair):
        with suppress(NotReady):
            publishing.publish_held(pair)
    return refresh(pair.translation_key) or pair
