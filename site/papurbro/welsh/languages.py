"""The two languages, and nothing else about them."""

from typing import Final, Literal

Language = Literal["cy", "en"]

LANGUAGES: Final[tuple[Language, Language]] = ("cy", "en")
"""Welsh first, as in everything that shows both."""

ENDONYMS: Final[dict[Language, str]] = {"cy": "Cymraeg", "en": "English"}
"""What each language calls itself; language switchers show these and no flags."""

LOCALES: Final[dict[Language, str]] = {"cy": "cy", "en": "en_GB"}
"""The Babel locale of each language."""


def other(language: str) -> Language:
    """Return the language of the counterpart."""
    return "en" if language == "cy" else "cy"
