"""Initial mutations: Caerdydd, Gaerdydd, Nghaerdydd and Chaerdydd are one word."""

from typing import Final

from papurbro.welsh.fold import fold

_RADICALS: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    ("ngh", ("c",)),
    ("mh", ("p",)),
    ("nh", ("t",)),
    ("ph", ("p",)),
    ("th", ("t",)),
    ("ch", ("c",)),
    ("dd", ("d",)),
    ("ng", ("g",)),
    ("b", ("p",)),
    ("d", ("t",)),
    ("g", ("c",)),
    ("f", ("b", "m")),
    ("m", ("b",)),
    ("n", ("d",)),
    ("l", ("ll", "gl")),
    ("r", ("rh", "gr")),
    ("h", ("",)),
    *((letter, (f"g{letter}",)) for letter in "aeiouwy"),
)
"""What a mutated beginning may come from, the longest beginnings first."""

_NO_MUTATION: Final = ("ll", "rh", "ff")


def radicals(word: str) -> frozenset[str]:
    """Return every folded form that the word may be a mutation of, itself among them."""
    folded = fold(word)
    if folded.startswith(_NO_MUTATION):
        return frozenset({folded})
    for beginning, sources in _RADICALS:
        if folded.startswith(beginning):
            rest = folded[len(beginning) :]
            return frozenset({folded, *(source + rest for source in sources)})
    return frozenset({folded})


def same_but_mutated(one: str, another: str) -> bool:
    """Tell whether two words differ by an initial mutation, an accent or a capital at most."""
    return not radicals(one).isdisjoint(radicals(another))
