"""Pairs by the hundred thousand, written in bulk past every signal: only what lists read is true of them."""

from __future__ import annotations

import datetime as dt
import random
import uuid
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.utils import timezone
from wagtail.models import Page

from papurbro.tags.models import Tag
from papurbro.translation.models import AT_WORK, Pair, Status

from blog.models import PostPage

from tests import factories

STATUSES = {
    Status.MISSING: 25,
    Status.IN_PROGRESS: 10,
    Status.IN_REVIEW: 10,
    Status.STALE: 10,
    Status.READY: 5,
    Status.CURRENT: 40,
}
CHUNK = 5_000
TRANSLATORS = 20


class Filling:
    """A founded site with its people, filled up to as many pairs as are asked for. The same numbers every time."""

    def __init__(self) -> None:
        self.random = random.Random(1)  # noqa: S311 - it decides over nothing but a benchmark
        self.section = factories.site().section
        self.template = factories.make_pair()[0]
        self.translators = [factories.translator(f"translator{number}") for number in range(TRANSLATORS)]
        self.people: dict[str, Any] = {"translator": self.translators[0], "editor": factories.editor()}
        tags = [Tag.objects.create(name_cy=f"pwnc {number}", name_en=f"topic {number}") for number in range(40)]
        self.common_tag, self.rare_tag = tags[0].pk, tags[1].pk
        self.filled = 0

    def fill(self, size: int) -> None:
        """Write pairs until there are ``size``."""
        while self.filled < size:
            number = min(CHUNK, size - self.filled)
            self._write(number)
            self.filled += number

    def _write(self, number: int) -> None:
        keys = [uuid.uuid4() for _number in range(number)]
        halves = {language: self._pages(language, keys) for language in ("cy", "en")}
        Pair.objects.bulk_create(
            self._pair(key, halves["cy"][key], halves["en"][key], index) for index, key in enumerate(keys)
        )

    def _pages(self, language: str, keys: list[uuid.UUID]) -> dict[uuid.UUID, int]:
        parent = self.section[language]
        made = Page.objects.bulk_create(self._page(parent, key, self.filled + index) for index, key in enumerate(keys))
        self._posts([page.pk for page in made])
        return {page.translation_key: page.pk for page in made}

    def _page(self, parent: Any, key: uuid.UUID, number: int) -> Page:
        title = f"{factories.TITLES[parent.locale.language_code]} {number}"
        saved = timezone.now() - dt.timedelta(minutes=number)
        return Page(
            title=title,
            draft_title=title,
            slug=f"stori-{number}",
            path=f"{parent.path}{Page._int2str(number + 1_000).rjust(Page.steplen, '0')}",
            depth=parent.depth + 1,
            url_path=f"{parent.url_path}stori-{number}/",
            locale=parent.locale,
            translation_key=key,
            content_type=ContentType.objects.get_for_model(PostPage),
            live=True,
            latest_revision_created_at=saved,
        )

    def _posts(self, pks: list[int]) -> None:
        """The rows of the page type: copies of one real post's, so that a column that is added here is filled too."""
        columns = [field.column for field in PostPage._meta.local_concrete_fields if not field.primary_key]
        names = ", ".join(f'"{column}"' for column in columns)
        table, tags = PostPage._meta.db_table, PostPage.tags.through._meta.db_table
        with connection.cursor() as cursor:
            cursor.execute(
                f"INSERT INTO {table} (page_ptr_id, {names})"  # noqa: S608 - names of our own columns
                f" SELECT pk, {names} FROM {table}, unnest(%s::int[]) AS pk WHERE page_ptr_id = %s",
                [pks, self.template.pk],
            )
            every_fifth = [(pk, self.common_tag) for pk in pks[::5]]
            some = [(pk, self.rare_tag) for pk in pks[:300]] if self.filled == 0 else []
            cursor.executemany(f"INSERT INTO {tags} (postpage_id, tag_id) VALUES (%s, %s)", every_fifth + some)  # noqa: S608

    def _pair(self, key: uuid.UUID, cy: int, en: int, index: int) -> Pair:
        chance = self.random.random
        status = self.random.choices(list(STATUSES), list(STATUSES.values()))[0]
        waiting = timezone.now() - dt.timedelta(minutes=60 * self.filled + index)
        original = self.random.choice(["cy", "en"])
        pair = Pair(
            translation_key=key,
            original_id=cy if original == "cy" else en,
            counterpart_id=en if original == "cy" else cy,
            original_language=original,
            behind="en" if original == "cy" else "cy",
            status=status,
            words=self.random.randint(50, 900),
            waiting_since=waiting,
            stale_since=waiting if status == Status.STALE else None,
        )
        if status == Status.STALE and chance() < 0.2:
            pair.change_class = "correction"
        if status in AT_WORK and chance() < 0.5:
            pair.due = timezone.localdate() + dt.timedelta(days=self.random.randint(-10, 10))
        if chance() < 0.3 or status == Status.IN_REVIEW:
            pair.assignee = self.translators[0] if chance() < 0.5 else self.random.choice(self.translators)
            pair.claimed_at = waiting
        return pair
