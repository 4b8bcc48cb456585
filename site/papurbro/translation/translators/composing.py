"""What stands in a letter to a translator, in the language of their own screens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from papurbro.core.models import SiteIdentity
from papurbro.mail.addresses import absolute, host
from papurbro.mail.messages import message
from papurbro.mail.templates import render_letter
from papurbro.translation.columns import title_of
from papurbro.translation.languages import day, direction_of
from papurbro.translation.models import AT_WORK, Pair
from papurbro.translation.people import language_of, name_of
from papurbro.translation.permissions import may_translate
from papurbro.translation.translators.models import Kind, NewWork, TranslatorLetter, profile_of
from papurbro.welsh.languages import other

if TYPE_CHECKING:
    from django.core.mail import EmailMultiAlternatives


def is_wanted(letter: TranslatorLetter) -> bool:
    """Whether it still holds, now that it is to go out: people leave, change their minds, take on, finish."""
    user = letter.user
    if not user.is_active or not user.email:
        return False
    if letter.kind == Kind.NEW_WORK:
        return _is_still_news(letter)
    if letter.kind == Kind.CLAIM_ENDING:
        return letter.pair.assignee_id == user.pk and str(letter.pair.claimed_at) == letter.occasion
    return True


def _is_still_news(letter: TranslatorLetter) -> bool:
    pair, profile = letter.pair, profile_of(letter.user)
    is_free = pair.is_pending and pair.status in AT_WORK and pair.assignee_id is None
    wants = profile.new_work != NewWork.NEVER and pair.behind in profile.languages
    return is_free and wants and may_translate(letter.user)


def message_for(letters: list[TranslatorLetter]) -> EmailMultiAlternatives:
    """One message of ``letters``, which are of one kind, for one person. Its Message-ID is the first letter's own."""
    first = letters[0]
    language = language_of(first.user)
    with translation.override(language):
        context = _context(letters, language)
    return message(
        render_letter(f"translation/email/{first.kind}", context, language),
        to=first.user.email,
        languages=(language,),
        sender_name=context["site"],
        headers={"Message-ID": f"<{first.key.hex}@{host()}>", "Auto-Submitted": "auto-generated"},
    )


def _context(letters: list[TranslatorLetter], language: str) -> dict[str, Any]:
    first = letters[0]
    return {
        "language": language,
        "site": SiteIdentity.load().name(language),
        "name": first.user.get_short_name() or name_of(first.user),
        "pieces": [_piece(letter.pair) for letter in letters],
        "number": len(letters),
        "details": first.details,
        "queue": absolute(reverse("translation:queue")),
        "account": absolute(reverse("wagtailadmin_account")),
    }


def _piece(pair: Pair) -> dict[str, Any]:
    """What is told of one pair: ``where`` it is worked on, and the ``page`` that was translated, once it is published."""
    where = absolute(reverse("translation:work", args=[pair.pk]))
    translated = pair.counterpart
    return {
        "title": title_of(pair) or _("A page"),
        "language": other(pair.behind),
        "direction": direction_of(pair),
        "words": pair.words,
        "due": day(pair.due) if pair.due else "",
        "where": where,
        "page": (translated.full_url if translated is not None and translated.live else None) or where,
    }
