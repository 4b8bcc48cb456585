"""Reading an export: what comes in, and what a damaged file is told."""

import datetime as dt

import pytest

from blog.wordpress.reader import DamagedExport, read_export

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:excerpt="{scheme}://wordpress.org/export/{version}/excerpt/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:wp="{scheme}://wordpress.org/export/{version}/">
<channel><title>Y Bro</title><link>https://bro.example.org</link><language>cy</language>
<wp:wxr_version>{version}</wp:wxr_version><wp:base_blog_url>https://bro.example.org/blog</wp:base_blog_url>
"""
ITEM = """<item><title>Neuadd</title><link>https://bro.example.org/neuadd</link>
<dc:creator><![CDATA[mair]]></dc:creator><guid isPermaLink="false">https://bro.example.org/?p=7</guid>
<content:encoded><![CDATA[<p>Testun</p>]]></content:encoded><excerpt:encoded><![CDATA[Crynodeb]]></excerpt:encoded>
<wp:post_id>7</wp:post_id><wp:post_date>2026-07-01 13:00:00</wp:post_date>
<wp:post_date_gmt>{gmt}</wp:post_date_gmt><wp:post_name>neuadd</wp:post_name><wp:status>draft</wp:status>
<wp:post_type>post</wp:post_type><wp:post_parent>3</wp:post_parent>
<category domain="post_tag" nicename="fymro"><![CDATA[#FyMro]]></category><category><![CDATA[Hen]]></category>
<wp:postmeta><wp:meta_key>k</wp:meta_key><wp:meta_value><![CDATA[v]]></wp:meta_value></wp:postmeta>
<wp:comment><wp:comment_id>1</wp:comment_id></wp:comment></item>
"""
FOOT = "</channel></rss>"


def written(tmp_path, content):
    path = tmp_path / "export.xml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def export(tmp_path, *, scheme="http", version="1.2", gmt="2026-07-01 12:00:00"):
    content = HEAD.format(scheme=scheme, version=version) + ITEM.format(gmt=gmt) + FOOT
    return read_export(written(tmp_path, content))


@pytest.mark.parametrize("scheme", ["http", "https"])
@pytest.mark.parametrize("version", ["1.0", "1.1", "1.2"])
def test_namespaces_are_matched_loosely(tmp_path, scheme, version):
    found = export(tmp_path, scheme=scheme, version=version)
    (item,) = found.items
    assert (item.content, item.excerpt) == ("<p>Testun</p>", "Crynodeb")


def test_an_item_comes_in_whole(tmp_path):
    found = export(tmp_path)
    (item,) = found.items
    assert (found.title, found.url, found.language) == ("Y Bro", "https://bro.example.org/blog", "cy")
    assert (item.post_id, item.kind, item.title, item.slug) == (7, "post", "Neuadd", "neuadd")
    assert (item.guid, item.status, item.author) == ("https://bro.example.org/?p=7", "draft", "mair")
    assert item.published == dt.datetime(2026, 7, 1, 12, tzinfo=dt.UTC)
    assert (item.parent, item.meta, item.comments) == (3, {"k": "v"}, 1)
    assert [(term.taxonomy, term.name) for term in item.terms] == [("post_tag", "#FyMro")]


def test_a_draft_without_a_time_in_utc_has_its_local_one(tmp_path):
    (item,) = export(tmp_path, gmt="0000-00-00 00:00:00").items
    assert item.published == dt.datetime(2026, 7, 1, 12, tzinfo=dt.UTC)


def test_control_characters_do_not_stop_the_reading(tmp_path):
    content = (HEAD.format(scheme="http", version="1.2") + ITEM.format(gmt="") + FOOT).encode()
    found = read_export(written(tmp_path, content.replace(b"Testun", b"Tes\x0b\x08tun")))
    assert found.items[0].content == "<p>Testun</p>"


@pytest.mark.parametrize(
    ("content", "line", "said"),
    [
        ("", None, "empty"),
        ("not xml at all", 1, "XML"),
        ("<html><body/></html>", 1, "not a WordPress export"),
        ("<rss><channel><title>A feed</title></channel></rss>", None, "none of WordPress's rows"),
        (HEAD.format(scheme="http", version="1.2") + "<item><title>x</title>", 7, "cut off"),
        (HEAD.format(scheme="http", version="1.2") + "<item>\n\n</channel></rss>", 9, "not closed"),
        (b"<rss>\n\xff\xfe</rss>", 2, "UTF-8"),
        (HEAD.format(scheme="http", version="1.2") + "<item><wp:post_id>x1</wp:post_id></item>" + FOOT, 7, "number"),
        ('<!DOCTYPE rss [<!ENTITY a "b">]>\n<rss><channel>&a;</channel></rss>', None, "document type"),
    ],
)
def test_a_damaged_file_is_told_where(tmp_path, content, line, said):
    with pytest.raises(DamagedExport) as caught:
        read_export(written(tmp_path, content))
    assert said in str(caught.value)
    if line:
        assert caught.value.line == line
        assert str(caught.value).startswith(f"line {line}: ")


def test_no_entity_of_the_file_is_opened(tmp_path):
    secret = written(tmp_path, "a secret")
    bomb = tmp_path / "bomb.xml"
    bomb.write_text(f'<!DOCTYPE rss [<!ENTITY a SYSTEM "{secret.as_uri()}">]>\n<rss><channel>&a;</channel></rss>')
    with pytest.raises(DamagedExport, match="document type"):
        read_export(bomb)
