"""What a pair still needs: of each picture and file with words in it a version in either language, or a reason why not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from papurbro.translation.versions.finding import versions_in
from papurbro.translation.versions.models import FileVersions, PictureVersions, Versions

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django_stubs_ext import StrOrPromise

    from papurbro.translation.pages import PairedPageMixin

#: By kind, and by the language that a version is missing in.
_SENTENCES: dict[tuple[type[Versions], str], StrOrPromise] = {
    (PictureVersions, "cy"): _(
        "The picture “%(title)s” has English words in it: add the Welsh one, or say why none is needed."
    ),
    (PictureVersions, "en"): _(
        "The picture “%(title)s” has Welsh words in it: add the English one, or say why none is needed."
    ),
    (FileVersions, "cy"): _("The file “%(title)s” is in English: add the Welsh one, or say why none is needed."),
    (FileVersions, "en"): _("The file “%(title)s” is in Welsh: add the English one, or say why none is needed."),
}


def what_is_missing(drafts: Mapping[str, PairedPageMixin]) -> str:
    """One sentence that names the first picture or file with words in one language only, or "". ``drafts`` are ``newest_drafts`` of the pair."""
    return _sentence(_lacking(*drafts.values()))


def what_is_newly_missing(before: PairedPageMixin, after: PairedPageMixin) -> str:
    """The same of what ``after`` brings in: an old page that nobody looked at so far can still have its typo put right."""
    old = _lacking(before)
    return _sentence([row for row in _lacking(after) if row not in old])


def _lacking(*pages: PairedPageMixin) -> list[Versions]:
    return [row for row in versions_in(*pages) if row.missing_language]


def _sentence(rows: list[Versions]) -> str:
    if not rows:
        return ""
    sentence = _SENTENCES[type(rows[0]), rows[0].missing_language]
    return str(sentence) % {"title": next(iter(rows[0].files().values())).title}
