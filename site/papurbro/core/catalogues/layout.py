"""Where catalogues stand, and how one is read and written.

``locale/<language>/LC_MESSAGES/<domain>.po``  our own strings; extraction keeps it true to the code
``locale/<language>/upstream/<domain>.po``     strings of Django, Wagtail and wagtail-localize that we say better, or at all
Both are merged into ``LC_MESSAGES/<domain>.mo``, which is not committed.
"""

import io
import re
from pathlib import Path
from typing import Final, Literal

from babel.messages import Catalog, Message
from babel.messages.pofile import read_po, write_po

from papurbro.welsh.plurals import WELSH_PLURAL_FORMS

Domain = Literal["django", "djangojs"]
DOMAINS: Final[tuple[Domain, ...]] = ("django", "djangojs")
#: Welsh says everything; English is written in the code, and its catalogue holds only what must differ.
LANGUAGES: Final = ("cy", "en")
PLURAL_FORMS: Final = {"cy": WELSH_PLURAL_FORMS, "en": "nplurals=2; plural=(n != 1);"}

_CHANGING_HEADERS = re.compile(
    rb'^"(POT-Creation-Date|PO-Revision-Date|Last-Translator|Language-Team|Generated-By|Report-Msgid-Bugs-To): .*\n',
    re.M,
)


def ours(locale: Path, language: str, domain: Domain) -> Path:
    """The catalogue of our own strings in ``language``."""
    return locale / language / "LC_MESSAGES" / f"{domain}.po"


def upstream(locale: Path, language: str, domain: Domain) -> Path:
    """The catalogue of strings that belong to what we stand on."""
    return locale / language / "upstream" / f"{domain}.po"


def compiled(locale: Path, language: str, domain: Domain) -> Path:
    """What gettext reads."""
    return ours(locale, language, domain).with_suffix(".mo")


def read(path: Path, language: str) -> Catalog:
    """The catalogue at ``path``; an empty one, with the language's plural forms, where there is no file."""
    source = path.read_bytes() if path.exists() else b""
    if b"Plural-Forms" not in source:
        source = _header(language) + source
    return read_po(io.BytesIO(source), locale=language, abort_invalid=True)


def write(catalog: Catalog, path: Path) -> None:
    """Write ``catalog`` so that only a change of its words changes the file: no dates, no line numbers, no wrapping."""
    text = io.BytesIO()
    write_po(text, catalog, width=0, sort_by_file=True, include_lineno=False, ignore_obsolete=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(_CHANGING_HEADERS.sub(b"", text.getvalue()))


def strings(message: Message) -> tuple[str, ...]:
    """The translation's forms; one, where the message has no plural."""
    forms = message.string or ""
    return (forms,) if isinstance(forms, str) else tuple(forms)


def sources(message: Message) -> tuple[str, ...]:
    """What the code says: the string, and its plural where it has one."""
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def _header(language: str) -> bytes:
    return (
        f'msgid ""\nmsgstr ""\n"Project-Id-Version: Papur Bro\\n"\n"Language: {language}\\n"\n"MIME-Version: 1.0\\n"\n'
        '"Content-Type: text/plain; charset=utf-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n'
        f'"Plural-Forms: {PLURAL_FORMS[language]}\\n"\n\n'
    ).encode()
