"""From three templates to a letter: ``<name>.subject.txt``, ``<name>.txt`` and ``<name>.mjml``.

The MJML is compiled first, as it stands in the file, and the HTML that comes out is rendered as a Django template with
autoescape. So nothing that a person wrote is ever read as MJML, and none of it as HTML.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.template import Context, Template, TemplateDoesNotExist, engines
from django.utils import translation
from mjml import mjml2html

_HEAD = "{% load i18n letters %}"


@dataclass(frozen=True)
class Letter:
    """What stands in a mail. The subject is one line."""

    subject: str
    text: str
    html: str


def render_letter(name: str, context: dict[str, Any], language: str) -> Letter:
    """The letter that the three templates ``<name>`` make of ``context``, its strings in ``language``.

    Raises TemplateDoesNotExist, and ValueError where the MJML cannot be read.
    """
    with translation.override(language):
        return Letter(
            subject=" ".join(render_text(f"{name}.subject.txt", context).split()),
            text=render_text(f"{name}.txt", context),
            html=render_mjml(f"{name}.mjml", context),
        )


def render_mjml(name: str, context: dict[str, Any]) -> str:
    """An MJML template as HTML."""
    return _template(_HEAD + _compiled(_source(name))).render(Context(context))


def render_fragment(name: str, context: dict[str, Any]) -> str:
    """A piece of HTML (with autoescape) that is put into an MJML template's text."""
    return _template(_HEAD + _source(name)).render(Context(context))


def render_text(name: str, context: dict[str, Any]) -> str:
    """A plain text: nothing is escaped, and no more than one line is left empty at a time."""
    text = str(_template(_HEAD + _source(name)).render(Context(context, autoescape=False)))
    text = re.sub(r"[ \t]+$", "", text, flags=re.MULTILINE)
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


@lru_cache(maxsize=32)
def _compiled(source: str) -> str:
    return mjml2html(source, include_loader=lambda path: _source(path))


@lru_cache(maxsize=64)
def _template(source: str) -> Template:
    return Template(source, engine=engines["django"].engine)  # type: ignore[attr-defined]


def _source(name: str) -> str:
    """The text of a template file, not yet read as a template."""
    for loader in engines["django"].engine.template_loaders:  # type: ignore[attr-defined]
        for origin in loader.get_template_sources(name):
            try:
                return loader.get_contents(origin)
            except TemplateDoesNotExist:
                continue
    raise TemplateDoesNotExist(name)
