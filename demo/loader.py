"""The demo, loaded: each thing wholly or not at all, so that a load that was broken off goes on where it stopped."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from django.utils import timezone

from newsletter.models import Newsletter

from demo import newsletters, paper, people
from demo.audience import make_audience
from demo.glossary import make_glossary
from demo.stories import Cast, is_loaded, load_story
from demo.words import Words

Tell = Callable[[str], object]


def load(tell: Tell = lambda line: None, *, words: Words | None = None, address: str = "") -> bool:
    """Make of the demo what is not there yet; False where all of it was.

    ``tell`` gets a line for each part that is done, ``address`` is where the site will answer. Nothing that is there is changed,
    so what a newcomer has done with the demo stays.
    """
    words = words or Words()
    founded = paper.found(address)
    if is_complete(words):
        return False
    tell(f"Loading {words.site['site']['en']['name']} …")
    cast = _make_cast(words, founded.section, tell)
    paper.name_the_paper(words.site, founded, cast.people.editor)
    for name, page in words.site["pages"].items():
        paper.load_page(name, page, founded, _opening(words))
    tell(f"  {len(words.site['pages'])} standing pages")
    _load_stories(words, cast, tell)
    _load_newsletters(words, cast, tell)
    return True


def _opening(words: Words) -> dt.datetime:
    """When the paper opened: the day before its first story."""
    return timezone.now() - dt.timedelta(days=1 + max(story.days_ago for story in words.stories))


def is_complete(words: Words) -> bool:
    """Whether it was loaded to the end before: the last thing that happens is that a digest goes out."""
    digest = Newsletter.objects.filter(slug=words.newsletters[0]["key"]).first()
    return all(is_loaded(story.name) for story in words.stories) and newsletters.is_sent(digest)


def _make_cast(words: Words, section: dict[str, object], tell: Tell) -> Cast:
    users = people.make_people()
    authors = people.make_authors(words.authors, editor=users.editor)
    tags = paper.make_tags(words.tags)
    tell(f"  3 people who log in, {len(authors)} who write, {len(tags)} tags")
    tell(f"  {make_glossary()} terms in the glossary")
    pictures = paper.make_pictures(words.stories)
    tell(f"  {len(pictures)} pictures drawn")
    return Cast(users, authors, tags, pictures, section)


def _load_stories(words: Words, cast: Cast, tell: Tell) -> None:
    tell(f"  {len(words.stories)} stories in two languages, at every stage of their translation …")
    # The oldest first, so that the rows stand in the order in which they would have been written.
    for number, story in enumerate(reversed(words.stories), start=1):
        load_story(story, cast)
        if number % 10 == 0:
            tell(f"    {number} done")


def _load_newsletters(words: Words, cast: Cast, tell: Tell) -> None:
    """Both lists and their readers; the first one's digest goes out, the second one's waits for the editor's approval."""
    lists = newsletters.make_newsletters(words.newsletters, cast.tags)
    readers = make_audience(lists)
    tell(f"  {len(lists)} newsletters, {len(readers)} subscribers")
    for waiting in lists[1:]:
        newsletters.first_issue(waiting)
    sent = newsletters.send_first_issue(lists[0], cast.people.editor)
    tell(f"  {sent} digests sent to the mailbox of the demo, in the language of each reader")
