"""Making pages of an export: everything in one transaction, or nothing.

Each post or page of the export is brought over once: `ImportedItem` remembers it, and a second run changes nothing.
A pair whose two halves were live goes on together. A half that was live without the other goes by itself, policy
`independent`, reason "imported", until a translator has caught up. What an editor must look at first (a seam in
doubt, a half without a title in its language) comes in as a draft: no page shows the other language unlabelled.
"""

import uuid
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import unquote

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import DataError, IntegrityError, transaction
from django.utils import timezone
from django.utils.text import slugify
from tqdm import tqdm
from wagtail.coreutils import find_available_slug
from wagtail.models import Locale, Page

from papurbro.core.founding import found_site
from papurbro.core.models import StandardPage
from papurbro.translation import counterparts
from papurbro.translation.answering import in_hand
from papurbro.translation.models import Policy, Review
from papurbro.translation.pairs import refresh
from papurbro.welsh.languages import LANGUAGES, Language

from blog.models import ImportedItem, PostPage
from blog.wordpress import notes
from blog.wordpress.blocks import Block
from blog.wordpress.export import Export, Item
from blog.wordpress.media import MediaFolder, save_picture
from blog.wordpress.plan import Entry, LeftOut, Text, plan
from blog.wordpress.report import Report, Result, Row
from blog.wordpress.stream import to_stream
from blog.wordpress.tagging import Tagging

REASON = "imported"
"""Why the pair of a half that was live alone goes independently."""

LONGEST_SLUG, LONGEST_ADDRESS = 200, 500


class CannotImport(Exception):
    """An item that the site refuses; nothing was imported. Its message names the item and its line."""

    def __init__(self, item: Item, reason: str) -> None:
        super().__init__(f"line {item.line}: “{item.title}” cannot be imported: {reason}")


def import_export(export: Export, *, media: MediaFolder | None = None, dry_run: bool = False) -> Report:
    """Bring an export over and return what was done; with `dry_run`, do it, undo it, and return the same.

    Raises CannotImport where the site refuses an item, with nothing changed and no picture left behind.
    """
    work = _Import(export, media, dry_run=dry_run)
    try:
        with transaction.atomic():
            report = work.run()
            if dry_run:
                transaction.set_rollback(True)
    except BaseException:
        work.pictures.forget()
        raise
    return report


class _Pictures:
    """The site's own images for the pictures of the export, where a folder holds them."""

    def __init__(self, media: MediaFolder | None, *, only_count: bool) -> None:
        self.media, self.only_count = media, only_count
        self.made: list[Any] = []
        self.brought: set[str] = set()
        self.elsewhere: set[str] = set()

    def find(self, block: Block) -> Any:
        """Return the site's image for a picture block, None where the picture stays where it is."""
        image = self._image(block)
        (self.elsewhere if image is None and block.src not in self.brought else self.brought).add(block.src)
        return image

    def _image(self, block: Block) -> Any:
        path = self.media.find(block.src) if self.media else None
        if path is None:
            return None
        if self.only_count:
            self.brought.add(block.src)
            return None
        image, is_new = save_picture(path, block.alt)
        if is_new:
            self.made.append(image)
        return image

    def forget(self) -> None:
        """Delete the files of images whose rows were rolled back."""
        for image in self.made:
            image.file.delete(save=False)


class _Import:
    def __init__(self, export: Export, media: MediaFolder | None, *, dry_run: bool) -> None:
        self.export = export
        self.plan = plan(export)
        self.tagging = Tagging(export)
        self.pictures = _Pictures(media, only_count=dry_run)
        self.keys = _keys(export)
        self.locales: dict[str, Locale] = {}
        self.pages: dict[int, dict[str, Page]] = {}

    def run(self) -> Report:
        self.founded = found_site()
        self.locales = {locale.language_code: locale for locale in Locale.objects.all()}
        known = self._known()
        # A large blog takes minutes: on a terminal a bar shows how far it is.
        entries = tqdm(self.plan.entries, unit="post", leave=False, disable=None)
        rows = [self._row(entry, known) for entry in entries]
        rows += [_row_of_left_out(left_out) for left_out in self.plan.left_out]
        return Report(
            rows=sorted(rows, key=lambda row: row.line),
            tags=self.tagging.tags_made,
            authors=self.tagging.authors_made,
            pictures_brought=len(self.pictures.brought),
            pictures_elsewhere=len(self.pictures.elsewhere),
            comments_left=self.plan.comments,
            other_kinds=dict(self.plan.other_kinds),
        )

    def _known(self) -> dict[int, uuid.UUID]:
        """Items of this export that were brought over before: their numbers and pairs."""
        number_of = {key: number for number, key in self.keys.items()}
        rows = ImportedItem.objects.filter(key__in=number_of).values_list("key", "translation_key")
        return {number_of[key]: translation_key for key, translation_key in rows}

    def _row(self, entry: Entry, known: Mapping[int, uuid.UUID]) -> Row:
        seen = [item.post_id for item in entry.items if item.post_id in known]
        if seen:
            self.pages[entry.item.post_id] = _pages_of(known[seen[0]])
            for item in entry.items:
                self.pages[item.post_id] = self.pages[entry.item.post_id]
            is_whole = len(seen) == len(entry.items)
            return _report_row(entry, "already", {}, "" if is_whole else notes.HALF_KNOWN)
        try:
            pages = self._make(entry)
        except (ValidationError, DataError, IntegrityError) as error:
            raise CannotImport(entry.item, str(error)) from error
        result: Result = {"group": "pair", "split": "split", "whole": "single"}[entry.how]  # type: ignore[assignment]
        return _report_row(entry, result, pages, entry.note)

    def _make(self, entry: Entry) -> dict[str, Page]:
        key = uuid.uuid4()
        pages: dict[str, Page] = {}
        with counterparts.no_counterparts(), in_hand(key):
            for text in entry.in_order:
                page = self._page(entry, text)
                page.translation_key = key
                pages[text.language] = self._add(page, self._parent(entry, text.language), text, entry.item)
        _decide(entry, key, pages)
        for item in entry.items:
            self.pages[item.post_id] = pages
            ImportedItem.objects.create(
                key=self.keys[item.post_id],
                number=item.post_id,
                title=entry.texts[entry.original].title,
                translation_key=key,
                note=entry.note[:250],
            )
        return pages

    def _page(self, entry: Entry, text: Text) -> Page:
        lead = self.pictures.find(text.lead) if text.lead and entry.item.kind == "post" else None
        blocks = text.blocks if lead is not None or text.lead is None else (text.lead, *text.blocks)
        common = {
            "title": text.title,
            "locale": self.locales[text.language],
            "intro": text.intro,
            "body": to_stream(blocks, self.pictures.find),
        }
        if entry.item.kind == "page":
            return StandardPage(**common)
        page = PostPage(**common, date=entry.item.published or timezone.now(), origin_url=self._origin(entry.item))
        if lead is not None and text.lead is not None:
            page.image, page.image_alt = lead, text.lead.alt[:250]
        page.tags = self.tagging.tags_of(*entry.items)
        page.authors = self.tagging.authors_of(*entry.items)
        return page

    def _origin(self, item: Item) -> str:
        """Where the post was first: newsletters know by it that the post is not new."""
        return next((url for url in (item.link, item.guid, self.export.url) if _is_address(url)), "")

    def _parent(self, entry: Entry, language: Language) -> Page:
        if entry.item.kind == "post":
            return self.founded.section[language]
        parents = self.pages.get(entry.item.parent, {})
        return parents.get(language) or self.founded.home[language]

    def _add(self, page: Page, parent: Page, text: Text, item: Item) -> Page:
        parent = Page.objects.get(pk=parent.pk)
        page.slug = find_available_slug(parent, _slug(text))
        page.live = text.is_live and text.is_finished
        page.has_unpublished_changes = not page.live
        page.first_published_at = item.published if page.live else None
        parent.add_child(instance=page)
        revision = page.save_revision(log_action=None)
        if page.live:
            page.publish_alone(revision)
        return type(page).objects.get(pk=page.pk)


def _decide(entry: Entry, key: uuid.UUID, pages: Mapping[str, Page]) -> None:
    """Write down what the state of the halves means for their pair."""
    pair = refresh(key)
    if pair is None:  # pragma: no cover - a page was just made
        return
    live = [page for page in pages.values() if page.live]
    if len(live) == 1:
        pair.policy, pair.policy_reason = Policy.INDEPENDENT, REASON
    if len(pages) == len(LANGUAGES) and not all(_was_public(text) for text in entry.texts.values()):
        # Two texts are there, but nobody ever said that the second is done.
        pair.review = Review.NONE
    pair.save(update_fields=["policy", "policy_reason", "review"])
    refresh(key)


def _was_public(text: Text) -> bool:
    return text.is_live and text.is_finished


def _keys(export: Export) -> dict[int, str]:
    """The permanent identifier of each item by its number: its guid, or its place on its blog."""
    posts = export.of_kind("post", "page")
    guids = Counter(item.guid for item in posts)
    return {
        item.post_id: (
            item.guid if guids[item.guid] == 1 and item.guid else f"{export.url} {item.guid} {item.post_id}"
        )[:500]
        for item in posts
    }


def _pages_of(translation_key: uuid.UUID) -> dict[str, Page]:
    found: Iterable[Page] = Page.objects.filter(translation_key=translation_key).select_related("locale")
    return {page.locale.language_code: page for page in found}


def _slug(text: Text) -> str:
    """The slug that the blog had; for a half that had none, of its title."""
    return (slugify(unquote(text.slug)) or slugify(text.title) or "post")[:LONGEST_SLUG].strip("-")


def _is_address(url: str) -> bool:
    try:
        URLValidator(schemes=["http", "https"])(url)
    except ValidationError:
        return False
    return len(url) <= LONGEST_ADDRESS


def _report_row(entry: Entry, result: Result, pages: Mapping[str, Page], note: str) -> Row:
    return Row(
        number=entry.item.post_id,
        line=entry.item.line,
        kind=entry.item.kind,
        title=entry.texts[entry.original].title,
        result=result,
        languages=tuple(text.language for text in entry.in_order),
        live=tuple(language for language, page in pages.items() if page.live),
        note=note,
    )


def _row_of_left_out(left_out: LeftOut) -> Row:
    item = left_out.item
    return Row(item.post_id, item.line, item.kind, item.title, "left out", note=left_out.reason)
