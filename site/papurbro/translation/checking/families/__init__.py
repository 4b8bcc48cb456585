"""The checks, one family a file. Reading a file registers what is in it; this is the order in which they look."""

from papurbro.translation.checking.families import (  # noqa: I001
    placeholders,
    inline,
    leftovers,
    language,
    figures,
    addresses,
    hashtags,
    terms,
    welsh_usage,
    length,
    doubles,
    punctuation,
)

__all__ = [
    "addresses",
    "doubles",
    "figures",
    "hashtags",
    "inline",
    "language",
    "leftovers",
    "length",
    "placeholders",
    "punctuation",
    "terms",
    "welsh_usage",
]
