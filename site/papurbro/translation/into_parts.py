"""Taking a page that was written as a whole into parts, where its texts stand one for one beside the original's; else it says what does not fit."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.fields import StreamField
from wagtail_localize.models import String, StringTranslation, Translation, TranslationContext, TranslationSource
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from papurbro.translation import counterparts
from papurbro.translation.alike import is_alike, own_fields
from papurbro.translation.digest import content_digest, plain
from papurbro.translation.errors import PairError
from papurbro.translation.locks import require_unlocked
from papurbro.translation.models import Pair, Status
from papurbro.translation.origins import Origin, coming_from
from papurbro.translation.pairs import refresh
from papurbro.translation.permissions import may_work_on
from papurbro.translation.places import Places
from papurbro.welsh.detect import in_other_language

if TYPE_CHECKING:
    from papurbro.translation.pages import PairedPageMixin
    from papurbro.users.models import User

#: Only a text that fits the original as it is now says something about each of its parts.
LEVEL = (Status.IN_PROGRESS, Status.IN_REVIEW, Status.READY, Status.CURRENT)

#: A text of the original with the text that stands beside it.
Aligned = list[tuple[StringSegmentValue, StringSegmentValue]]


@transaction.atomic
def take(pair: Pair, user: User) -> Pair:
    """Make the counterpart a page that is translated part by part, with every word as it stands.

    Raises ``PairError`` with nothing changed: where the two pages are not built alike, or where a part by part translation could not say
    something that the page says.
    """
    current = _allowed(pair, user)
    halves = counterparts.halves(current.translation_key)
    original = halves[current.original_language].get_latest_revision_as_object()
    written = halves[current.counterpart_language].get_latest_revision_as_object()
    found = align(original, written)
    translation = _enabled(original, written)
    with coming_from(Origin.CARRIED):
        for source, target in found:
            _translate(translation, source, target, user)
    _require_the_same(counterparts.compose(translation), written)
    counterparts.write_counterpart(translation, user=user)
    return refresh(current.translation_key) or current


def _allowed(pair: Pair, user: User) -> Pair:
    Pair.objects.select_for_update().get(pk=pair.pk)
    current = refresh(pair.translation_key)
    if current is None or current.original is None or current.counterpart is None:
        raise PairError(_("This page has no other version yet."))
    if not may_work_on(user, current):
        raise PairError(_("Take this on first: then you can work on it."))
    require_unlocked(current, user)
    if counterparts.enabled_translation(current.translation_key) is not None:
        raise PairError(_("This is translated part by part already."))
    if current.behind != current.counterpart_language or current.status not in LEVEL:
        raise PairError(_("Bring this version up to date first: then it can be taken into parts."))
    return current


def align(original: PairedPageMixin, written: PairedPageMixin) -> Aligned:
    """The texts of both, one for one. Raises ``PairError`` naming the first place where they part."""
    ours, theirs = _texts(original), _texts(written)
    places = Places(original), Places(written)
    for one, two in zip_longest(ours, theirs):
        if one is None or two is None or one[0] != two[0]:
            number, found = (0, one) if one is not None else (1, two)
            assert found is not None  # noqa: S101 - the longer of the two has something here
            raise PairError(
                _("The two versions are not built alike: from “%(label)s: %(text)s” on they part. Nothing was changed.")
                % {"label": places[number].of(found[1].path).label, "text": _shorten(plain(found[1].string.data))}
            )
    return [(one[1], two[1]) for one, two in zip(ours, theirs, strict=True)]


def _texts(page: PairedPageMixin) -> list[tuple[str, StringSegmentValue]]:
    """``(where it stands, without the blocks' own numbers; the text)``, in order."""
    orders = _orders(page)
    return [
        (".".join(orders.get(part, part) for part in segment.path.split(".")), segment)
        for segment in extract_segments(page)
        if isinstance(segment, StringSegmentValue)
    ]


def _orders(page: PairedPageMixin) -> dict[str, str]:
    """``{a block's id: its place and kind}``."""
    found: dict[str, str] = {}
    for field in page._meta.get_fields():
        if isinstance(field, StreamField):
            _number(getattr(page, field.name).get_prep_value(), found)
    return found


def _number(value: Any, found: dict[str, str]) -> None:
    if isinstance(value, dict):
        for child in value.values():
            _number(child, found)
    elif isinstance(value, list):
        for order, child in enumerate(value):
            if isinstance(child, dict) and child.get("id"):
                found[str(child["id"])] = f"{order}:{child.get('type', '')}"
            _number(child, found)


def _enabled(original: PairedPageMixin, written: PairedPageMixin) -> Translation:
    source, _created = TranslationSource.update_or_create_from_instance(original)
    translation, _created = Translation.objects.update_or_create(
        source=source, target_locale=written.locale, defaults={"enabled": True}
    )
    return translation


def _translate(translation: Translation, source: StringSegmentValue, target: StringSegmentValue, user: User) -> None:
    """What is still the original's own text is a part that nobody has translated."""
    place = {
        "translation_of": String.from_value(translation.source.locale, source.string),
        "context": TranslationContext.objects.get(object_id=translation.source.object_id, path=source.path),
        "locale": translation.target_locale,
    }
    text = target.string.data
    if text == source.string.data and in_other_language(plain(text), translation.target_locale.language_code):
        StringTranslation.objects.filter(**place).delete()
        return
    kind = StringTranslation.TRANSLATION_TYPE_MANUAL
    StringTranslation.objects.update_or_create(
        **place, defaults={"data": text, "translation_type": kind, "last_translated_by": user}
    )


def _require_the_same(composed: PairedPageMixin, written: PairedPageMixin) -> None:
    for name in own_fields(written):
        if not is_alike(composed, written, name):
            raise PairError(
                _("Part by part something in “%(label)s” would be lost. Nothing was changed.")
                % {"label": Places(written).of(name).label}
            )
    if content_digest(composed) != content_digest(written):
        raise PairError(_("Part by part something of this version would be lost. Nothing was changed."))


def _shorten(text: str) -> str:
    return text if len(text) <= 60 else text[:59] + "…"
