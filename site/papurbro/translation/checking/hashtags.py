"""The two names of each of the site's tags, for whoever compares hashtags; read once for each edition of the tags."""

from __future__ import annotations

from collections.abc import Mapping

from papurbro.tags.models import Tag
from papurbro.translation.glossary import editions
from papurbro.welsh.languages import LANGUAGES, Language, other

Names = dict[tuple[Language, str], str]

_read: tuple[str, Names] | None = None


def plain_name(name: str) -> str:
    """A tag's name as it is compared: "#Gofal Cymdeithasol" and "#gofalcymdeithasol" are one. A handle keeps its ``@``."""
    return "".join(char for char in name.casefold() if char.isalnum() or char in "@_")


def names(tokens: Mapping[str, str]) -> Names:
    """``{(language, plain name): name in the other language, without its #}``; one query where the tags have changed."""
    global _read
    token = tokens.get(editions.TAGS, "")
    if _read is None or _read[0] != token:
        _read = token, _names()
    return _read[1]


def _names() -> Names:
    found: Names = {}
    for tag in Tag.objects.all():
        for language in LANGUAGES:
            found[language, plain_name(tag.name(language))] = _as_hashtag(tag.name(other(language)))
    return found


def _as_hashtag(name: str) -> str:
    """One word: "gofal cymdeithasol" is written #GofalCymdeithasol."""
    bare = name.lstrip("#")
    return "".join(word[:1].upper() + word[1:] for word in bare.split()) if " " in bare else bare
