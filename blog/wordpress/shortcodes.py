"""WordPress shortcodes, turned into the HTML that they stand for. Unknown ones stay as they are written."""

import re
from collections.abc import Mapping
from html import escape

from blog.wordpress.export import Item

_ATTRIBUTE = re.compile(r"""([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s'"\]]+))""")
_CAPTION = re.compile(r"\[(wp_)?caption\b([^\]]*)\](.*?)\[/(?:wp_)?caption\]", re.DOTALL)
_PICTURE = re.compile(r"\s*(?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*</a>)?", re.IGNORECASE)
_EMBED = re.compile(r"\[(embed|youtube|vimeo)\b[^\]]*\]\s*(https?://[^\s\[<]+)\s*\[/\1\]")
_EMBED_INSIDE = re.compile(r"\[(?:embed|youtube|vimeo)[\s=]+[\"']?(https?://[^\s\]\"']+)[^\]]*\]")
_MEDIA = re.compile(r"\[(video|audio|playlist)\b([^\]]*)\](?:\s*\[/\1\])?")
_GALLERY = re.compile(r"\[gallery\b([^\]]*)\]")


def expand(text: str, attachments: Mapping[int, Item]) -> str:
    """Return the text with captions, galleries and embeds as HTML.

    `attachments` are the uploaded files of the export by number; a gallery of files that it does not hold stays as
    it is written, so that nothing is lost.
    """
    text = _CAPTION.sub(_caption, text)
    text = _EMBED.sub(lambda match: _frame(match[2]), text)
    text = _EMBED_INSIDE.sub(lambda match: _frame(match[1]), text)
    text = _MEDIA.sub(_media, text)
    return _GALLERY.sub(lambda match: _gallery(match, attachments), text)


def _attributes(text: str) -> dict[str, str]:
    return {name: a or b or c for name, a, b, c in _ATTRIBUTE.findall(text)}


def _caption(match: re.Match[str]) -> str:
    """The caption is what follows the picture; before WordPress 3.4 it was an attribute."""
    content = match[3]
    picture = _PICTURE.match(content)
    if picture is None:
        return content
    caption = content[picture.end() :].strip() or escape(_attributes(match[2]).get("caption", ""))
    return _figure(picture.group().strip(), caption)


def _gallery(match: re.Match[str], attachments: Mapping[int, Item]) -> str:
    numbers = [int(number) for number in re.findall(r"\d+", _attributes(match[1]).get("ids", ""))]
    if not numbers or any(number not in attachments for number in numbers):
        return match.group()
    return "\n\n".join(_attached(attachments[number]) for number in numbers)


def _attached(item: Item) -> str:
    alt = item.meta.get("_wp_attachment_image_alt", "")
    picture = f'<img src="{escape(item.attachment_url)}" alt="{escape(alt)}">'
    return _figure(picture, escape(item.excerpt))


def _figure(picture: str, caption: str) -> str:
    words = f"<figcaption>{caption}</figcaption>" if caption else ""
    return f"\n\n<figure>{picture}{words}</figure>\n\n"


def _media(match: re.Match[str]) -> str:
    found = _attributes(match[2])
    address = next((found[name] for name in ("src", "mp4", "webm", "ogv", "mp3", "m4a") if name in found), "")
    return _frame(address) if address else match.group()


def _frame(url: str) -> str:
    return f'\n\n<iframe src="{escape(url)}"></iframe>\n\n'
