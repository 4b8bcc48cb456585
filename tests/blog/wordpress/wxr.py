"""Writes small WordPress exports for tests."""

from html import escape

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>Y Bro</title><link>https://bro.example.org</link><language>{language}</language>
<wp:wxr_version>1.2</wp:wxr_version><wp:base_blog_url>https://bro.example.org</wp:base_blog_url>
<wp:author><wp:author_login>mair</wp:author_login><wp:author_display_name>Mair Jones</wp:author_display_name></wp:author>
"""

EN = [
    "The village hall has opened again after two years of hard work by volunteers.",
    "More than a hundred people came to the opening, and the children sang for them.",
    "There will be a coffee morning every Tuesday, and everybody is welcome to come along.",
]
CY = [
    "Mae neuadd y pentref wedi ailagor ar ôl dwy flynedd o waith caled gan wirfoddolwyr.",
    "Daeth mwy na chant o bobl i’r agoriad, a chanodd y plant iddyn nhw.",
    "Bydd bore coffi bob dydd Mawrth, ac mae croeso cynnes i bawb ddod draw.",
]
TITLE_EN, TITLE_CY = "Village hall opens again", "Neuadd y pentref yn ailagor"


def paragraphs(texts):
    """Return texts as paragraphs of HTML."""
    return "".join(f"<p>{text}</p>" for text in texts)


BOTH = f"{paragraphs(EN)}<h2>{TITLE_CY}</h2>{paragraphs(CY)}"


def term(domain, name, slug=""):
    """Return a category, tag, language or group of an item."""
    return f'<category domain="{domain}" nicename="{slug or name}"><![CDATA[{name}]]></category>'


def meta(key, value):
    """Return a field of an item."""
    return f"<wp:postmeta><wp:meta_key>{key}</wp:meta_key><wp:meta_value>{value}</wp:meta_value></wp:postmeta>"


def item(
    number, title, content="", *, kind="post", status="publish", slug=None, parent=0, date=None, more="", excerpt=""
):
    """Return one row of an export."""
    date = date or f"2026-05-{number:02d} 09:30:00"
    return f"""<item><title>{escape(title)}</title><link>https://bro.example.org/{number}/</link>
<dc:creator>mair</dc:creator><guid isPermaLink="false">https://bro.example.org/?p={number}</guid>
<content:encoded><![CDATA[{content}]]></content:encoded><excerpt:encoded><![CDATA[{excerpt}]]></excerpt:encoded>
<wp:post_id>{number}</wp:post_id><wp:post_date>{date}</wp:post_date><wp:post_date_gmt>{date}</wp:post_date_gmt>
<wp:post_name>{f"post-{number}" if slug is None else slug}</wp:post_name><wp:status>{status}</wp:status>
<wp:post_parent>{parent}</wp:post_parent><wp:post_type>{kind}</wp:post_type>{more}</item>
"""


def write(path, *rows, language="en-GB"):
    """Write an export of these rows and return its path."""
    path.write_text(HEAD.format(language=language) + "".join(rows) + "</channel></rss>", encoding="utf-8")
    return path
