"""What is to be made of an export, decided before anything is made: pure, so that it can be read and tested."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final, Literal, cast

from papurbro.welsh.detect import detect
from papurbro.welsh.languages import LANGUAGES, Language, other

from blog.wordpress import notes
from blog.wordpress.bilingual import parts_of
from blog.wordpress.blocks import Block, plain, safe, visible
from blog.wordpress.body import read_body
from blog.wordpress.export import Export, Item
from blog.wordpress.groups import Declared, declared
from blog.wordpress.split import Doubt, OneLanguage, Split, split

How = Literal["group", "split", "whole"]

KINDS: Final = ("post", "page")
NEVER_PUBLIC: Final = {"trash", "auto-draft", "inherit"}
LONGEST_TITLE: Final = 255
ENOUGH_WORDS: Final = 12
"""With so many words a text's own language counts for more than what the export says of it."""


@dataclass(frozen=True)
class Text:
    """One half to be made. `lead` is the picture that stands above the text.

    `is_finished`: it may go live as it is, with a title and text in its own language.
    """

    language: Language
    title: str
    slug: str
    blocks: tuple[Block, ...]
    intro: str = ""
    lead: Block | None = None
    is_live: bool = False
    is_finished: bool = True


@dataclass(frozen=True)
class Entry:
    """One pair to be made, of one item or of two. `note` is for an editor; empty where nothing is to be looked at."""

    item: Item
    items: tuple[Item, ...]
    original: Language
    texts: Mapping[Language, Text]
    how: How
    note: str = ""

    @property
    def in_order(self) -> list[Text]:
        """The texts, the original first."""
        return [self.texts[language] for language in (self.original, other(self.original)) if language in self.texts]


@dataclass(frozen=True)
class LeftOut:
    """A post or page that is not brought over, and why."""

    item: Item
    reason: str


@dataclass(frozen=True)
class Plan:
    """What is made of an export, in the order of the file, pages after those they stand under."""

    entries: tuple[Entry, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    other_kinds: Mapping[str, int] = field(default_factory=dict)
    comments: int = 0


def plan(export: Export) -> Plan:
    """Decide what becomes of each post and page of an export."""
    found = list(_Planning(export).decide())
    other_kinds: dict[str, int] = {}
    for item in export.items:
        if item.kind not in KINDS:
            other_kinds[item.kind] = other_kinds.get(item.kind, 0) + 1
    return Plan(
        entries=tuple(_parents_first([one for one in found if isinstance(one, Entry)])),
        left_out=tuple(one for one in found if isinstance(one, LeftOut)),
        other_kinds=other_kinds,
        comments=sum(item.comments for item in export.items),
    )


class _Planning:
    def __init__(self, export: Export) -> None:
        self.export = export
        self.declared: Declared = declared(export)
        self.attachments = export.attachments()
        # The first of two with one number counts.
        self.items = {item.post_id: item for item in reversed(export.of_kind(*KINDS))}
        self.group_of = {number: group for group in self.declared.groups for number in group.values()}

    def decide(self) -> Iterator[Entry | LeftOut]:
        done: set[int] = set()
        for item in self.export.of_kind(*KINDS):
            if item.post_id in done:
                if item is not self.items.get(item.post_id):
                    yield LeftOut(item, f"Its number stands twice in the file: {item.post_id}.")
                continue
            decided = self._one(item)
            yield decided
            items = decided.items if isinstance(decided, Entry) else (item,)
            done.update(one.post_id for one in items)

    def _one(self, item: Item) -> Entry | LeftOut:
        if item.status in NEVER_PUBLIC:
            return LeftOut(item, f"Its status is “{item.status}”.")
        code = self.declared.languages.get(item.post_id, "")
        if code and code not in LANGUAGES:
            return LeftOut(item, f"It is in a language that this site does not have: {code}.")
        language = cast("Language", code) if code else None
        partner = self._partner(item, language) if language else None
        if language and partner:
            return self._group(item, language, partner)
        return self._alone(item, language)

    def _partner(self, item: Item, language: Language) -> Item | None:
        number = self.group_of.get(item.post_id, {}).get(other(language))
        partner = self.items.get(number) if number else None
        is_there = partner is not None and partner.kind == item.kind and partner.status not in NEVER_PUBLIC
        return partner if is_there else None

    def _group(self, item: Item, language: Language, partner: Item) -> Entry:
        texts = {
            one_language: self._text(one, one_language, self._blocks(one))
            for one, one_language in ((item, language), (partner, other(language)))
        }
        original = language if _age(item) <= _age(partner) else other(language)
        mistaken = [text for text in texts.values() if _is_in_other_language(text)]
        for text in mistaken:
            texts[text.language] = replace(text, is_finished=False)
        note = notes.WRONG_LANGUAGE if mistaken else ""
        first, second = (item, partner) if original == language else (partner, item)
        return Entry(
            first, (first, second), original, texts, "group", note or _about_status(first) or _about_status(second)
        )

    def _alone(self, item: Item, said: Language | None) -> Entry | LeftOut:
        blocks = self._blocks(item)
        found = split(_title(item), blocks)
        if isinstance(found, Split):
            return self._split(item, found)
        if isinstance(found, OneLanguage):
            return self._whole(item, blocks, found.language, said)
        return self._doubtful(item, blocks, found, said)

    def _split(self, item: Item, found: Split) -> Entry:
        title = _title(item)
        original = next((language for language in LANGUAGES if found.halves[language].title == title), found.first)
        intros = _intros(item, original)
        texts = {}
        for language, half in found.halves.items():
            # A name as title serves both languages; a title in the other language does not.
            has_title = bool(half.title) or detect(title).language is None
            text = self._text(item, language, half.blocks, title=half.title or title, intro=intros.get(language, ""))
            slug = text.slug if language == original else ""
            # A picture above the text stands there once; where the site has it, both halves share it.
            lead = text.lead if language == original else None
            texts[language] = replace(text, slug=slug, is_finished=has_title, lead=lead)
        untitled = [language for language, text in texts.items() if not text.is_finished]
        note = notes.NO_TITLE[untitled[0]] if untitled else ""
        return Entry(item, (item,), original, texts, "split", note or _about_status(item))

    def _whole(self, item: Item, blocks: list[Block], found: Language, said: Language | None) -> Entry:
        language, note = found, ""
        if said and said != found:
            enough = detect(visible(blocks)).words >= ENOUGH_WORDS
            language = found if enough else said
            note = notes.LABEL_DIFFERS if enough else ""
        if not note and parts_of(_title(item)):
            note = notes.TITLE_IN_BOTH
        return self._single(item, blocks, language, note, is_finished=True)

    def _doubtful(self, item: Item, blocks: list[Block], doubt: Doubt, said: Language | None) -> Entry | LeftOut:
        if doubt.reason == notes.NEITHER:
            return LeftOut(item, doubt.reason)
        if doubt.reason == notes.TOO_LITTLE:
            language = said or self._language_of_the_blog()
            return (
                self._single(item, blocks, language, "", is_finished=True) if language else LeftOut(item, doubt.reason)
            )
        language = doubt.language or said or self._language_of_the_blog() or "en"
        return self._single(item, blocks, language, doubt.reason, is_finished=False)

    def _single(self, item: Item, blocks: list[Block], language: Language, note: str, *, is_finished: bool) -> Entry:
        text = replace(self._text(item, language, blocks), is_finished=is_finished)
        return Entry(item, (item,), language, {language: text}, "whole", note or _about_status(item))

    def _language_of_the_blog(self) -> Language | None:
        code = self.export.language.casefold().replace("_", "-").partition("-")[0]
        return cast("Language", code) if code in LANGUAGES else None

    def _blocks(self, item: Item) -> list[Block]:
        return read_body(item.content, base=self.export.url, attachments=self.attachments)

    def _lead(self, item: Item, blocks: Iterable[Block]) -> Block | None:
        """The picture that WordPress shows above a post and keeps outside its text."""
        number = item.meta.get("_thumbnail_id", "")
        picture = self.attachments.get(int(number)) if number.isdigit() else None
        if picture is None or any(block.src == picture.attachment_url for block in blocks):
            return None
        alt = picture.meta.get("_wp_attachment_image_alt", "")
        return Block("image", src=picture.attachment_url, alt=alt)

    def _text(
        self,
        item: Item,
        language: Language,
        blocks: Iterable[Block],
        *,
        title: str = "",
        intro: str | None = None,
    ) -> Text:
        blocks = tuple(blocks)
        return Text(
            language=language,
            title=(title or _title(item))[:LONGEST_TITLE],
            slug=item.slug,
            blocks=blocks,
            intro=_excerpt(item) if intro is None else intro,
            lead=self._lead(item, blocks),
            is_live=item.status == "publish" and not item.password,
        )


def _title(item: Item) -> str:
    """The title as text. WordPress allows none at all, a page here needs one."""
    return " ".join(plain(item.title).split()) or item.slug or str(item.post_id)


def _about_status(item: Item) -> str:
    """What was neither open to everybody nor a draft is a draft here, and somebody should know."""
    if item.password:
        return notes.HAD_PASSWORD
    return "" if item.status in {"publish", "draft"} else notes.NOT_PUBLIC


def _excerpt(item: Item) -> str:
    return " ".join(plain(safe(item.excerpt)).split())


def _intros(item: Item, original: Language) -> dict[Language, str]:
    """The excerpt, for the half in whose language it is."""
    text = _excerpt(item)
    parts = parts_of(text)
    return parts or {detect(text).language or original: text}


def _is_in_other_language(text: Text) -> bool:
    found = detect(visible(text.blocks))
    return found.words >= ENOUGH_WORDS and found.language == other(text.language)


def _age(item: Item) -> tuple[float, int]:
    return (item.published.timestamp() if item.published else float("inf"), item.post_id)


def _parents_first(entries: list[Entry]) -> Iterator[Entry]:
    """A child may stand before its parent in the file."""
    by_number = {item.post_id: entry for entry in entries for item in entry.items}
    done: set[int] = set()

    def with_parents(entry: Entry) -> Iterator[Entry]:
        if entry.item.post_id in done:
            return
        done.add(entry.item.post_id)  # before its parent, so that a circle ends
        parent = by_number.get(entry.item.parent)
        if entry.item.kind == "page" and parent is not None:
            yield from with_parents(parent)
        yield entry

    for entry in entries:
        yield from with_parents(entry)


HASHTAG: Final = re.compile(r"(?<![\w&/])#(\w*[^\W\d_]\w*)")


def hashtags(title: str) -> list[str]:
    """Return the hashtags in a title, with their sign; numbers alone ("#1") are none."""
    return [f"#{name}" for name in HASHTAG.findall(title)]
