"""The demo's posts, each taken to its status by the verbs that people use."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from wagtail.images.models import Image
from wagtail.models import Locale, Page
from wagtail_localize.models import StringTranslation
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from papurbro.core.founding import make_live_pair
from papurbro.tags.models import Tag
from papurbro.translation import counterparts, publishing, work
from papurbro.translation.models import Pair
from papurbro.translation.pairs import refresh
from papurbro.translation.sync import units
from papurbro.welsh.languages import Language, other

from blog.models import Author, PostPage

from demo.body import Body
from demo.past import Past
from demo.people import People
from demo.words import Half, Story


@dataclass(frozen=True)
class Cast:
    """Everything that posts refer to, by the key that the words use."""

    people: People
    authors: dict[str, Author]
    tags: dict[str, Tag]
    pictures: dict[str, Image]
    section: dict[str, Any]


def key_of(name: str) -> uuid.UUID:
    """The translation key of what is called ``name`` in the demo: the same on every machine, so that it is known again."""
    return uuid.uuid5(uuid.NAMESPACE_URL, f"https://papurbro.example/demo/{name}")


def is_loaded(name: str) -> bool:
    """Whether it was made before; its pair stays even where somebody has deleted the pages since."""
    return Pair.objects.filter(translation_key=key_of(name)).exists()


@transaction.atomic
def load_story(story: Story, cast: Cast) -> bool:
    """Make ``story`` and take it to its status, wholly or not at all; False when it is there already."""
    if is_loaded(story.name):
        return False
    telling = _Telling(story, cast)
    if story.written_by_hand:
        telling.write_both()
    else:
        telling.write_original()
        telling.decide()
        for step in _STEPS[story.status]:
            step(telling)
    telling.set_due()
    telling.date_the_rest()
    return True


class _Telling:
    """One story on its way to its status."""

    def __init__(self, story: Story, cast: Cast) -> None:
        self.story, self.cast, self.people = story, cast, cast.people
        self.key = key_of(story.name)
        self.past = Past(self.key)
        day = timezone.localtime() - dt.timedelta(days=story.days_ago)
        self.date = day.replace(
            hour=7 + story.days_ago * 5 % 11, minute=story.days_ago * 17 % 60, second=0, microsecond=0
        )

    def write_original(self) -> None:
        """The editor writes and saves it; its other half is made at once."""
        page = self.page(self.story.original, self.story.written)
        Page.objects.get(pk=self.cast.section[self.story.original].pk).add_child(instance=page)
        page.save_revision(user=self.people.editor)
        counterparts.ensure_counterpart(self.original)
        refresh(self.key)

    def write_both(self) -> None:
        """Somebody who writes in both languages brings both halves; they go out together."""
        pages = {
            language: self.page(language, self.story.halves[language])
            for language in (self.story.original, other(self.story.original))
        }
        make_live_pair(pages, self.cast.section)
        self.past.happened(self.date, self.story.original)
        self.set_policy()

    def page(self, language: Language, half: Half) -> PostPage:
        """An unsaved post."""
        story = self.story
        page = PostPage(
            title=half.title,
            slug=slugify(half.title),
            intro=half.intro,
            body=Body(half.body).as_json(),
            image=self.cast.pictures[story.picture],
            image_alt=half.alt,
            image_caption=half.caption,
            date=self.date,
            locale=Locale.objects.get(language_code=language),
            translation_key=self.key,
            owner=self.people.editor,
            live=False,
        )
        page.tags = [self.cast.tags[tag] for tag in story.tags]
        page.authors = [self.cast.authors[story.author]]
        return page

    @property
    def pair(self) -> Pair:
        return Pair.objects.get(translation_key=self.key)

    @property
    def original(self) -> PostPage:
        return PostPage.objects.get(translation_key=self.key, locale__language_code=self.story.original)

    def decide(self) -> None:
        """What an editor settles beforehand."""
        if self.story.policy != "together":
            self.set_policy()
            self.publish()
            self.past.happened(self.date)

    def set_policy(self) -> None:
        if self.story.policy != "together":
            work.set_policy(self.pair, self.people.editor, self.story.policy, self.story.policy_reason)

    def begin(self) -> None:
        """A translator takes it on and does the first half of it."""
        self.translate(lambda number, count: number < count / 2)

    def finish(self) -> None:
        """A translator takes it on and does all of it."""
        self.translate(lambda number, count: True)

    def translate(self, wanted: Callable[[int, int], bool]) -> None:
        """Put the words of the other half into the segments that are ``wanted`` (number, count)."""
        translator = self.people.translator
        pair = work.claim(self.pair, translator)
        translation = counterparts.enabled_translation(self.key)
        assert translation is not None  # noqa: S101 - it was made with the counterpart
        found = units(translation)
        texts = self.texts_of_other_half()
        for number, (unit, text) in enumerate(zip(found, texts, strict=True)):
            if wanted(number, len(found)):
                StringTranslation.objects.create(
                    translation_of_id=unit.string_id,
                    context_id=unit.context_id,
                    locale=translation.target_locale,
                    data=text,
                    translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
                    last_translated_by=translator,
                )
        counterparts.write_counterpart(translation, user=translator)
        work.record_work(pair, translator)

    def texts_of_other_half(self) -> list[str]:
        """The translated segments in the order of the original's: both halves have the same blocks."""
        mine, theirs = (
            [segment for segment in extract_segments(page) if isinstance(segment, StringSegmentValue)]
            for page in (
                self.page(self.story.original, self.story.written),
                self.page(other(self.story.original), self.story.translated),
            )
        )
        # A text that stands twice in one place is one segment.
        once = {(here.path, here.string.data): there.string.data for here, there in zip(mine, theirs, strict=True)}
        return list(once.values())

    def send(self) -> None:
        work.send_for_review(self.pair, self.people.translator)

    def approve(self) -> None:
        work.approve(self.pair, self.people.editor)

    def exempt(self) -> None:
        work.exempt(self.pair, self.people.editor, self.story.exempt_reason)

    def publish(self) -> None:
        page = self.original
        if page.live:
            publishing.publish_pair(self.pair, self.people.editor)  # it went out before, so now the other half follows
        else:
            publishing.publish(page, page.get_latest_revision(), user=self.people.editor)

    def change(self) -> None:
        """The original is edited once it is out, so that the other half has to follow."""
        self.past.happened(self.date)
        draft = self.original.get_latest_revision_as_object()
        draft.body = Body(self.story.written.after_body, earlier=Body(self.story.written.body)).as_json()
        revision = draft.save_revision(user=self.people.editor)
        publishing.publish(self.original, revision, user=self.people.editor, change_class=self.story.change_class)

    def give_to_translator(self) -> None:
        work.claim(self.pair, self.people.translator)

    def set_due(self) -> None:
        """When it is wanted."""
        if self.story.due_in_days is not None:
            due = timezone.localdate() + dt.timedelta(days=self.story.due_in_days)
            work.assign(self.pair, self.people.editor, to=self.pair.assignee, due=due)

    def date_the_rest(self) -> None:
        """What came after the first publication, as though it had been done so many days later."""
        days = self.story.changed_after if self.story.change_class else self.story.followed_after
        # In UTC a day has 24 hours, whether or not the clocks were changed meanwhile.
        self.past.happened(self.date.astimezone(dt.UTC) + dt.timedelta(days=days))
        self.past.tell_ledger()


#: What is done, in order, for a pair to stand where its story says.
_STEPS: dict[str, tuple[Callable[[_Telling], None], ...]] = {
    "missing": (),
    "in_progress": (_Telling.begin,),
    "in_review": (_Telling.finish, _Telling.send),
    "ready": (_Telling.finish, _Telling.send, _Telling.approve),
    "current": (_Telling.finish, _Telling.send, _Telling.approve, _Telling.publish),
    "stale": (
        _Telling.finish,
        _Telling.send,
        _Telling.approve,
        _Telling.publish,
        _Telling.change,
        _Telling.give_to_translator,
    ),
    "exempt": (_Telling.exempt, _Telling.publish),
}
