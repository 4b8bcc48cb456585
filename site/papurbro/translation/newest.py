"""The two halves of a pair as they stand now, drafts included."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papurbro.translation import counterparts

if TYPE_CHECKING:
    from papurbro.translation.models import Pair
    from papurbro.translation.pages import PairedPageMixin


def newest_drafts(pair: Pair) -> dict[str, PairedPageMixin]:
    """``{language: page}``: the newest draft of each half; a counterpart made of parts as they make it now.

    Nothing dearer is asked of a pair. So a verb asks once, and hands the answer on to all that look at it.
    """
    translation = counterparts.enabled_translation(pair.translation_key)
    made = translation.target_locale.language_code if translation is not None else ""
    return {
        language: counterparts.compose(translation)
        if translation is not None and language == made
        else counterparts.draft_of(page)
        for language, page in counterparts.halves(pair.translation_key).items()
    }
