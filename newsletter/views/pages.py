"""What the views share: in whose language a page is, and what keeps a link from a mail private."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from papurbro.welsh.languages import LANGUAGES, Language

if TYPE_CHECKING:
    from newsletter.models import Subscriber

View = Callable[..., HttpResponse]


def halves(name: str, **kwargs: Any) -> dict[Language, str]:
    """The address of a view in both languages."""
    found: dict[Language, str] = {}
    for language in LANGUAGES:
        with translation.override(language):
            found[language] = reverse(name, kwargs=kwargs)
    return found


def of_a_private_link(view: View) -> View:
    """A page whose address came in a mail: not kept, not indexed, and its address told to nobody."""

    @wraps(view)
    def private(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response["Cache-Control"] = "no-store"
        response["Referrer-Policy"] = "no-referrer"
        response["X-Robots-Tag"] = "noindex"
        return response

    return private


def page_for(
    request: HttpRequest, language: Language, template: str, context: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    """A page in ``language``, whatever the address says."""
    with translation.override(language):
        response = render(request, template, context, status=status)
    response["Content-Language"] = language
    return response


def message_page(
    request: HttpRequest,
    language: Language,
    say: Callable[[], tuple[str, list[str]]],
    *,
    status: int = 200,
    switch_to: str = "",
) -> HttpResponse:
    """A page of a heading and sentences, which ``say`` gives in the language that is active when it is called.

    ``switch_to`` names the view that the language switcher leads to; a page in the language of somebody's record has none.
    """
    with translation.override(language):
        heading, sentences = say()
    context: dict[str, Any] = {"heading": heading, "sentences": sentences}
    if switch_to:
        context["halves"] = halves(switch_to)
    return page_for(request, language, "newsletter/message.html", context, status=status)


def language_of(subscriber: Subscriber, request: HttpRequest) -> Language:
    """The language on the subscriber's record; of somebody who reads both, the one of the address."""
    if len(subscriber.languages) == 1:
        return subscriber.languages[0]
    return asked_language(request)


def asked_language(request: HttpRequest) -> Language:
    """The language of the address, else of the site."""
    language = translation.get_language_from_path(request.path_info) or settings.LANGUAGE_CODE
    return "en" if language == "en" else "cy"


def bad_link(request: HttpRequest) -> HttpResponse:
    """A link that was cut off on its way, or is too old."""
    return message_page(request, asked_language(request), _bad_link, status=404, switch_to="newsletters")


def _bad_link() -> tuple[str, list[str]]:
    return _("This link does not work"), [
        _("It may have been cut off on its way, or it may be too old."),
        _("Open it from the email once more, or write to us."),
    ]
