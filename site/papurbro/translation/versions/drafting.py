"""Drafts that people wrote themselves (originals, counterparts written as a whole) show the version in their own language too.

A counterpart made of parts does so whenever it is composed.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from django.db import transaction

from papurbro.translation import counterparts
from papurbro.translation.digest import content_digest
from papurbro.translation.models import Pair
from papurbro.translation.sync import sync
from papurbro.translation.versions.showing import Swap, show_own
from papurbro.welsh.languages import other

if TYPE_CHECKING:
    from papurbro.translation.pages import PairedPageMixin


@transaction.atomic
def let_drafts_show_own(pair: Pair) -> dict[str, list[Swap]]:
    """Write anew the newest draft of each half that shows another version. Returns ``{language: what was put in place of what}``."""
    drafts: dict[str, PairedPageMixin] = {
        page.language: page.get_latest_revision_as_object() for page in _written_by_people(pair)
    }
    swaps = {language: found for language, draft in drafts.items() if (found := show_own(draft))}
    if swaps:
        with agreed_as_before(pair):
            for language in swaps:
                _save(drafts[language])
            sync(pair)
    return swaps


def _written_by_people(pair: Pair) -> list[PairedPageMixin]:
    translation = counterparts.enabled_translation(pair.translation_key)
    made = translation.target_locale.language_code if translation is not None else ""
    return [page for language, page in counterparts.halves(pair.translation_key).items() if language != made]


def _save(draft: PairedPageMixin) -> None:
    """What was said of the edit in this draft still holds, and nobody wrote a word of it."""
    said = draft.change_class
    revision = draft.save_revision(clean=False)
    revision.content["change_class"] = said
    revision.save(update_fields=["content"])


@contextmanager
def agreed_as_before(pair: Pair) -> Iterator[None]:
    """Whatever the drafts show of pictures and files after this, the halves agree exactly as far as they agreed before."""
    before = _digests(pair)
    yield
    after = _digests(pair)
    if after == before:
        return
    rows, ahead = Pair.objects.filter(pk=pair.pk), other(pair.behind)
    if ahead in before:
        rows.filter(made_from=before[ahead]).update(made_from=after[ahead])
    if pair.behind in before:
        rows.filter(made_digest=before[pair.behind]).update(made_digest=after[pair.behind])


def _digests(pair: Pair) -> dict[str, str]:
    return {
        language: content_digest(page.get_latest_revision_as_object())
        for language, page in counterparts.halves(pair.translation_key).items()
    }
