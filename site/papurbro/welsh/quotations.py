"""What stands in quotation marks: somebody's words, which may stay in the language they were said in."""

import re
from typing import Final

_QUOTED: Final = re.compile(
    r"""
    “[^”\n]*”                                # curly
    | «[^»\n]*»
    | „[^“”\n]*[“”]
    | (?<!\w)"[^"\n]+"(?!\w)                  # straight
    | (?<!\w)[‘'](?=\S)(?:[^'’\n]|['’](?=\w))+[’'](?!\w)   # single ones, which also stand for a letter left out
    """,
    re.VERBOSE,
)


def without_quotations(text: str) -> str:
    """Return the text with everything in quotation marks blanked out, offsets kept.

    A quotation that does not end goes to the end of its line, as in a run of paragraphs each of which opens it anew.
    """
    blanked = _QUOTED.sub(lambda match: " " * len(match.group()), text)
    return re.sub(r"“[^\n]*", lambda match: " " * len(match.group()), blanked)
