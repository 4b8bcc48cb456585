"""The demo's words, read from ``content/*.toml`` (content/README.md says how they are written)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from papurbro.welsh.languages import LANGUAGES, Language, other

from demo.body import Body
from demo.pictures import NAMES

CONTENT = Path(__file__).parent / "content"


class WordsError(ValueError):
    """A file of words that does not hold what it should; it says which, and what."""


@dataclass(frozen=True)
class Half:
    """One language of a story."""

    title: str
    intro: str
    body: str
    alt: str = ""
    caption: str = ""
    after_body: str = ""
    slug: str = ""


@dataclass(frozen=True)
class Story:
    """One post in the languages it was written in, and where its pair is to stand."""

    name: str
    original: Language
    status: str
    author: str
    tags: list[str]
    picture: str
    days_ago: int
    halves: dict[str, Half]
    policy: str = "together"
    policy_reason: str = ""
    exempt_reason: str = ""
    change_class: str = ""
    due_in_days: int | None = None
    written_by_hand: bool = False
    #: How many days after the original the other half went out, where they go apart; and after how many days the original was changed.
    followed_after: int = 0
    changed_after: int = 1

    @property
    def written(self) -> Half:
        """The half that was written first."""
        return self.halves[self.original]

    @property
    def translated(self) -> Half:
        """The other half. ``KeyError`` where there is to be none."""
        return self.halves[other(self.original)]


class Words:
    """Everything the loader needs to know, as it is written."""

    def __init__(self, folder: Path = CONTENT) -> None:
        self.folder = folder

    @cached_property
    def site(self) -> dict[str, Any]:
        """The paper's name, its sections and its standing pages."""
        return _read(self.folder / "site.toml")

    @cached_property
    def authors(self) -> list[dict[str, Any]]:
        """Those who write."""
        return list(_read(self.folder / "authors.toml")["authors"])

    @cached_property
    def tags(self) -> list[dict[str, str]]:
        """The subjects, each with its two names."""
        return list(_read(self.folder / "tags.toml")["tags"])

    @cached_property
    def newsletters(self) -> list[dict[str, Any]]:
        """What can be subscribed to."""
        return list(_read(self.folder / "newsletters.toml")["newsletters"])

    @cached_property
    def stories(self) -> list[Story]:
        """The posts, newest first. ``WordsError`` where one of them does not hold together."""
        tags, authors = {row["key"] for row in self.tags}, {row["key"] for row in self.authors}
        stories = [_story(path) for path in sorted((self.folder / "posts").glob("*.toml"))]
        stories.sort(key=lambda story: story.days_ago)
        for story in stories:
            _check(story, tags=tags, authors=authors)
        return stories


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise WordsError(f"{path.name}: {error}") from error


def _story(path: Path) -> Story:
    found = _read(path)
    try:
        halves: dict[str, Half] = {language: Half(**found.pop(language)) for language in LANGUAGES if language in found}
        return Story(name=path.stem, halves=halves, **found)
    except TypeError as error:
        raise WordsError(f"{path.name}: {error}") from error


def _check(story: Story, *, tags: set[str], authors: set[str]) -> None:
    wrong = ""
    if story.picture not in NAMES:
        wrong = f"no picture is called {story.picture}"
    elif story.author not in authors:
        wrong = f"no author is called {story.author}"
    elif not set(story.tags) <= tags:
        wrong = f"no tag is called {' or '.join(sorted(set(story.tags) - tags))}"
    elif len({tuple(Body(half.body).shape) for half in story.halves.values()}) != 1:
        wrong = "the two halves do not have the same blocks in the same order"
    elif story.followed_after and (story.policy != "independent" or story.followed_after >= story.days_ago):
        wrong = "only halves that go apart follow one another, and not in the future"
    elif story.change_class and story.changed_after >= story.days_ago:
        wrong = "it was changed in the future"
    elif len(story.halves) != (1 if story.status == "exempt" else 2):
        wrong = "both languages are needed, or the original alone where no translation is"
    if wrong:
        raise WordsError(f"{story.name}.toml: {wrong}")
