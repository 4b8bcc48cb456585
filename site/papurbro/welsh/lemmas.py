"""The dictionary form of a word: "blant" is "plentyn", "councils" is "council".

simplemma's dictionaries (MIT) hold mutated and plural forms; a few that they have wrong are put right here.
"""

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from papurbro.welsh.languages import Language

if TYPE_CHECKING:
    from simplemma.strategies import DefaultStrategy

_PUT_RIGHT: Final[dict[str, str]] = {
    "bara": "bara",
    "ddynion": "dyn",
    "dynion": "dyn",
    "ferched": "merch",
    "gerddi": "gardd",
    "gorau": "gorau",
    "gwyn": "gwyn",
    "raglenni": "rhaglen",
    "rhaglenni": "rhaglen",
}
"""Welsh words that simplemma takes for forms of others."""


@lru_cache(maxsize=50_000)
def lemma(word: str, language: Language) -> str | None:
    """Return the dictionary form of a word in small letters, None where the dictionary does not know it."""
    if language == "cy" and word in _PUT_RIGHT:
        return _PUT_RIGHT[word]
    found = _strategy().get_lemma(word, language)
    return found if found is None else found.casefold()


@cache
def _strategy() -> "DefaultStrategy":
    """Loaded when first needed: the two dictionaries take a third of a second and some 60 MB."""
    from simplemma.strategies import DefaultStrategy

    return DefaultStrategy()
