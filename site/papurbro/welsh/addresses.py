"""Whether two web addresses lead to the same page, in the language of each."""

import re
from typing import Final
from urllib.parse import urlsplit

_LANGUAGE_PIECES: Final = frozenset("cy cym cymraeg welsh wales en eng english saesneg cymru en-gb cy-gb".split())
_TWINS: Final = (
    ("llyw.cymru", "gov.wales"),
    ("gig.cymru", "nhs.wales"),
    ("senedd.cymru", "senedd.wales"),
    ("cyfoethnaturiol.cymru", "naturalresources.wales"),
    ("llyfrgell.cymru", "library.wales"),
    ("amgueddfa.cymru", "museum.wales"),
    ("comisiynyddygymraeg.cymru", "welshlanguagecommissioner.wales"),
    ("croeso.cymru", "visitwales.com"),
    ("trc.cymru", "tfw.wales"),
    ("busnes.cymru", "businesswales.gov.wales"),
)
"""Public sites with a name of their own in each language; their paths are translated too."""


def same_address(one: str, another: str) -> bool:
    """Tell whether two addresses differ at most by what tells the language.

    A site in two languages has "cy." before its name, "/cy/" or "?lang=cy" in its addresses, or a name of its own in each; then its paths
    may be translated too, and nothing is said about them.
    """
    first, second = _Address(one), _Address(another)
    if first.host != second.host:
        return _are_twins(first.host, second.host)
    return first.rest == second.rest or first.tells_language or second.tells_language


class _Address:
    """An address without what tells its language."""

    def __init__(self, address: str) -> None:
        parts = urlsplit(address if "//" in address else f"//{address}")
        labels = (parts.hostname or "").removeprefix("www.").split(".")
        pieces = [piece for piece in re.split(r"[/?&=#._-]+", f"{parts.path}?{parts.query}".casefold()) if piece]
        kept = [label for label in labels[:-1] if label not in _LANGUAGE_PIECES]
        self.tells_language = kept != labels[:-1] or any(piece in _LANGUAGE_PIECES for piece in pieces)
        ending = "cymru" if labels[-1] in {"cymru", "wales"} else labels[-1]
        self.host = ".".join([*kept, ending])
        self.rest = [piece for piece in pieces if piece not in _LANGUAGE_PIECES | {"lang"}]


def _are_twins(one: str, another: str) -> bool:
    return any({_Address(cy).host, _Address(en).host} == {one, another} for cy, en in _TWINS)
