"""From a WordPress body to neutral blocks.

The classic editor stores no <p>: a blank line parts paragraphs and a new line breaks a line. The block editor stores
HTML with comments between. Both are read alike: shortcodes first, then a proper HTML parser that leaves only
known tags, then one walk. What has no place among the blocks stays as sanitised HTML.
"""

import re
from collections.abc import Iterator, Mapping
from html import escape
from typing import Final
from urllib.parse import urljoin, urlsplit

import lxml.html
import nh3
from lxml.html import HtmlElement

from blog.wordpress.blocks import SAFE_TAGS, Block, plain, rich, safe
from blog.wordpress.export import Item
from blog.wordpress.shortcodes import expand

_READ_TAGS: Final = SAFE_TAGS | {"img", "iframe", "video", "audio", "source", "embed"}
_READ_ATTRIBUTES: Final = {
    **nh3.ALLOWED_ATTRIBUTES,
    "img": {"src", "alt"},
    "iframe": {"src"},
    "video": {"src"},
    "audio": {"src"},
    "source": {"src"},
    "embed": {"src"},
}
_CONTAINERS: Final = frozenset(
    "div section article aside main header footer nav hgroup center details address".split(" ")
)
_HEADINGS: Final = {"h1": 2, "h2": 2, "h3": 3, "h4": 4, "h5": 4, "h6": 4}
_PLAYERS: Final = frozenset({"iframe", "video", "audio", "embed"})
_WHOLE: Final = frozenset({"table", "pre", "dl", "hr"})
_BLOCKS: Final = (
    _CONTAINERS
    | _HEADINGS.keys()
    | _PLAYERS
    | _WHOLE
    | {"p", "ul", "ol", "blockquote", "figure", "figcaption", "summary"}
)
_RENAMED: Final = {"strong": "b", "em": "i", "cite": "i", "del": "s", "strike": "s"}
_PROVIDERS: Final = frozenset(
    """youtube.com youtu.be vimeo.com twitter.com x.com flickr.com flic.kr soundcloud.com slideshare.net instagram.com
    facebook.com tiktok.com spotify.com ted.com issuu.com scribd.com storify.com mixcloud.com dailymotion.com""".split()
)
_LONE_ADDRESS: Final = re.compile(r"https?://\S+")
_MEDIA_FILE: Final = re.compile(r"\.(?:jpe?g|png|gif|webp|avif|svg)(?:\?.*)?$|attachment_id=", re.IGNORECASE)
_NOT_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_DASHED: Final = re.compile(r"^\s*(?:—|–|--?)\s*(?=\S)")


def read_body(content: str, *, base: str = "", attachments: Mapping[int, Item] | None = None) -> list[Block]:
    """Read the body of an item into blocks, in order.

    `base` is the address of the blog, by which relative addresses become whole; `attachments` are the export's
    uploaded files by number, for galleries.
    """
    is_block_editor = "<!-- wp:" in content
    text = expand(content.replace("\r\n", "\n").replace("\r", "\n"), attachments or {})
    root = _parsed(text, base)
    return list(_Walk(breaks_lines=not is_block_editor).within(root))


def _parsed(text: str, base: str) -> HtmlElement:
    cleaned = nh3.clean(_NOT_XML.sub("", text), tags=_READ_TAGS, attributes=_READ_ATTRIBUTES, link_rel=None)
    root = lxml.html.fragment_fromstring(_NOT_XML.sub("", cleaned), create_parent="div")
    for element in root.iter("strong", "em", "del", "strike"):
        element.tag = _RENAMED[str(element.tag)]
    for element in list(root.iter("a")):
        if not element.get("href"):
            element.drop_tag()
    if base:
        _make_whole(root, base)
    return root


def _make_whole(root: HtmlElement, base: str) -> None:
    for element in root.iter("a", "img", "source", *_PLAYERS):
        for name in ("href", "src"):
            address = element.get(name)
            if address and not address.startswith("#"):
                element.set(name, urljoin(base, address))


class _Walk:
    """One walk over a parsed body."""

    def __init__(self, *, breaks_lines: bool) -> None:
        self.breaks_lines = breaks_lines

    def within(self, parent: HtmlElement) -> Iterator[Block]:
        """Yield the blocks inside an element. Text and inline elements between block elements make paragraphs."""
        is_one_paragraph = parent.tag == "p" and not self.breaks_lines

        def new_run() -> _Run:
            return _Run(breaks_lines=self.breaks_lines, parts_paragraphs=not is_one_paragraph)

        run = new_run()
        run.add_text(parent.text)
        for child in parent:
            if _is_block(child):
                yield from run.paragraphs()
                yield from self.block(child)
                run = new_run()
            else:
                run.add_inline(child)
            run.add_text(child.tail)
        yield from run.paragraphs()

    def block(self, element: HtmlElement) -> Iterator[Block]:
        """Yield what one block element becomes."""
        tag = str(element.tag)
        if tag == "p" or tag in _CONTAINERS or tag in {"figcaption", "summary"}:
            yield from self.within(element)
        elif tag in _HEADINGS:
            yield from _heading(element)
        elif tag in {"ul", "ol"}:
            yield from _list(element)
        elif tag == "blockquote":
            yield from self.quote(element)
        elif tag == "figure":
            yield from self.figure(element)
        elif tag in _PLAYERS:
            yield from _player(element)
        else:
            yield from _whole(element)

    def quote(self, element: HtmlElement) -> Iterator[Block]:
        """A quotation of plain paragraphs; one with links, lists or tables keeps them as HTML."""
        yield from _lifted(element)
        if next(element.iter("a", "ul", "ol", "table", "pre", *_HEADINGS), None) is not None:
            yield from _whole(element)
            return
        attribution = _taken_attribution(element)
        paragraphs = [block for block in self.within(element) if block.text]
        if not attribution and len(paragraphs) > 1 and _DASHED.match(paragraphs[-1].text):
            attribution = _DASHED.sub("", paragraphs.pop().text)
        if paragraphs:
            yield Block("quote", html="".join(block.html for block in paragraphs), attribution=attribution)
        elif attribution:
            yield _paragraph(escape(attribution))

    def figure(self, element: HtmlElement) -> Iterator[Block]:
        """A picture with its caption, a gallery, a player, or something else that was given a caption."""
        caption = _taken_caption(element)
        pictures, words = list(element.iter("img")), element.text_content().strip()
        if len(pictures) == 1 and not words and "<a " not in caption:
            yield from _image(pictures[0], " ".join(plain(caption).split()))
            return
        if _LONE_ADDRESS.fullmatch(words) and not pictures:
            yield Block("embed", url=words)
        else:
            yield from self.within(element)
        # A link in a caption, often to the photographer, is worth more than the caption's place.
        if plain(caption):
            yield _paragraph(caption)


class _Run:
    """Text and inline elements that stand between block elements, until they are cut into paragraphs."""

    def __init__(self, *, breaks_lines: bool, parts_paragraphs: bool) -> None:
        self.breaks_lines = breaks_lines
        self.parts_paragraphs = parts_paragraphs
        self.parts: list[str] = []
        self.pictures: list[Block] = []

    def add_text(self, text: str | None) -> None:
        if text:
            self.parts.append(escape(text, quote=False))

    def add_inline(self, element: HtmlElement) -> None:
        if element.tag == "img":
            self.pictures.extend(_image(element))
            return
        self.pictures.extend(_lifted(element))
        html = _outer(element)
        # A blank line inside <em> parts no paragraphs: it would cut the element.
        self.parts.append(re.sub(r"\n+", "<br>" if self.breaks_lines else " ", html))

    def paragraphs(self) -> Iterator[Block]:
        """The pictures of a run come before its words: WordPress floats them beside."""
        yield from self.pictures
        joined = re.sub(r"(<br\b[^>]*>)[ \t]*\n[ \t]*(?!\n)", r"\1", "".join(self.parts)).strip()
        pieces = re.split(r"\n[ \t]*\n\s*", joined) if self.parts_paragraphs else [joined]
        for piece in pieces:
            line_break = "<br>" if self.breaks_lines else " "
            html = _trimmed(rich(re.sub(r"\s*\n\s*", line_break, piece.strip())))
            if plain(html):
                yield _embed_or_paragraph(html)


def _is_block(element: HtmlElement) -> bool:
    return element.tag in _BLOCKS


def _outer(element: HtmlElement) -> str:
    return lxml.html.tostring(element, encoding="unicode", with_tail=False)


def _inner(element: HtmlElement) -> str:
    start = escape(element.text or "", quote=False)
    return start + "".join(lxml.html.tostring(child, encoding="unicode") for child in element)


def _trimmed(html: str) -> str:
    return re.sub(r"^(?:\s|<br/>)+|(?:\s|<br/>)+$", "", html)


def _paragraph(html: str) -> Block:
    return Block("paragraph", html=f"<p>{html}</p>")


def _embed_or_paragraph(html: str) -> Block:
    """The address of a known player, alone in its paragraph, is the player: WordPress shows it so."""
    text = plain(html)
    host = (urlsplit(text).hostname or "").removeprefix("www.") if _LONE_ADDRESS.fullmatch(text) else ""
    if any(host == provider or host.endswith(f".{provider}") for provider in _PROVIDERS):
        return Block("embed", url=text)
    return _paragraph(html)


def _lifted(element: HtmlElement) -> Iterator[Block]:
    """Take the pictures and players out of an element and yield them; its text stays."""
    for picture in list(element.iter("img")):
        yield from _image(picture)
        parent = picture.getparent()
        picture.drop_tree()
        if (
            parent is not None
            and parent.tag == "a"
            and not parent.text_content().strip()
            and parent.getparent() is not None
        ):
            parent.drop_tree()
    for player in list(element.iter(*_PLAYERS)):
        if player is not element:
            yield from _player(player)
            player.drop_tree()


def _image(picture: HtmlElement, caption: str = "") -> Iterator[Block]:
    """A picture, and where it led to, when that was no larger copy of itself."""
    src, alt = picture.get("src", ""), picture.get("alt", "").strip()
    if src:
        yield Block("image", src=src, alt=alt, caption=caption)
    elif alt or caption:
        yield _paragraph(escape(caption or alt))
    parent = picture.getparent()
    target = parent.get("href", "") if parent is not None and parent.tag == "a" else ""
    if target and not _MEDIA_FILE.search(target) and not (parent is not None and parent.text_content().strip()):
        yield _paragraph(f'<a href="{escape(target)}">{escape(alt or target)}</a>')


def _taken_caption(figure: HtmlElement) -> str:
    """Take the caption of a figure itself, not of one inside it, and return it as inline HTML."""
    captions = figure.xpath("./figcaption")
    words = " ".join(_inner(caption) for caption in captions)
    for caption in captions:
        caption.drop_tree()
    return _trimmed(re.sub(r"\s*\n\s*", " ", rich(words)))


def _player(element: HtmlElement) -> Iterator[Block]:
    source = element if element.get("src") else next(iter(element.iter("source")), element)
    if source.get("src"):
        yield Block("embed", url=source.get("src", ""))
    words = element.text_content().strip()
    if words and element.tag != "iframe":
        yield _paragraph(escape(words))


def _heading(element: HtmlElement) -> Iterator[Block]:
    yield from _lifted(element)
    html = _trimmed(re.sub(r"\s*\n\s*", " ", rich(_inner(element))))
    if plain(html):
        yield Block("heading", html=html, level=_HEADINGS[str(element.tag)])


def _list(element: HtmlElement) -> Iterator[Block]:
    yield from _lifted(element)
    odd = _BLOCKS - {"ul", "ol", "p", "div"}
    if any(child.tag in odd for child in element.iterdescendants()):
        yield from _whole(element)
        return
    for wrapper in list(element.iter("p", "div")):
        item = wrapper.getparent()
        if item is not None and (wrapper.getprevious() is not None or (item.text or "").strip()):
            wrapper.addprevious(lxml.html.Element("br"))
        wrapper.drop_tag()
    html = _clean_list(_outer(element))
    if plain(html):
        yield Block("list", html=html)


def _clean_list(html: str) -> str:
    cleaned = nh3.clean(
        html, tags={"ul", "ol", "li", "b", "i", "a", "br", "sup", "sub", "s"}, attributes={"a": {"href"}}, link_rel=None
    )
    lines = (re.sub(r"\s*\n\s*", " ", cleaned)).replace("<br>", "<br/>")
    return re.sub(r"\s*(</?(?:ul|ol|li)>)\s*", r"\1", lines)


def _taken_attribution(element: HtmlElement) -> str:
    """Take who said it out of a quotation, where the markup says so."""
    found = [*element.iter("cite", "footer")]
    if not found:
        return ""
    text = " ".join(found[-1].text_content().split())
    found[-1].drop_tree()
    return _DASHED.sub("", text)


def _whole(element: HtmlElement) -> Iterator[Block]:
    yield from _lifted(element)
    html = safe(_outer(element))
    if plain(html) or element.tag == "hr":
        yield Block("html", html=html)
