"""A check that cries wolf is switched off in people's heads: good translations, of every register, raise nothing at all."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papurbro.translation.checking.checks import CHECKS, check_part

from tests.translation.checking.conftest import good_pairs, known

KNOWN = known()
CONTENT = Path(__file__).parents[3] / "demo" / "content" / "posts"


def sentences(found):
    return [f"{finding.check}: {finding.sentence}" for finding in found]


@pytest.mark.parametrize("into", ["cy", "en"])
@pytest.mark.parametrize("pair", good_pairs(), ids=lambda pair: pair[0][:40])
def test_a_good_translation_raises_nothing(look, pair, into):
    english, welsh = pair
    source, target = (english, welsh) if into == "cy" else (welsh, english)

    assert sentences(look(source, target, into)) == []


def test_there_are_enough_of_them():
    assert len(good_pairs()) >= 120


def test_the_papers_own_stories_raise_next_to_nothing(look):
    """Headings, intros and captions of the demo's stories, which were written without an eye to these checks."""
    found, count = [], 0
    for path in sorted(CONTENT.glob("*.toml")):
        story = tomllib.loads(path.read_text(encoding="utf-8"))
        for name in ("title", "intro", "alt", "caption"):
            texts = [story.get(language, {}).get(name) for language in ("en", "cy")]
            if all(texts):
                count += 1
                found += sentences(look(*texts, knowing=known(terms=[])))

    assert count > 100
    assert len(found) <= count * 0.01, found


@given(st.text(alphabet="abcŵŷâ ⟦⟧/12{}%()s\n\"“”'&#@.…?!-", max_size=80), st.sampled_from(["cy", "en"]))
def test_no_text_breaks_a_check_and_every_place_is_in_the_text(text, into):
    for source in (text, "One ⟦1⟧plain⟦/1⟧ text with {name}, 12 words and 31 December 2021 in it."):
        for finding in check_part(
            source, text, source_language="en" if into == "cy" else "cy", target_language=into, knowing=KNOWN
        ):
            assert finding.check in CHECKS
            if finding.start is not None:
                assert 0 <= finding.start <= finding.end <= len(text)


@given(st.text(max_size=60))
def test_a_text_is_a_good_translation_of_itself_as_far_as_figures_and_addresses_go(text):
    names = ("placeholders", "numbers", "dates", "times", "urls", "emails", "hashtags")
    found = check_part(text, text, source_language="en", target_language="cy", names=names, knowing=KNOWN)

    assert found == []
