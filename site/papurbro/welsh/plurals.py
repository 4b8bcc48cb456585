"""The six Welsh plural forms of CLDR: 0, 1, 2, 3, 6 and every other number."""

from typing import Final

WELSH_PLURAL_FORMS: Final = "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n==3 ? 3 : n==6 ? 4 : 5);"
"""The Plural-Forms header of the Welsh catalogue. Upstream's catalogues have four forms."""

_FORM_OF: Final = {0: 0, 1: 1, 2: 2, 3: 3, 6: 4}


def plural_index(n: int) -> int:
    """Return which of the six forms a count takes, in the order of the header."""
    return _FORM_OF.get(n, 5)
