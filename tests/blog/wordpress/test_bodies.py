"""From a WordPress body to blocks: everything finds a place, and nothing foreign runs."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from blog.wordpress.blocks import Block, visible
from blog.wordpress.body import read_body
from blog.wordpress.export import Item

PHOTO = '<img src="https://example.org/a.jpg" alt="Y neuadd">'
PICTURE = Block("image", src="https://example.org/a.jpg", alt="Y neuadd")


def paragraph(html):
    return Block("paragraph", html=f"<p>{html}</p>")


@pytest.mark.parametrize(
    ("content", "blocks"),
    [
        ("One\n\nTwo", [paragraph("One"), paragraph("Two")]),
        ("One\nline", [paragraph("One<br/>line")]),
        ("One<br />\nline", [paragraph("One<br/>line")]),
        ("<p>One\nline</p>", [paragraph("One<br/>line")]),
        ("A <em>very\n\nlong</em> word", [paragraph("A <i>very<br/>long</i> word")]),
        ("One\r\n\r\nTwo", [paragraph("One"), paragraph("Two")]),
        ("One<h2>Head</h2>Two", [paragraph("One"), Block("heading", html="Head", level=2), paragraph("Two")]),
        ("<div><p>a</p>b</div>", [paragraph("a"), paragraph("b")]),
        ("&nbsp;\n\n<p> </p>", []),
        ("a &lt; b &amp; c", [paragraph("a &lt; b &amp; c")]),
    ],
)
def test_the_classic_editor_writes_no_paragraphs(content, blocks):
    assert read_body(content) == blocks


def test_the_block_editor_breaks_no_lines():
    content = '<!-- wp:paragraph -->\n<p>One\nline\n\nstill</p>\n<!-- /wp:paragraph -->\n\n<!-- wp:heading {"level":3} -->\n<h3>Head</h3>'
    assert read_body(content) == [paragraph("One line still"), Block("heading", html="Head", level=3)]


@pytest.mark.parametrize(("tag", "level"), [("h1", 2), ("h2", 2), ("h3", 3), ("h4", 4), ("h6", 4)])
def test_headings_fit_under_the_title(tag, level):
    assert read_body(f"<{tag}>Head</{tag}>") == [Block("heading", html="Head", level=level)]


def test_inline_marks_become_those_of_rich_text():
    content = '<p><strong>b</strong> <em>i</em> <del>s</del> <span style="x">t</span> <a href="https://x.org" onclick="y()">l</a></p>'
    assert read_body(content) == [paragraph('<b>b</b> <i>i</i> <s>s</s> t <a href="https://x.org">l</a>')]


@pytest.mark.parametrize(
    ("content", "blocks"),
    [
        ("<ul>\n<li>a</li>\n<li>b <b>c</b></li>\n</ul>", ["<ul><li>a</li><li>b <b>c</b></li></ul>"]),
        ("<ol><li><p>a</p><p>b</p></li></ol>", ["<ol><li>a<br/>b</li></ol>"]),
        ("<ul><li>a<ul><li>b</li></ul></li></ul>", ["<ul><li>a<ul><li>b</li></ul></li></ul>"]),
    ],
)
def test_lists(content, blocks):
    assert [block.html for block in read_body(content)] == blocks


@pytest.mark.parametrize(
    ("content", "attribution"),
    [
        ("<blockquote><p>Said</p><cite>Mair</cite></blockquote>", "Mair"),
        ("<blockquote><p>Said</p><p>— Mair</p></blockquote>", "Mair"),
        ("<blockquote>Said</blockquote>", ""),
        ("<figure class='wp-block-pullquote'><blockquote><p>Said</p><cite>Mair</cite></blockquote></figure>", "Mair"),
    ],
)
def test_quotations_know_who_said_it(content, attribution):
    assert read_body(content) == [Block("quote", html="<p>Said</p>", attribution=attribution)]


def test_a_quotation_with_a_link_keeps_it_as_html():
    (block,) = read_body('<blockquote><p>See <a href="https://x.org">it</a></p></blockquote>')
    assert block.kind == "html"
    assert 'href="https://x.org"' in block.html


@pytest.mark.parametrize(
    "content",
    [
        f'[caption id="a" width="3"]{PHOTO} Y côr[/caption]',
        f'<p>[caption id="a"]<a href="https://example.org/a.jpg">{PHOTO}</a> <b>Y côr</b>[/caption]</p>',
        f'[caption id="a" caption="Y côr"]{PHOTO}[/caption]',
        f"<figure>{PHOTO}<figcaption>Y côr</figcaption></figure>",
    ],
)
def test_captions(content):
    assert read_body(content) == [Block("image", src="https://example.org/a.jpg", alt="Y neuadd", caption="Y côr")]


def test_a_link_in_a_caption_is_kept_below_the_picture():
    content = f'<figure>{PHOTO}<figcaption>By <a href="https://x.org">Huw</a></figcaption></figure>'
    assert read_body(content) == [PICTURE, paragraph('By <a href="https://x.org">Huw</a>')]


def test_pictures_come_out_of_paragraphs_lists_and_tables():
    assert read_body(f"<p>{PHOTO}Words</p>") == [PICTURE, paragraph("Words")]
    assert [block.kind for block in read_body(f"<ul><li>{PHOTO}a</li></ul>")] == ["image", "list"]
    kinds = [block.kind for block in read_body(f"<table><tr><td>{PHOTO}a</td></tr></table>")]
    assert kinds == ["image", "html"]


def test_a_picture_that_led_somewhere_still_does():
    content = f'<a href="https://x.org/shop">{PHOTO}</a>'
    assert read_body(content) == [PICTURE, paragraph('<a href="https://x.org/shop">Y neuadd</a>')]


def test_a_gallery_of_known_files_becomes_pictures():
    files = {
        5: Item(5, "attachment", "a", 1, excerpt="Y côr", meta={"_wp_attachment_image_alt": "Y neuadd"}, attachment_url="https://example.org/a.jpg"),
    }  # fmt: skip
    assert read_body('[gallery ids="5"]', attachments=files) == [
        Block("image", src="https://example.org/a.jpg", alt="Y neuadd", caption="Y côr")
    ]


@pytest.mark.parametrize("code", ['[gallery ids="5,6"]', '[contact-form-7 id="1"]', "[note]x[/note]"])
def test_a_shortcode_that_nobody_knows_stays_as_it_is_written(code):
    assert visible(read_body(f"Before\n\n{code}\n\nAfter")) == f"Before\n{code}\nAfter"


@pytest.mark.parametrize(
    ("content", "url"),
    [
        ("[embed]https://x.org/v[/embed]", "https://x.org/v"),
        ("[youtube https://youtu.be/1]", "https://youtu.be/1"),
        ("https://www.youtube.com/watch?v=1&t=2", "https://www.youtube.com/watch?v=1&t=2"),
        ('<iframe src="https://player.vimeo.com/1"></iframe>', "https://player.vimeo.com/1"),
        ('<video><source src="https://x.org/a.mp4"></video>', "https://x.org/a.mp4"),
        ('[video mp4="https://x.org/a.mp4"][/video]', "https://x.org/a.mp4"),
        ("<figure class='wp-block-embed'><div>\nhttps://vimeo.com/1\n</div></figure>", "https://vimeo.com/1"),
    ],
)
def test_players_become_embeds(content, url):
    assert read_body(content) == [Block("embed", url=url)]


def test_an_address_of_no_player_stays_in_its_paragraph():
    assert read_body("https://example.org/page") == [paragraph("https://example.org/page")]


@pytest.mark.parametrize(
    "content",
    [
        "<table><tr><td>a</td><td>b</td></tr></table>",
        "<pre>a b</pre>",
        "<dl><dt>a</dt><dd>b</dd></dl>",
        "<ul><li>a<table><tr><td>b</td></tr></table></li></ul>",
    ],
)
def test_what_has_no_place_is_kept_as_html(content):
    (block,) = read_body(content)
    assert block.kind == "html"
    assert re.findall(r"\w", block.text) == ["a", "b"]


def test_relative_addresses_become_whole():
    content = '<p><a href="/about">a</a> <a href="#top">b</a></p><img src="/x.png" alt="">'
    text, picture = read_body(content, base="https://bro.example.org/blog/")
    assert text.html == '<p><a href="https://bro.example.org/about">a</a> <a href="#top">b</a></p>'
    assert picture.src == "https://bro.example.org/x.png"


EVIL = [
    "<script>alert(1)</script>",
    '<p onclick="alert(1)">x</p>',
    '<a href="javascript:alert(1)">x</a>',
    '<img src=x onerror="alert(1)">',
    '<table><tr><td onmouseover="alert(1)"><script>alert(1)</script>x</td></tr></table>',
    '<svg onload="alert(1)">x</svg>',
    "[caption]<img src=x>&lt;script&gt;<script>alert(1)</script>[/caption]",
    '<iframe src="javascript:alert(1)"></iframe>',
    "<blockquote><a href='https://x.org' style='x' onclick='alert(1)'>x</a></blockquote>",
    "<figure><img src='a.png'><figcaption><a href='vbscript:x'>x</a></figcaption></figure>",
]


@pytest.mark.parametrize("content", EVIL)
def test_nothing_that_runs_comes_in(content):
    for block in read_body(content):
        stored = f"{block.html} {block.src} {block.url}"
        assert not re.search(r"<script|\son\w+=|javascript:|vbscript:|alert\(1\)", stored)


fragment = st.sampled_from(
    ["word ", "<p>", "</p>", "<b>", "</b>", "\n\n", "\n", "<ul><li>", "</li></ul>", "<blockquote>", "</blockquote>",
     "<h2>", "</h2>", "<table><tr><td>", "</table>", "<div>", "</div>", PHOTO, "[caption]", "[/caption]", "<a href='/x'>",
     "</a>", "&amp;", "<figure>", "</figure>", "<figcaption>", "</figcaption>", "<pre>", "</pre>", "<br>", "<cite>", "</cite>",
     "\x00", "<!-- wp:x -->", "<details><summary>", "</summary>", "</details>", "<span>", "</span>", "<hr>"]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(fragment, max_size=25))
def test_no_word_is_lost_or_doubled_however_broken_the_html_is(fragments):
    content = "".join(text if text != "word " else f"word{index} " for index, text in enumerate(fragments))
    expected = re.findall(r"word\d+", content)
    assert sorted(re.findall(r"word\d+", visible(read_body(content)))) == sorted(expected)
