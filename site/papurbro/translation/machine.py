"""What a machine translation service proposes, through wagtail-localize's interface (``WAGTAILLOCALIZE_MACHINE_TRANSLATOR``).

Localize's machine strings count as done. Ours never stand among the translations: they are proposals (``talk.models.MachineText``), shown with
their mark, until a person has saved them or said that they are right.
"""

from __future__ import annotations

import datetime
import logging
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models.signals import post_save
from django.dispatch import receiver
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail_localize.machine_translators import get_machine_translator
from wagtail_localize.models import StringTranslation, Translation, TranslationContext
from wagtail_localize.strings import StringValue

from papurbro.mail.limits import allow
from papurbro.translation import counterparts, history
from papurbro.translation.errors import PairError
from papurbro.translation.locks import require_unlocked
from papurbro.translation.marks import MarkError, from_marks, to_marks
from papurbro.translation.models import Pair
from papurbro.translation.origins import Origin
from papurbro.translation.permissions import may_work_on
from papurbro.translation.sync import Unit, segment_key, units
from papurbro.translation.talk.models import MachineText

if TYPE_CHECKING:
    from wagtail_localize.machine_translators.base import BaseMachineTranslator

    from papurbro.users.models import User

logger = logging.getLogger(__name__)

#: Characters. So much is asked for while the person waits; what is longer is fetched by a task, so much at a time.
AT_ONCE = 5_000
#: So often may one person ask in an hour: services are paid by the character.
ASKED_AT_MOST = 30


@dataclass(frozen=True)
class Asked:
    """What became of the wish: how many parts have a proposal now, or that a task fetches them."""

    proposed: int = 0
    comes_later: bool = False


def machine_for(pair: Pair) -> BaseMachineTranslator | None:
    """The service that can translate ``pair``, if one is configured that knows both languages."""
    translation = translation_of(pair)
    if translation is None:
        return None
    service = get_machine_translator()
    if service is None or not service.can_translate(translation.source.locale, translation.target_locale):
        return None
    return service


def translation_of(pair: Pair) -> Translation | None:
    """Parts lead from the original to the counterpart, and no other way."""
    if pair.counterpart is None or pair.behind != pair.counterpart_language:
        return None
    return counterparts.enabled_translation(pair.translation_key)


def wanted(pair: Pair, translation: Translation) -> list[Unit]:
    """The parts that nobody has translated, that have no older translation to start from, and no proposal yet.

    An address is no sentence: it is made from the translated title.
    """
    known = set(pair.carried.exclude(old_translation="").values_list("segment_key", flat=True))
    known |= set(pair.machine_texts.values_list("key", flat=True))
    known |= set(pair.drafts.values_list("segment_key", flat=True))
    return [
        unit
        for unit in units(translation)
        if unit.translation is None and unit.key not in known and unit.field != "slug"
    ]


def start_from_machine(pair: Pair, user: User) -> Asked:
    """Have the service propose a text for every part that is not translated yet. Raises ``PairError`` with nothing changed."""
    translation, parts = _allowed(pair, user)
    if not allow("machine", str(user.pk), times=ASKED_AT_MOST, per=datetime.timedelta(hours=1)):
        raise PairError(_("You have asked for many machine translations within the hour. Try again later."))
    if sum(len(unit.source) for unit in parts) > AT_ONCE:
        transaction.on_commit(partial(_fetch_later, pair.pk, user.pk))
        return Asked(comes_later=True)
    return Asked(proposed=_propose(pair, user, translation, parts))


def _allowed(pair: Pair, user: User) -> tuple[Translation, list[Unit]]:
    if not may_work_on(user, pair):
        raise PairError(_("Take this on first: then you can work on it."))
    require_unlocked(pair, user)
    translation = translation_of(pair)
    if translation is None or machine_for(pair) is None:
        raise PairError(_("There is no machine translation for this."))
    parts = wanted(pair, translation)
    if not parts:
        raise PairError(_("Every part has a text to start from already."))
    return translation, parts


def _fetch_later(pair: int, user: int) -> None:
    from papurbro.translation.talk.tasks import fetch_machine_texts

    fetch_machine_texts.enqueue(pair, user)


def fetch_all(pair: Pair, user: User) -> int:
    """What the task does: propose so much at a time, until nothing is left; returns how many parts have a proposal now."""
    translation, parts = _allowed(pair, user)
    return sum(_propose(pair, user, translation, some) for some in _portions(parts))


def _portions(parts: list[Unit]) -> list[list[Unit]]:
    portions: list[list[Unit]] = [[]]
    size = 0
    for unit in parts:
        if portions[-1] and size + len(unit.source) > AT_ONCE:
            portions.append([])
            size = 0
        portions[-1].append(unit)
        size += len(unit.source)
    return portions


def _propose(pair: Pair, user: User, translation: Translation, parts: list[Unit]) -> int:
    service = machine_for(pair)
    if service is None:
        return 0
    found = _ask(service, translation, parts)
    tool = str(service.display_name)[:255]
    with transaction.atomic():
        # Asking took a while: what a person has translated meanwhile is theirs.
        Pair.objects.select_for_update().get(pk=pair.pk)
        still = {unit.key for unit in wanted(pair, translation)}
        proposed = [(unit, text) for unit, text in found if unit.key in still]
        for unit, text in proposed:
            _keep(pair, unit, text, tool, user, translation)
    return len(proposed)


def _ask(service: BaseMachineTranslator, translation: Translation, parts: list[Unit]) -> list[tuple[Unit, str]]:
    strings = {unit.key: StringValue(unit.source) for unit in parts}
    try:
        answers = service.translate(translation.source.locale, translation.target_locale, list(strings.values()))
    except Exception as error:
        # Whatever a service's client may raise. Its words may hold the text or the key, so only its kind is logged.
        logger.warning("machine translation failed: %s", type(error).__name__)
        raise PairError(
            _("The machine translation service did not answer. Nothing was changed; try again later.")
        ) from None
    texts = ((unit, _fitting(answers.get(strings[unit.key]), unit)) for unit in parts)
    return [(unit, text) for unit, text in texts if text]


def _fitting(answer: StringValue | None, unit: Unit) -> str:
    """The answer as localize keeps texts, or "" where it lost a link or a bold word: that part is left to the person."""
    if answer is None or not answer.data or "\x00" in answer.data:
        return ""
    try:
        return from_marks(to_marks(answer.data, unit.source), unit.source)
    except MarkError:
        return ""


def _keep(pair: Pair, unit: Unit, text: str, tool: str, user: User | None, translation: Translation) -> None:
    MachineText.objects.update_or_create(
        pair=pair, key=unit.key, defaults={"text": text, "tool": tool, "asked_by": user, "at": timezone.now()}
    )
    history.record(
        pair,
        unit.key,
        text,
        language=translation.target_locale.language_code,
        origin=Origin.MACHINE,
        path=TranslationContext.objects.values_list("path", flat=True).get(pk=unit.context_id),
        source=unit.source,
        by=user,
        tool=tool,
    )


@receiver(post_save, sender=StringTranslation, dispatch_uid="machine_text_set_aside")
def set_aside(instance: StringTranslation, raw: bool = False, **_kwargs: object) -> None:
    """A machine's text that came among the translations by another door is a proposal like the others; nothing there is unseen."""
    if raw or instance.translation_type != StringTranslation.TRANSLATION_TYPE_MACHINE or instance.context_id is None:
        return
    pair = Pair.objects.filter(translation_key=instance.context.object_id).first()
    if pair is None or not _is_sound(instance.data):
        return
    MachineText.objects.update_or_create(
        pair=pair,
        key=segment_key(instance.translation_of_id, instance.context_id),
        defaults={"text": instance.data, "tool": instance.tool_name, "asked_by": instance.last_translated_by},
    )
    StringTranslation.objects.filter(pk=instance.pk).delete()


def _is_sound(data: str) -> bool:
    """Localize itself marks a text that it cannot read as an error, and then it counts for nothing."""
    try:
        StringValue.from_translated_html(data)
    except ValueError:
        return False
    return True
