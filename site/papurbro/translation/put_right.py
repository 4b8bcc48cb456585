"""A number, a date or a link put right on both halves in one action."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail_localize.models import OverridableSegment, SegmentOverride, StringTranslation

from papurbro.translation import agreement, counterparts, publishing
from papurbro.translation.answering import in_hand
from papurbro.translation.digest import content_digest, links, located_texts
from papurbro.translation.errors import NotAllowed, PairError
from papurbro.translation.languages import version_in
from papurbro.translation.models import Pair, Status
from papurbro.translation.pages import PairedPageMixin
from papurbro.translation.pairs import refresh
from papurbro.translation.permissions import may_publish_pair
from papurbro.translation.places import Places
from papurbro.translation.publication import Outcome, Publication
from papurbro.translation.replacing import Replacement, replace_in_page
from papurbro.translation.sync import sync, units
from papurbro.translation.wording import Piece
from papurbro.translation.wording import changes as word_by_word
from papurbro.welsh.languages import LANGUAGES, other

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise
    from wagtail_localize.models import Translation

    from papurbro.users.models import User

_NOT_FOUND: dict[str, StrOrPromise] = {
    "cy": gettext_lazy("“%(old)s” does not stand in the Welsh version. Nothing was changed."),
    "en": gettext_lazy("“%(old)s” does not stand in the English version. Nothing was changed."),
}


@dataclass(frozen=True)
class Place:
    """One text that would change, in pieces."""

    language: str
    label: str
    old: tuple[Piece, ...]
    new: tuple[Piece, ...]

    @property
    def version(self) -> str:
        """Which version it stands in, in the reader's words."""
        return version_in(self.language)


def preview(pair: Pair, replacements: Mapping[str, tuple[str, str]]) -> list[Place]:
    """Every text of both halves that would change. Raises ``PairError`` where one half does not hold its old text."""
    found: list[Place] = []
    # Read twice: Wagtail hands out the very same object where the page has no unpublished changes.
    unchanged = _both_halves(pair)
    for language, half in _both_halves(pair).items():
        before, after = unchanged[language].get_latest_revision_as_object(), half.get_latest_revision_as_object()
        if not replace_in_page(after, _replacement(replacements, language)):
            raise _not_found(replacements, language)
        found += _places(language, before, after)
    return found


def _places(language: str, before: PairedPageMixin, after: PairedPageMixin) -> Iterator[Place]:
    places = Places(before)
    for (path, old), (_path, new) in zip(located_texts(before), located_texts(after), strict=True):
        if old != new:
            yield Place(language, places.of(path).label, *word_by_word(old, new))
    for address, now in zip(links(before), links(after), strict=True):
        if address != now:
            yield Place(language, _("Link"), *word_by_word(address, now))


@transaction.atomic
def put_right(pair: Pair, user: User, replacements: Mapping[str, tuple[str, str]]) -> Outcome | None:
    """Replace in both newest drafts, ``{"cy": (old, new), "en": (old, new)}``; publish both where the pair was live and up to date.

    The halves agree afterwards exactly as they agreed before. Returns None where only the drafts were changed.
    Raises ``PairError`` with nothing changed: a right is missing, or a half does not hold its old text.
    """
    if not may_publish_pair(user, pair):
        raise NotAllowed(_("Only somebody who may publish both versions can do this."))
    with in_hand(pair.translation_key):
        current = publishing.look_again(pair.original.specific) if pair.original else None
        if current is None:
            raise PairError(_("This page is no longer there."))
        was_current = current.status == Status.CURRENT and _both_live(current)
        agreed = _agreements(current)
        preview(current, replacements)
        _change_original(current, user, replacements)
        _change_counterpart(current, user, replacements)
        _keep_agreements(current, agreed)
        current = refresh(current.translation_key) or current
        if not was_current:
            return None
        original = _both_halves(current)[current.original_language]
        outcome = Publication(current, original, original.get_latest_revision(), user=user).run()
        if not current.goes_together:
            _publish_counterpart_too(current, user)
        return outcome


def _publish_counterpart_too(pair: Pair, user: User) -> None:
    current = refresh(pair.translation_key) or pair
    counterpart = _both_halves(current)[current.counterpart_language]
    Publication(current, counterpart, counterpart.get_latest_revision(), user=user).run()


def _both_halves(pair: Pair) -> dict[str, PairedPageMixin]:
    found = counterparts.halves(pair.translation_key)
    if len(found) < len(LANGUAGES):
        raise PairError(_("This page has no other version yet."))
    return {language: found[language] for language in LANGUAGES}


def _both_live(pair: Pair) -> bool:
    return all(half.live for half in _both_halves(pair).values())


def _replacement(replacements: Mapping[str, tuple[str, str]], language: str) -> Replacement:
    old, new = (text.strip() for text in replacements[language])
    if not old or not new:
        raise PairError(_("Say for both versions what is wrong and what is right."))
    return Replacement(old, new)


def _not_found(replacements: Mapping[str, tuple[str, str]], language: str) -> PairError:
    return PairError(_NOT_FOUND[language] % {"old": replacements[language][0].strip()})


def _change_original(pair: Pair, user: User, replacements: Mapping[str, tuple[str, str]]) -> None:
    _change_draft(_both_halves(pair)[pair.original_language], user, replacements)
    sync(pair, keep_translations=True, user=user)


def _change_counterpart(pair: Pair, user: User, replacements: Mapping[str, tuple[str, str]]) -> None:
    translation = counterparts.enabled_translation(pair.translation_key)
    if translation is None:
        _change_draft(_both_halves(pair)[pair.counterpart_language], user, replacements)
        return
    _change_segments(translation, user, _replacement(replacements, pair.counterpart_language))
    original, counterpart = (
        _replacement(replacements, each) for each in (pair.original_language, pair.counterpart_language)
    )
    _change_addresses(translation, user, Replacement(original.new, counterpart.new))
    counterparts.write_counterpart(translation, user=user)


def _change_draft(page: PairedPageMixin, user: User, replacements: Mapping[str, tuple[str, str]]) -> None:
    draft = page.get_latest_revision_as_object()
    if not replace_in_page(draft, _replacement(replacements, page.language)):
        raise _not_found(replacements, page.language)
    draft.save_revision(user=user, clean=False, log_action=True)


def _change_segments(translation: Translation, user: User, replacement: Replacement) -> None:
    """Row by row, and not by ``update()``: the history of each part listens to what is saved."""
    for unit in units(translation):
        if unit.translation is not None and (data := replacement.in_html(unit.translation)) != unit.translation:
            row = StringTranslation.objects.get(
                translation_of_id=unit.string_id, context_id=unit.context_id, locale=translation.target_locale
            )
            row.data, row.last_translated_by = data, user
            row.save(update_fields=["data", "last_translated_by", "updated_at"])


def _change_addresses(translation: Translation, user: User, replacement: Replacement) -> None:
    """The address of a link follows the original's by itself; where the two languages link to different places it is overridden."""
    if replacement.old == replacement.new or "/" not in replacement.old:
        return
    for segment in OverridableSegment.objects.filter(source=translation.source):
        address = json.loads(segment.data_json)
        if isinstance(address, str) and replacement.is_in(address):
            SegmentOverride.objects.update_or_create(
                locale=translation.target_locale,
                context_id=segment.context_id,
                defaults={"data_json": json.dumps(replacement.in_text(address)), "last_translated_by": user},
            )


def _digests(pair: Pair) -> tuple[str, str]:
    halves = _both_halves(pair)
    ahead, behind = halves[other(pair.behind)], halves[pair.behind]
    return (
        content_digest(ahead.get_latest_revision_as_object()),
        content_digest(behind.get_latest_revision_as_object()),
    )


def _agreements(pair: Pair) -> tuple[bool, bool]:
    """Whether the half that is ahead is as it was when the other was made from it, and whether that other one is as it was made."""
    ahead, behind = _digests(pair)
    return pair.made_from == ahead, pair.made_digest == behind


def _keep_agreements(pair: Pair, agreed: tuple[bool, bool]) -> None:
    if all(agreed) and pair.status == Status.CURRENT:
        agreement.agree(pair)
        return
    ahead, behind = _digests(pair)
    if agreed[0]:
        pair.made_from = ahead
    if agreed[1]:
        pair.made_digest = behind
    pair.save(update_fields=["made_from", "made_digest"])
