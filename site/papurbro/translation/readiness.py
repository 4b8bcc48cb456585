"""What must be so before a half may be called ready, by whatever door."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from papurbro.translation.digest import located_texts
from papurbro.translation.errors import NotReady
from papurbro.translation.newest import newest_drafts
from papurbro.translation.refusals import where_to_work
from papurbro.welsh.detect import detect, in_other_language
from papurbro.welsh.languages import other

if TYPE_CHECKING:
    from papurbro.translation.models import Pair
    from papurbro.translation.pages import PairedPageMixin

    Drafts = Mapping[str, PairedPageMixin]


def require_complete(pair: Pair, drafts: Drafts | None = None) -> None:
    """Raise ``NotReady`` where segments are missing, text still stands in the other half's language, or a check found what must be put right.

    ``drafts`` are the halves as they stand (``newest_drafts``), where the caller has them already.
    """
    if pair.segments_total is not None and pair.segments_done != pair.segments_total:
        left = pair.segments_total - (pair.segments_done or 0)
        raise NotReady(
            _("Still to translate: %(count)s of %(total)s parts.") % {"count": left, "total": pair.segments_total}
        )
    drafts = drafts or newest_drafts(pair)
    require_own_language(pair, drafts)
    require_versions(pair, drafts)
    require_nothing_blocks(pair)


def require_versions(pair: Pair, drafts: Drafts) -> None:
    """Raise ``NotReady``, naming it, where a picture or file with words in it has a version in one language only and nobody said why."""
    from papurbro.translation.versions.needs import what_is_missing

    _refuse_pictures(pair, what_is_missing(drafts))


def require_versions_of_what_is_new(pair: Pair, before: PairedPageMixin, after: PairedPageMixin) -> None:
    """The same of what an edit of a page that is live brings in."""
    from papurbro.translation.versions.needs import what_is_newly_missing

    _refuse_pictures(pair, what_is_newly_missing(before, after))


def _refuse_pictures(pair: Pair, sentence: str) -> None:
    if sentence:
        raise NotReady(sentence, where=reverse("translation:pictures", args=[pair.pk]))


def require_nothing_blocks(pair: Pair) -> None:
    """Raise ``NotReady``, naming the first, where a check found what must be put right: broken marks, placeholders, what was left to be done."""
    from papurbro.translation.checking.blocking import what_blocks

    _refuse(pair, what_blocks(pair))


def require_nothing_new_blocks(
    pair: Pair, before: Mapping[str, PairedPageMixin], after: Mapping[str, PairedPageMixin]
) -> None:
    """Raise ``NotReady`` where an edit of a pair that is live brings into its counterpart what must be put right. Both are ``{language: page}``."""
    from papurbro.translation.checking.blocking import what_newly_blocks

    _refuse(pair, what_newly_blocks(pair.counterpart_language, before, after))


def _refuse(pair: Pair, sentence: str) -> None:
    if sentence:
        raise NotReady(sentence, where=where_to_work(pair))


def is_unfinished(pair: Pair) -> bool:
    """Whether a pair that comes with both halves written cannot be taken to agree as it is."""
    from papurbro.translation.checking.blocking import what_blocks

    return bool(text_in_the_other_language(pair, newest_drafts(pair)) or what_blocks(pair))


def require_own_language(pair: Pair, drafts: Drafts) -> None:
    """Raise ``NotReady`` where text of the half behind still stands in the other half's language."""
    untranslated = text_in_the_other_language(pair, drafts)
    if untranslated:
        raise NotReady(
            _("This still stands in the other language: “%(text)s”") % {"text": _shorten(untranslated)},
            where=where_to_work(pair),
        )


def text_in_the_other_language(pair: Pair, drafts: Drafts) -> str:
    """The first text of the half behind that was left in the other's language, or "".

    A text counts when it is the other half's own, word for word, and reads as that language; or when the half as a whole does.
    A quotation may stay in the language it was said in.
    """
    ahead_language = other(pair.behind)
    behind, ahead = _texts(drafts[pair.behind]), _texts(drafts[ahead_language])
    for text in behind:
        if text in ahead and in_other_language(text, other(ahead_language)):
            return text
    whole = " ".join(behind)
    return whole if detect(whole).language == ahead_language else ""


def _texts(draft: PairedPageMixin) -> list[str]:
    """What it says, quotations apart."""
    from papurbro.translation.checking.quoted import is_quoted, quoted_blocks

    quotations = quoted_blocks(draft)
    return [text for path, text in located_texts(draft) if not is_quoted(path, quotations)]


def _shorten(text: str) -> str:
    return text if len(text) <= 80 else text[:79] + "…"
