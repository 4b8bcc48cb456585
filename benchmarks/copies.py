"""True pairs by the ten thousand: copies of two real ones, their drafts, parts and translations with them, written in bulk past every signal."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import Any

from django.db import connection, models, transaction
from wagtail.models import Page
from wagtail_localize.models import (
    StringSegment,
    StringTranslation,
    TemplateSegment,
    TranslatableObject,
    Translation,
    TranslationContext,
    TranslationSource,
)

from papurbro.translation.models import Pair

from blog.models import PostPage

from tests import factories

CHUNK = 500
#: Copies are numbered from here on, so that no number meets one that the site itself gave.
FIRST = 1_000_000

BODY = [
    "Daeth dros ddau gant ynghyd nos Wener i weld y to newydd ar neuadd y pentref, ac i flasu'r te yn y gegin newydd.",
    "“Rydym wedi bod yn casglu arian ers tair blynedd,” meddai'r cadeirydd. “Diolch o galon i bawb a roddodd geiniog.”",
    "Bydd y neuadd ar agor bob dydd o'r wythnos o hyn ymlaen, gan gynnwys y Sul, a gellir ei llogi dros y we.",
]


class Model:
    """One real pair to make copies of: live and up to date, with its parts where its counterpart is made of them."""

    def __init__(self, pair: Pair) -> None:
        key = pair.translation_key
        self.pair = pair
        self.pages = list(Page.objects.filter(translation_key=key).select_related("latest_revision"))
        self.source = TranslationSource.objects.filter(object_id=key).first()
        self.translations = list(Translation.objects.filter(source=self.source)) if self.source else []
        self.contexts = list(TranslationContext.objects.filter(object_id=key))
        self.segments = {
            model: list(model.objects.filter(source=self.source)) if self.source else []
            for model in (StringSegment, TemplateSegment)
        }
        self.said = list(StringTranslation.objects.filter(context__object_id=key))


class Copies:
    """A founded site filled up with pairs, every second one made of parts and every second one written by hand."""

    def __init__(self) -> None:
        factories.site()
        made = factories.make_live(factories.make_post("cy", body=BODY))
        welsh, _english = factories.make_pair(cy={"body": BODY})
        self.models = [Model(made), Model(factories.pair_of(welsh))]
        self.filled = Pair.objects.count()
        self._numbers = FIRST

    def fill(self, size: int) -> None:
        """Write pairs until there are ``size``."""
        while self.filled < size:
            number = min(CHUNK, size - self.filled)
            with transaction.atomic():
                self._write([self.models[index % 2] for index in range(number)])
            self.filled += number

    def _write(self, originals: Iterable[Model]) -> None:
        rows: dict[type[models.Model], list[Any]] = {}
        posts: list[tuple[int, int]] = []
        for original in originals:
            self._copy(original, rows, posts)
        Page.objects.bulk_create(rows.pop(Page))
        _write_posts(posts)
        for model, made in rows.items():
            model._default_manager.bulk_create(made)

    def _copy(self, original: Model, rows: dict[type[models.Model], list[Any]], posts: list[tuple[int, int]]) -> None:
        key = uuid.uuid4()
        pages = {page.pk: self._page(page, key, rows, posts) for page in original.pages}
        pair = self._again(original.pair, rows, translation_key=key)
        pair.original_id, pair.counterpart_id = pages[pair.original_id], pages[pair.counterpart_id]
        if original.source is None:
            return
        rows.setdefault(TranslatableObject, []).append(
            TranslatableObject(translation_key=key, content_type_id=original.source.object.content_type_id)
        )
        source = self._again(original.source, rows, object_id=key)
        for translation in original.translations:
            self._again(translation, rows, source_id=source.pk, uuid=uuid.uuid4())
        contexts = {one.pk: self._again(one, rows, object_id=key).pk for one in original.contexts}
        for segments in original.segments.values():
            for segment in segments:
                self._again(segment, rows, source_id=source.pk, context_id=contexts[segment.context_id])
        for said in original.said:
            self._again(said, rows, context_id=contexts[said.context_id])

    def _page(
        self, page: Page, key: uuid.UUID, rows: dict[type[models.Model], list[Any]], posts: list[tuple[int, int]]
    ) -> int:
        parent = page.get_parent()
        copy = self._again(page, rows, translation_key=key)
        copy.slug = f"stori-{copy.pk}"
        copy.path = f"{parent.path}{Page._int2str(copy.pk - FIRST + 1_000).rjust(Page.steplen, '0')}"
        copy.url_path = f"{parent.url_path}{copy.slug}/"
        said = {**page.latest_revision.content, "pk": copy.pk, "translation_key": str(key), "slug": copy.slug}
        revision = self._again(page.latest_revision, rows, object_id=str(copy.pk), content=said)
        copy.latest_revision_id = copy.live_revision_id = revision.pk
        posts.append((copy.pk, page.pk))
        return copy.pk

    def _again(self, row: models.Model, rows: dict[type[models.Model], list[Any]], **changed: Any) -> Any:
        """The same row with another number, put with those that are to be written."""
        self._numbers += 1
        values = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
        copy = type(row)(**{**values, row._meta.pk.attname: self._numbers, **changed})
        rows.setdefault(type(row), []).append(copy)
        return copy


def _write_posts(posts: list[tuple[int, int]]) -> None:
    """The rows of the page type, which Django writes in bulk for no model that has a parent."""
    columns = [field.column for field in PostPage._meta.local_concrete_fields if not field.primary_key]
    names, table = ", ".join(f'"{column}"' for column in columns), PostPage._meta.db_table
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {table} (page_ptr_id, {names}) SELECT %s, {names} FROM {table} WHERE page_ptr_id = %s",  # noqa: S608 - names of our own columns
            posts,
        )
