"""A term added in one step, from what is in hand: by an editor it holds at once, by a translator it is a proposal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from papurbro.translation.errors import NotAllowed, PairError
from papurbro.translation.glossary.models import LONGEST, PartOfSpeech, Status, Term
from papurbro.translation.glossary.permissions import may_change_terms
from papurbro.translation.permissions import may_translate
from papurbro.welsh.fold import small

if TYPE_CHECKING:
    from papurbro.users.models import User


def add_term(user: User, *, en: str, cy: str, part_of_speech: str = "", note: str = "") -> Term:
    """Add a term as ``user``. Raises ``PairError`` with nothing changed where it may not be, or does not hold together."""
    if not (may_translate(user) or may_change_terms(user)):
        raise NotAllowed(_("Only translators and editors can add to the glossary."))
    en, cy = _one_line(en), _one_line(cy)
    if not en or not cy:
        raise PairError(_("A term needs its words in both languages."))
    for text in (en, cy):
        if len(text) > LONGEST:
            raise PairError(
                _("“%(text)s…” is too long for a term: there is room for %(longest)s characters.")
                % {"text": text[:40], "longest": LONGEST}
            )
    if part_of_speech and part_of_speech not in PartOfSpeech.values:
        raise PairError(_("There is no part of speech “%(name)s”.") % {"name": part_of_speech})
    known = same_term(en, cy)
    if known is not None:
        raise PairError(
            _("This is in the glossary already: %(term)s (%(status)s).")
            % {"term": known, "status": known.get_status_display()}
        )
    status = Status.PREFERRED if may_change_terms(user) else Status.PROPOSED
    return Term.objects.create(
        en=en, cy=cy, part_of_speech=part_of_speech, note=note.strip(), status=status, proposed_by=user
    )


def same_term(en: str, cy: str, *, leaving_out: int | None = None) -> Term | None:
    """The term with the same words, whatever their capitals, if there is one."""
    candidates = Term.objects.exclude(pk=leaving_out) if leaving_out else Term.objects.all()
    # A database folds the case of "Ŵ" or it does not; so the few that are alike in English are compared here.
    alike = [term for term in candidates.filter(en__iexact=en) if small(term.cy) == small(cy)]
    return alike[0] if alike else None


def _one_line(text: str) -> str:
    return " ".join(text.replace("\x00", "").split())
