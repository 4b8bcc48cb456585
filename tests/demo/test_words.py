"""The demo's words hold together: what a newcomer sees first has no gap in it."""

import re

import pytest
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from papurbro.translation.models import Status
from papurbro.welsh.detect import detect

from blog.models import PostPage

from demo.body import Body
from demo.pictures import NAMES
from demo.words import CONTENT, Half, Story, Words, WordsError

STORIES = Words().stories
PAIRS = [story for story in STORIES if len(story.halves) == 2]


def test_there_are_thirty_stories_in_both_directions_and_every_status():
    assert len(STORIES) >= 30
    assert {story.original for story in PAIRS} == {"cy", "en"}
    assert {story.status for story in STORIES} == set(Status.values)
    assert {story.policy for story in STORIES} >= {"together", "independent"}
    assert {story.change_class for story in STORIES} >= {"substantive", "correction"}


def test_there_are_three_authors_a_dozen_tags_and_two_newsletters():
    words = Words()

    assert len(words.authors) == 3
    assert len(words.tags) >= 12
    assert any(tag["cy"].startswith("#") for tag in words.tags)
    assert len(words.newsletters) == 2


def test_every_picture_that_can_be_drawn_is_used():
    assert {story.picture for story in STORIES} == NAMES


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_each_half_is_in_its_language(story: Story):
    for language, half in story.halves.items():
        assert detect(f"{half.title}. {half.intro} {half.body}").language == language


@pytest.mark.django_db  # Wagtail asks for the sites that links could be within
@pytest.mark.parametrize("story", PAIRS, ids=lambda story: story.name)
def test_the_halves_have_the_same_segments(story: Story):
    assert _segments(story.halves["cy"]) == _segments(story.halves["en"])


def _segments(half: Half) -> list[tuple[str, list[str]]]:
    """Field and inline tags of each segment, in order."""
    page = PostPage(title=half.title, intro=half.intro, body=Body(half.body).as_json(), image_alt=half.alt)
    return [
        (segment.path.split(".")[0], sorted(re.findall(r"<[a-z]+[^>]*>", segment.string.data)))
        for segment in extract_segments(page)
        if isinstance(segment, StringSegmentValue)
    ]


@pytest.mark.parametrize(
    ("was", "becomes", "said"),
    [
        ('picture = "hall"', 'picture = "castle"', "no picture is called castle"),
        ('author = "mair"', 'author = "nobody"', "no author is called nobody"),
        ('tags = ["cymuned",', 'tags = ["gossip",', "no tag is called gossip"),
        ("## Beth nesaf?", "Beth nesaf?", "same blocks"),
        ('status = "current"', 'status = "exempt"', "the original alone"),
        ('status = "current"', 'state = "current"', "state"),
        ('status = "current"', "status = current", "line 2"),
    ],
)
def test_a_slip_in_a_file_is_named(some_words: Words, was: str, becomes: str, said: str):
    path = some_words.folder / "posts" / "01-neuadd.toml"
    text = path.read_text(encoding="utf-8")
    assert was in text
    path.write_text(text.replace(was, becomes), encoding="utf-8")

    with pytest.raises(WordsError, match=said) as error:
        _ = some_words.stories

    assert "01-neuadd" in str(error.value)


def test_the_words_travel_with_the_code():
    assert (CONTENT / "site.toml").is_file()
