"""Filters for the plain text of letters."""

import textwrap

from django import template

register = template.Library()

#: Plain text is broken here, as mail programs without HTML show it.
WIDTH = 72


@register.filter
def heading(text: str, rule: str = "-") -> str:
    """``text`` broken into lines, with a rule of its width below it, as headings are made in plain text."""
    lines = textwrap.wrap(str(text), WIDTH) or [""]
    return "\n".join([*lines, rule * max(map(len, lines))])


@register.filter
def paragraphs(text: str) -> str:
    """``text`` broken into lines; its own line ends stay."""
    lines = str(text).splitlines()
    return "\n".join(textwrap.fill(line, WIDTH, break_long_words=False, break_on_hyphens=False) for line in lines)
