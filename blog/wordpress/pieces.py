"""The pieces of a post that may hold both languages: its blocks, cut where one of them changes language by itself."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from html import escape
from itertools import groupby
from typing import Final

from papurbro.welsh.detect import Detection, detect, detect_blocks
from papurbro.welsh.fold import fold
from papurbro.welsh.languages import LANGUAGES, Language
from papurbro.welsh.words import running_words

from blog.wordpress.bilingual import parts_of
from blog.wordpress.blocks import Block, plain

_BOLD_LINE: Final = re.compile(r"<p>\s*<b>(?:(?!</?[bp]>).)*</b>\s*:?\s*</p>", re.DOTALL)
_LONGEST_TITLE: Final = 25
_LONGEST_NAME: Final = 4
_LANGUAGE_NAMES: Final = frozenset({"cymraeg", "gymraeg", "saesneg", "english", "welsh"})
_LABEL_WORDS: Final = frozenset(
    "version fersiwn translation cyfieithiad yn in y yr the isod below above uchod for am scroll down sgroliwch i lawr".split()
)
_SENTENCE_END: Final = re.compile(r"(?<=[.!?…])[\"'”’)]*\s+|\n+")
_QUOTED: Final = re.compile(r"^[\"“‘'].+[\"”’'][.,]?$", re.DOTALL)
_CLEAR: Final = 0.5


@dataclass(frozen=True)
class Piece:
    """A block, the language it is in by its own words (None: they do not tell), and how many words it has.

    `is_twin`: it is one side of a line in both languages, so that its place says nothing about a seam.
    """

    block: Block
    language: Language | None
    words: int
    is_twin: bool = False

    @property
    def is_title_like(self) -> bool:
        """Whether it could be the title of what follows: a heading, or a short line in bold."""
        if self.block.kind == "heading":
            return True
        is_bold_line = self.block.kind == "paragraph" and _BOLD_LINE.fullmatch(self.block.html) is not None
        return is_bold_line and "<a " not in self.block.html and 0 < self.words <= _LONGEST_TITLE

    @property
    def is_name(self) -> bool:
        """Whether it is a line whose every word has a capital and whose language is open: somebody's name, most likely."""
        return self.language is None and _looks_like_a_name(self.block) and not self.is_label

    @property
    def is_label(self) -> bool:
        """Whether it only names a language, as "Cymraeg" or "English version" above a half does."""
        words = {fold(word) for word in running_words(self.block.text)}
        return bool(words & _LANGUAGE_NAMES) and words <= _LANGUAGE_NAMES | _LABEL_WORDS

    @property
    def is_quotation(self) -> bool:
        """Whether these are somebody's words, which stay in the language they were said in."""
        return self.block.kind == "quote" or _QUOTED.match(self.block.text) is not None

    @property
    def is_wordless(self) -> bool:
        """Whether it has no text: a picture without a caption, a player, a line across."""
        return not self.block.text

    @property
    def is_line_across(self) -> bool:
        """Whether it only parts what stands above from what stands below."""
        return self.block.kind == "html" and self.is_wordless


def pieces_of(blocks: Iterable[Block]) -> list[Piece]:
    """Return the pieces of a body, in order."""
    return [piece for block in blocks for piece in _cut(block)]


def minority_words(piece: Piece) -> int:
    """Return how many words of a piece are in the language that it is not in for the greater part, sentence by sentence."""
    counts = dict.fromkeys(LANGUAGES, 0)
    for sentence in _SENTENCE_END.split(piece.block.text):
        found = detect(sentence)
        # The cells of a table are short, and there are many of them.
        language = found.language or (_leaning(found) if piece.block.kind == "html" else None)
        if language:
            counts[language] += found.words
    return min(counts.values())


def _leaning(found: Detection) -> Language | None:
    if abs(found.cy - found.en) < _CLEAR:
        return None
    return "cy" if found.cy > found.en else "en"


def _cut(block: Block) -> Iterator[Piece]:
    if block.kind in {"heading", "image", "paragraph"} and "<a " not in block.html:
        twins = _twins(block)
        if twins:
            yield from twins
            return
    lines = _lines(block) if block.kind == "paragraph" else [block]
    for line in lines:
        yield _piece(line)


def _piece(block: Block) -> Piece:
    found = detect(block.text)
    piece = Piece(block, found.language, found.words)
    if not piece.is_title_like:
        # The dictionaries take a Welsh name for Welsh, also below an English letter.
        return replace(piece, language=None) if _looks_like_a_name(block) else piece
    if found.language is None and not piece.is_name:
        return replace(piece, language=_leaning(found))  # a heading is short, and seldom a name alone
    return piece


def _looks_like_a_name(block: Block) -> bool:
    words = running_words(block.text) if block.kind == "paragraph" else []
    return 0 < len(words) <= _LONGEST_NAME and all(word[0].isupper() for word in words)


def _twins(block: Block) -> list[Piece]:
    """Both sides of a heading, caption or short line that says the same in both languages."""
    if block.kind == "paragraph" and len(running_words(block.text)) > _LONGEST_TITLE:
        return []
    line = block.text
    parts = parts_of(line) if line and (block.kind != "paragraph" or re.search(r"[|/]", line)) else None
    if parts is None:
        return []
    alts = parts_of(block.alt) or dict.fromkeys(LANGUAGES, block.alt)
    return [
        Piece(_side(block, text, alts[language]), language, len(running_words(text)), is_twin=True)
        for language, text in parts.items()
    ]


def _side(block: Block, text: str, alt: str) -> Block:
    if block.kind == "image":
        return replace(block, caption=text, alt=alt)
    html = escape(text, quote=False)
    if "<b>" in block.html and block.kind == "paragraph":
        html = f"<b>{html}</b>"
    return replace(block, html=html if block.kind == "heading" else f"<p>{html}</p>")


def _lines(block: Block) -> list[Block]:
    """A paragraph cut where its lines change language: many write "English<br>Welsh" in one."""
    lines = block.html.removeprefix("<p>").removesuffix("</p>").split("<br/>")
    if len(lines) < 2 or not all(_is_balanced(line) for line in lines):
        return [block]
    languages = detect_blocks([plain(line) for line in lines])
    if len(set(languages)) < 2:
        return [block]
    runs = groupby(zip(languages, lines, strict=True), key=lambda pair: pair[0])
    return [
        replace(block, html=f"<p>{html}</p>")
        for _, run in runs
        if plain(html := "<br/>".join(line for _, line in run).strip())
    ]


def _is_balanced(html: str) -> bool:
    open_tags: list[str] = []
    for closing, name in re.findall(r"<(/?)(\w+)[^>]*?>", html):
        if not closing:
            open_tags.append(name)
        elif not open_tags or open_tags.pop() != name:
            return False
    return not open_tags
