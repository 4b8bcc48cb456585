"""Where links in mails lead: to confirm, and to unsubscribe. Opening a link changes nothing; the button does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from papurbro.mail.links import BadLink
from papurbro.welsh.languages import LANGUAGES, Language

from newsletter.consenting import confirm, read_confirm_token, withdraw
from newsletter.messages import read_unsubscribe_token
from newsletter.models import ConsentEvent, Newsletter, Subscriber
from newsletter.views.pages import asked_language, bad_link, language_of, message_page, of_a_private_link, page_for

if TYPE_CHECKING:
    from collections.abc import Iterable


@csrf_exempt  # The link is the proof of who asks; there is no session to be misused.
@of_a_private_link
@require_http_methods(["GET", "HEAD", "POST"])
def confirm_subscription(request: HttpRequest, token: str) -> HttpResponse:
    """GET shows a button, POST confirms. In the language that was chosen, as the mail was."""
    try:
        asked = read_confirm_token(token)
    except (BadLink, ConsentEvent.DoesNotExist):
        return bad_link(request)
    chosen = asked.choices["language"]
    language: Language = chosen if chosen in LANGUAGES else asked_language(request)
    if request.method != "POST":
        names = _names(Newsletter.objects.filter(slug__in=asked.choices["newsletters"]), language)
        return page_for(request, language, "newsletter/confirm.html", {"names": names})
    with translation.override(language):
        words = _("Confirm your subscription")
    confirm(asked, words=words)
    return message_page(request, language, _confirmed)


def _names(newsletters: Iterable[Newsletter], language: Language) -> str:
    return ", ".join(newsletter.name(language) for newsletter in newsletters)


def _confirmed() -> tuple[str, list[str]]:
    return _("Subscription confirmed"), [
        _("Thank you. The next issue comes to your mailbox."),
        _("A link to unsubscribe is at the foot of every issue."),
    ]


@csrf_exempt  # As above; and mail programs post here without having seen the page (RFC 8058).
@of_a_private_link
@require_http_methods(["GET", "HEAD", "POST"])
def unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    """GET shows a button, POST unsubscribes; so does the POST of a mail program's own button.

    The page says nothing about the subscriber: whoever was forwarded an issue can open it too.
    """
    try:
        subscriber, newsletter = _bearer(token)
    except (BadLink, Subscriber.DoesNotExist, Newsletter.DoesNotExist, TypeError, ValueError):
        return bad_link(request)
    language = language_of(subscriber, request)
    if request.method != "POST":
        return page_for(request, language, "newsletter/unsubscribe.html", {"name": newsletter.name(language)})
    _withdraw(request, subscriber, newsletter, language)
    return message_page(request, language, _left if "everything" in request.POST else _unsubscribed)


def _bearer(token: str) -> tuple[Subscriber, Newsletter]:
    subscriber, newsletter = read_unsubscribe_token(token)
    return Subscriber.objects.get(pk=subscriber), Newsletter.objects.get(pk=newsletter)


def _withdraw(request: HttpRequest, subscriber: Subscriber, newsletter: Newsletter, language: Language) -> None:
    one_click = request.POST.get("List-Unsubscribe") == "One-Click"
    everything = "everything" in request.POST
    with translation.override(language):
        words = _("Unsubscribe from everything") if everything else _("Unsubscribe")
    withdraw(
        subscriber,
        None if everything else newsletter,
        form=ConsentEvent.Form.ONE_CLICK if one_click else ConsentEvent.Form.UNSUBSCRIBE,
        language=language,
        words="List-Unsubscribe=One-Click" if one_click else words,
    )


def _unsubscribed() -> tuple[str, list[str]]:
    return _("You are now unsubscribed"), [
        _("We will not send you this newsletter again."),
        _("You are welcome back at any time."),
    ]


def _left() -> tuple[str, list[str]]:
    return _("You are now unsubscribed"), [
        _("We will not send you any newsletter again."),
        _("You are welcome back at any time."),
    ]
