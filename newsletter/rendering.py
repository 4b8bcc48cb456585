"""An edition as a letter: its variant, rendered once, its items once for each language they are read in."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import asdict, dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from papurbro.mail.addresses import absolute
from papurbro.mail.templates import Letter, render_fragment, render_letter, render_text
from papurbro.welsh.dates import format_day
from papurbro.welsh.languages import ENDONYMS, Language, other

from newsletter.models import Issue, IssueItem, Variant

if TYPE_CHECKING:
    from newsletter.audience import Edition

#: How much of the first titles stands beside the subject in a mailbox.
PREVIEW_LENGTH = 140


@dataclass(frozen=True)
class ItemShown:
    """An item as a reader of one language sees it. ``lang`` is set where its text is in the other one."""

    title: str
    intro: str
    url: str
    date: str
    authors: tuple[str, ...]
    tags: tuple[str, ...]
    lang: str
    label: str


def item_shown(item: IssueItem, reader: Language, shown: Language) -> ItemShown:
    """``item`` in ``shown``, for somebody who reads ``reader``: labelled where the two differ or it came later."""
    text = item.texts[shown]
    return ItemShown(
        title=text["title"],
        intro=text["intro"],
        url=absolute(text["path"]),
        date=format_day(dt.datetime.fromisoformat(text["date"]), reader, year=False),
        authors=tuple(text["authors"]),
        tags=tuple(text["tags"][reader]),
        lang=shown if shown != reader else "",
        label=_label(item, reader, shown),
    )


def _label(item: IssueItem, reader: Language, shown: Language) -> str:
    with translation.override(reader):
        if shown != reader:
            return _("in English") if shown == "en" else _("in Welsh")
        if item.newly_in == shown:
            return _("Newly available in Welsh") if shown == "cy" else _("Newly available in English")
    return ""


@lru_cache(maxsize=512)
def _fragments(shown: ItemShown) -> tuple[str, str]:
    """The HTML and the text of one item; kept, for the variants of an issue share them."""
    headline = f"{shown.title} ({shown.label})" if shown.label else shown.title
    context = {"item": {**asdict(shown), "headline": headline}}
    return (
        render_fragment("newsletter/email/item.html", context),
        render_text("newsletter/email/item.txt", context).strip(),
    )


def variant_for(issue: Issue, edition: Edition) -> Variant:
    """The stored rendering of ``edition``, made now if this is the first subscriber who gets it."""
    existing = issue.variants.filter(key=edition.key).first()
    if existing is not None:
        return existing
    unsaved = render_variant(issue, edition)
    fields = ("mode", "parts", "mark", "subject", "sender_name", "text", "html")
    variant, created = Variant.objects.get_or_create(
        issue=issue, key=edition.key, defaults={name: getattr(unsaved, name) for name in fields}
    )
    if created:
        variant.pairs.set(issue.items.filter(pk__in=edition.item_ids).values_list("pair_id", flat=True))
    return variant


def render_variant(issue: Issue, edition: Edition) -> Variant:
    """``edition`` of ``issue`` as an unsaved variant; where each copy has its own link stands the variant's mark."""
    variant = Variant(issue=issue, key=edition.key, mode=edition.mode, parts=edition.parts)
    items = {item.pk: item for item in issue.items.all()}
    languages = [language for language, _items in edition.parts]
    parts = [_part(variant, items, language, shown, languages) for language, shown in edition.parts]
    words = [issue.frozen[language] for language in languages]
    variant.subject = " | ".join(_each_once(word["subject"] for word in words))
    variant.sender_name = " | ".join(_each_once(word["sender_name"] for word in words))
    titles = " · ".join(item["title"] for item in parts[0]["items"])
    context = {
        "parts": parts,
        "language": languages[0],
        "subject": variant.subject,
        "preview": titles[:PREVIEW_LENGTH],
    }
    letter = render_letter("newsletter/email/digest", context, languages[0])
    variant.text, variant.html = letter.text, letter.html
    return variant


def _part(
    variant: Variant, items: dict[int, IssueItem], language: Language, shown: Any, languages: list[Language]
) -> dict[str, Any]:
    issue, both = variant.issue, len(languages) > 1
    date = format_day(issue.until, language, weekday=True, sentence=True)
    return {
        **issue.frozen[language],
        "language": language,
        "other": other(language),
        "other_name": ENDONYMS[other(language)] if both else "",
        "date": date,
        "caption": f"{issue.name(language)}, {format_day(issue.until, language, weekday=True)}",
        "items": [_listed(items[item], language, in_language) for item, in_language in shown],
        "archive_url": archive_url(issue, language),
        "unsubscribe_url": unsubscribe_url(variant.mark.hex, language),
    }


def _listed(item: IssueItem, reader: Language, shown: Language) -> dict[str, str]:
    seen = item_shown(item, reader, shown)
    html, text = _fragments(seen)
    return {"title": seen.title, "url": seen.url, "fragment": html, "text": text}


def _each_once(words: Any) -> list[str]:
    return list(dict.fromkeys(words))


def archive_url(issue: Issue, language: Language) -> str:
    """Where ``issue`` can be read on the site; nothing in it says who asks."""
    with translation.override(language):
        return absolute(reverse("newsletter_issue", kwargs={"slug": issue.newsletter.slug, "number": issue.number}))


def unsubscribe_url(token: str, language: Language) -> str:
    """Where the bearer of ``token`` unsubscribes."""
    with translation.override(language):
        return absolute(reverse("newsletter_unsubscribe", kwargs={"token": token}))


def filled(variant: Variant, token: str) -> Letter:
    """A variant as the letter to one subscriber: ``token`` (letters that may stand in an address) in place of the mark."""
    mark = uuid.UUID(str(variant.mark)).hex
    return Letter(
        subject=variant.subject, text=variant.text.replace(mark, token), html=variant.html.replace(mark, token)
    )
