"""Folding: what makes "Tŷ" and "ty" the same word to a search or a comparison."""

import unicodedata

APOSTROPHES = str.maketrans(dict.fromkeys("‘’‛ʼ`´′＇", "'"))


def fold(text: str) -> str:
    """Return text without case, accents or kinds of apostrophe.

    U+034F, which keeps n and g apart in a sort-only field, goes too.
    """
    if text.isascii() and "`" not in text:
        return text.casefold()
    decomposed = unicodedata.normalize("NFKD", text.translate(APOSTROPHES).casefold())
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return unicodedata.normalize("NFKC", bare.replace("\u034f", ""))


def small(text: str) -> str:
    """Return text in small letters with straight apostrophes, its accents kept."""
    if text.isascii() and "`" not in text:
        return text.casefold()
    return unicodedata.normalize("NFC", text.translate(APOSTROPHES).casefold())
