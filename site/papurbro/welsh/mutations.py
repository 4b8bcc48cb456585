"""Initial mutations: Caerdydd, Gaerdydd, Nghaerdydd and Chaerdydd are one word."""

from typing import Final, Literal

from papurbro.welsh.fold import fold, small

Mutation = Literal["none", "soft", "nasal", "aspirate"]

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
    ("n", ("d", "gn")),
    ("l", ("ll", "gl")),
    ("r", ("rh", "gr")),
    ("h", ("",)),
)
"""What a mutated beginning may come from, the longest beginnings first. Before a vowel a g may have gone."""

_VOWELS: Final = tuple("aeiouwy")

_NO_MUTATION: Final = ("ll", "rh", "ff")

_BEGINNINGS: Final = ("ll", "rh", "ch", "dd", "ff", "ng", "ph", "th", "c", "p", "t", "g", "b", "d", "m")
"""The letters that a word may begin with, where that decides how it mutates; digraphs first."""

_MUTATIONS: Final[dict[Mutation, dict[str, str]]] = {
    "none": {},
    "soft": {"c": "g", "p": "b", "t": "d", "g": "", "b": "f", "d": "dd", "m": "f", "ll": "l", "rh": "r"},
    "nasal": {"c": "ngh", "p": "mh", "t": "nh", "g": "ng", "b": "m", "d": "n"},
    "aspirate": {"c": "ch", "p": "ph", "t": "th"},
}


_AFTER_A_LOST_G: Final = (*_VOWELS, "l", "n", "r")
"""How a Welsh word goes on after a g, and so may begin without it. GDPR and GPS are no such words, and stay whole."""


def unmutated(word: str) -> tuple[str, ...]:
    """Return every form that the word may be a mutation of, itself first, in small letters, accents kept."""
    form = small(word)
    bare = fold(form)
    if len(bare) != len(form) or bare.startswith(_NO_MUTATION):
        return (form,)
    if bare.startswith(_VOWELS):
        return (form, f"g{form}")
    for beginning, sources in _RADICALS:
        if bare.startswith(beginning):
            return (form, *(source + form[len(beginning) :] for source in sources))
    return (form,)


def radicals(word: str) -> frozenset[str]:
    """Return every folded form that the word may be a mutation of, itself among them."""
    return frozenset(fold(form) for form in unmutated(word))


def same_but_mutated(one: str, another: str) -> bool:
    """Tell whether two words differ by an initial mutation, an accent or a capital at most."""
    return not radicals(one).isdisjoint(radicals(another))


def mutate(word: str, mutation: Mutation) -> str:
    """Return the word with its beginning mutated, its capital kept: "Cymru" softly is "Gymru".

    A word that this mutation leaves alone comes back as it is.
    """
    beginning = _beginning(word)
    changed = _MUTATIONS[mutation].get(beginning)
    if changed is None or (changed == "" and not _stands_without_g(word)):
        return word
    mutated = changed + word[len(beginning) :]
    return mutated[:1].upper() + mutated[1:] if word[0].isupper() else mutated


def mutation_between(radical: str, form: str) -> Mutation | None:
    """Return which mutation makes ``form`` of ``radical``; None where none does, or where it cannot be told.

    A word that does not mutate says nothing of what its place asks for.
    """
    beginning = _beginning(radical)
    if beginning not in _MUTATIONS["soft"]:
        return None
    for mutation in _MUTATIONS:
        if small(mutate(radical, mutation)) == small(form):
            return mutation
    return None


def _beginning(word: str) -> str:
    plain = small(word)
    return next((letters for letters in _BEGINNINGS if plain.startswith(letters)), "")


def _stands_without_g(word: str) -> bool:
    rest = fold(word)[1:]
    return rest.startswith(_AFTER_A_LOST_G) and not rest.startswith(_NO_MUTATION)
