"""Reading a WordPress export (WXR, an RSS feed with rows of WordPress's own).

The file is foreign: no entity is expanded, no address opened, and a document type, which no export has, is refused.
It is read element by element, so a large file costs the memory of its texts and no more. Namespaces are matched
loosely: both http and https addresses, of any version, occur in the wild.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, Final
from zoneinfo import ZoneInfo

from lxml import etree

from blog.wordpress.export import Author, Export, Item, Term

LONDON: Final = ZoneInfo("Europe/London")

_NAMESPACES: Final = (
    (re.compile(r"wordpress\.org/export/[\d.]+/excerpt"), "excerpt"),
    (re.compile(r"wordpress\.org/export/"), "wp"),
    (re.compile(r"purl\.org/rss/1\.0/modules/content"), "content"),
    (re.compile(r"purl\.org/dc/"), "dc"),
)
_TERM_FIELDS: Final = {
    "wp:category": ("category", "wp:category_nicename", "wp:cat_name", "wp:category_description"),
    "wp:tag": ("post_tag", "wp:tag_slug", "wp:tag_name", "wp:tag_description"),
}
_CONTROL_BYTES: Final = bytes(byte for byte in range(32) if byte not in b"\t\n\r")


class DamagedExport(Exception):
    """The file is no WordPress export, or is broken. `line` is where, None where no line can be named."""

    def __init__(self, reason: str, line: int | None = None) -> None:
        self.reason = reason
        self.line = line
        super().__init__(f"line {line}: {reason}" if line else reason)


def read_export(path: Path) -> Export:
    """Read an export from a file.

    Raises DamagedExport where it is none or cannot be read to its end, OSError where it cannot be opened.
    """
    with path.open("rb") as file:
        try:
            return _Reading().of(file)
        except etree.XMLSyntaxError as error:
            raise DamagedExport(_in_plain_words(error), error.lineno or None) from error


class _Reading:
    """One pass through a file."""

    def __init__(self) -> None:
        self.channel: dict[str, str] = {}
        self.authors: list[Author] = []
        self.terms: list[Term] = []
        self.items: list[Item] = []

    def of(self, file: IO[bytes]) -> Export:
        root: etree._Element | None = None
        depth = 0
        events = etree.iterparse(
            _Cleaned(file),
            events=("start", "end"),
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
        )
        for event, element in events:
            if root is None:
                root = element
                _check_root(element)
            depth += 1 if event == "start" else -1
            if event == "end" and depth == 2:  # a child of the channel is complete
                self._take(element)
                _forget(element)
        if "wp:wxr_version" not in self.channel and not self.items:
            raise DamagedExport("this is not a WordPress export: it holds none of WordPress's rows")
        return Export(
            title=self.channel.get("title", ""),
            url=self.channel.get("wp:base_blog_url") or self.channel.get("link", ""),
            language=self.channel.get("language", ""),
            authors=tuple(self.authors),
            terms=tuple(self.terms),
            items=tuple(self.items),
        )

    def _take(self, element: etree._Element) -> None:
        name = _name(element)
        if name == "item":
            self.items.append(_item(element))
        elif name == "wp:author":
            self.authors.append(_author(_fields(element)))
        elif name in _TERM_FIELDS or name == "wp:term":
            self.terms.append(_term(name, _fields(element)))
        else:
            self.channel.setdefault(name, _text(element))


class _Cleaned:
    """A file without the control characters that WordPress lets into an export and XML allows nowhere."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file = file

    def read(self, size: int = -1) -> bytes:
        chunk = self.file.read(size)
        cleaned = chunk.translate(None, _CONTROL_BYTES)
        # An empty answer would mean the end of the file.
        return cleaned or (self.read(size) if chunk else b"")


def _check_root(root: etree._Element) -> None:
    if root.getroottree().docinfo.internalDTD is not None:
        raise DamagedExport("the file declares a document type, which no WordPress export does", root.sourceline)
    if root.tag != "rss":
        raise DamagedExport(
            f"this is not a WordPress export: it begins with <{etree.QName(root).localname}>, not <rss>",
            root.sourceline,
        )


def _forget(element: etree._Element) -> None:
    """Free a finished element and those before it."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def _name(element: etree._Element) -> str:
    """The name of an element with a prefix of ours: "wp:post_id", "content:encoded", "title"."""
    if not isinstance(element.tag, str):
        return ""  # a comment
    qualified = etree.QName(element)
    for pattern, prefix in _NAMESPACES:
        if qualified.namespace and pattern.search(qualified.namespace):
            return f"{prefix}:{qualified.localname}"
    return qualified.localname


def _text(element: etree._Element) -> str:
    return (element.text or "").strip()


def _fields(element: etree._Element) -> dict[str, str]:
    """The texts of the children by name, the first of each."""
    found: dict[str, str] = {}
    for child in element:
        found.setdefault(_name(child), _text(child))
    return found


def _author(fields: dict[str, str]) -> Author:
    return Author(
        login=fields.get("wp:author_login", ""),
        email=fields.get("wp:author_email", ""),
        display_name=fields.get("wp:author_display_name", ""),
        first_name=fields.get("wp:author_first_name", ""),
        last_name=fields.get("wp:author_last_name", ""),
    )


def _term(name: str, fields: dict[str, str]) -> Term:
    taxonomy, slug, title, description = _TERM_FIELDS.get(
        name, (fields.get("wp:term_taxonomy", ""), "wp:term_slug", "wp:term_name", "wp:term_description")
    )
    number = fields.get("wp:term_id", "")
    return Term(
        taxonomy,
        fields.get(slug, ""),
        fields.get(title, ""),
        fields.get(description, ""),
        int(number) if number.isdigit() else 0,
    )


def _item(element: etree._Element) -> Item:
    fields = _fields(element)
    line = element.sourceline or 0
    return Item(
        post_id=_number(fields, "wp:post_id", line),
        kind=fields.get("wp:post_type") or "post",
        title=fields.get("title", ""),
        line=line,
        guid=fields.get("guid", ""),
        link=fields.get("link", ""),
        slug=fields.get("wp:post_name", ""),
        status=fields.get("wp:status") or "publish",
        author=fields.get("dc:creator", ""),
        content=fields.get("content:encoded", ""),
        excerpt=fields.get("excerpt:encoded", ""),
        published=_moment(fields, "wp:post_date"),
        modified=_moment(fields, "wp:post_modified"),
        parent=_number(fields, "wp:post_parent", line),
        order=_number(fields, "wp:menu_order", line),
        password=fields.get("wp:post_password", ""),
        terms=tuple(_item_terms(element)),
        meta=dict(_item_meta(element)),
        attachment_url=fields.get("wp:attachment_url", ""),
        comments=sum(1 for child in element if _name(child) == "wp:comment"),
    )


def _item_terms(element: etree._Element) -> Iterator[Term]:
    """WordPress 2 wrote each category twice, once without its domain: those are left out."""
    for child in element:
        domain, slug = child.get("domain"), child.get("nicename", "")
        if _name(child) == "category" and domain and (slug or _text(child)):
            yield Term("post_tag" if domain == "tag" else domain, slug, _text(child))


def _item_meta(element: etree._Element) -> Iterable[tuple[str, str]]:
    for child in element:
        if _name(child) == "wp:postmeta":
            fields = _fields(child)
            yield fields.get("wp:meta_key", ""), fields.get("wp:meta_value", "")


def _number(fields: dict[str, str], name: str, line: int) -> int:
    value = fields.get(name) or "0"
    try:
        return int(value)
    except ValueError:
        raise DamagedExport(f"<{name}> should be a number and is “{value}”", line) from None


def _moment(fields: dict[str, str], name: str) -> dt.datetime | None:
    """The moment, in UTC: the row in UTC where there is one (a draft has zeros), else the one in local time."""
    universal = _parsed(fields.get(f"{name}_gmt", ""))
    if universal:
        return universal.replace(tzinfo=dt.UTC)
    local = _parsed(fields.get(name, ""))
    return local.replace(tzinfo=LONDON).astimezone(dt.UTC) if local else None


def _parsed(text: str) -> dt.datetime | None:
    try:
        return dt.datetime.strptime(text, "%Y-%m-%d %H:%M:%S")  # noqa: DTZ007 — the caller knows the zone
    except ValueError:
        return None


def _in_plain_words(error: etree.XMLSyntaxError) -> str:
    said = (error.msg or "").partition("\n")[0]  # the rest would be a piece of the file
    if "Document is empty" in said or "no element found" in said.lower():
        return "the file is empty or holds no XML"
    if "Start tag expected" in said:
        return "the file is no XML: perhaps it is packed, or another file"
    if any(sign in said for sign in ("mismatch", "Premature end", "EndTag", "not finished")):
        return f"the file is cut off or a tag is not closed ({said})"
    if "encoding" in said or "UTF-8" in said:
        return f"the file holds bytes that are not UTF-8 ({said})"
    return f"the file is not well-formed XML ({said})"
