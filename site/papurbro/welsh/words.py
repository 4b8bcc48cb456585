"""Running words: what remains of a text when addresses, tags and handles are taken out."""

import re

APART = re.compile(
    r"""
    https?://\S+ | www\.\S+            # web addresses
    | [\w.+-]+@[\w-]+(?:\.[\w-]+)+     # e-mail addresses
    | (?<!\w)[#@][\w·]+                # hashtags and handles
    """,
    re.VERBOSE,
)
"""Things in a text that belong to neither language."""

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
SENTENCE_START = re.compile(
    r"""
    [.!?:…]["'”’)\]]*\s+$     # after the end of another
    | ["'“‘(\[]$               # at the start of what is said
    | ^[\s"'“‘(\[–—-]*$       # at the start of the text
    | \n\s*$                  # or of a line
    """,
    re.VERBOSE,
)


def running_text(text: str) -> str:
    """Return the text with addresses, hashtags and handles blanked out, offsets kept."""
    return APART.sub(lambda match: " " * len(match.group()), text)


def running_words(text: str) -> list[str]:
    """Return the words of the running text, in order, as they are written."""
    return WORD.findall(running_text(text))


def starts_sentence(text: str, offset: int) -> bool:
    """Tell whether a word at this offset opens a sentence, so that its capital says nothing."""
    return SENTENCE_START.search(text[max(0, offset - 40) : offset]) is not None
