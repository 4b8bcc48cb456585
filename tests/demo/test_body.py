"""From the demo's way of writing to the editor's blocks."""

import json

import pytest

from demo.body import Body, inline, value


@pytest.mark.parametrize(
    ("written", "html"),
    [
        ("a *quiet* word", "a <i>quiet</i> word"),
        ("a **loud** word", "a <b>loud</b> word"),
        ("see [the page](https://example.org/a)", 'see <a href="https://example.org/a">the page</a>'),
        ("fish & chips < £5", "fish &amp; chips &lt; £5"),
        ("two\nlines", "two lines"),
    ],
)
def test_inline(written: str, html: str):
    assert inline(written) == html


def test_a_quotation_says_who_said_it():
    assert value("> We did. || Mair") == {"text": "We did.", "attribution": "Mair"}


def test_lines_of_items_are_one_list():
    assert value("- one\n- **two**") == "<ul><li>one</li><li><b>two</b></li></ul>"


def test_blocks_keep_their_names_through_a_rewriting():
    before = Body("one\n\n## two\n\nthree")
    after = Body("one\n\nnew\n\n## two\n\nthree, and more", earlier=before)

    assert after.names[0] == before.names[0]
    assert after.names[2] == before.names[1]
    assert after.names[3] == before.names[2], "a block that was rewritten is the same block"
    assert after.names[1] not in before.names
    assert [block["type"] for block in json.loads(after.as_json())] == [
        "paragraph",
        "paragraph",
        "heading",
        "paragraph",
    ]


def test_every_block_has_a_name_of_its_own():
    names = Body("same\n\nsame\n\n> same").names

    assert len(set(names)) == 3
