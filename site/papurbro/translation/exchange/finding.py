"""Which piece a file is of, and whether it is one of this site's."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from papurbro.mail.addresses import host
from papurbro.translation.columns import title_of
from papurbro.translation.errors import PairError
from papurbro.translation.exchange.formats import kinds
from papurbro.translation.exchange.pieces import translation_of
from papurbro.translation.exchange.returned import FileError, Returned
from papurbro.translation.languages import direction, direction_of
from papurbro.translation.models import Pair
from papurbro.welsh.languages import LANGUAGES, other

if TYPE_CHECKING:
    from papurbro.translation.exchange.unpacking import File


@dataclass(frozen=True)
class Found:
    """A file that was read, and the pair that it is of."""

    pair: Pair
    returned: Returned


def pair_for(file: File, handed_in_for: Pair | None = None) -> Found:
    """Read the file and find its pair. Raises ``PairError`` where it cannot be read, is another site's, or of other languages.

    A file that no longer tells its piece, because a tool dropped that, is taken for the one that it was handed in for.
    """
    try:
        returned = kinds.read(file.data)
    except FileError as error:
        raise PairError(error.sentence) from error
    pair = _pair(returned, handed_in_for)
    if handed_in_for is not None and pair.pk != handed_in_for.pk:
        raise PairError(
            _("This file is of another piece: “%(title)s”. Nothing was changed.") % {"title": title_of(pair)}
        )
    translation_of(pair)
    _require_languages(returned, pair)
    return Found(pair, returned)


def _pair(returned: Returned, handed_in_for: Pair | None) -> Pair:
    if not returned.piece:
        if handed_in_for is not None:
            return handed_in_for
        raise PairError(_("This file does not say which piece it is of. Hand it in on the page of that piece."))
    key = _uuid(returned.piece)
    found = Pair.objects.select_related("original", "counterpart", "assignee")
    pair = found.filter(translation_key=key).first() if key is not None else None
    if pair is None:
        raise PairError(_not_here(returned.site))
    return pair


def _uuid(text: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(text)
    except ValueError:
        return None


def _not_here(site: str) -> str:
    if site and site != host():
        return _("This file was made by another site (%(site)s), and there is no such piece here.") % {"site": site}
    return _("There is no such piece on this site: its page was deleted, or the file was made by another site.")


def _require_languages(returned: Returned, pair: Pair) -> None:
    languages = (returned.source_language, returned.target_language)
    expected = (other(pair.behind), str(pair.behind))
    if all(not said or said == wanted for said, wanted in zip(languages, expected, strict=True)):
        return
    if languages[1] in LANGUAGES and languages[0] == other(languages[1]):
        said = direction(languages[1])
    else:
        said = " → ".join(languages)
    raise PairError(
        _("This file is of other languages (%(file)s); the piece goes %(piece)s.")
        % {"file": said, "piece": direction_of(pair)}
    )
