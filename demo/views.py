"""The mailbox as pages, on a development site only."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.http import require_safe

from papurbro.welsh.languages import LANGUAGES, other

from demo.development import is_development
from demo.mailbox import Letter, Mailbox, NoSuchLetter

PER_PAGE = 30
#: A mail may show pictures and its own styles; it may run nothing, send nothing and ask nobody else for anything.
MAIL_POLICY = (
    "default-src 'none'; img-src http: https: data:; style-src 'unsafe-inline'; frame-ancestors 'self'; "
    "sandbox allow-popups allow-popups-to-escape-sandbox"
)

View = Callable[..., HttpResponse]


def development_only(view: View) -> View:
    """404 on any other site: the mailbox is everybody's mail."""

    @require_safe
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not is_development():
            raise Http404
        chosen = request.GET.get("language")
        if chosen not in LANGUAGES:
            return view(request, *args, **kwargs)
        with translation.override(chosen):
            response = view(request, *args, **kwargs)
        response.set_cookie(settings.LANGUAGE_COOKIE_NAME, chosen, samesite="Lax")
        return response

    return guarded


@development_only
def mailbox(request: HttpRequest) -> HttpResponse:
    """Every message, newest first; ``?to=cy`` (``en``, ``both``) shows what went out in that language."""
    mode = request.GET.get("to", "")
    letters = [letter for letter in _mailbox().letters() if mode in ("", letter.mode)]
    page = Paginator(letters, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "demo/mailbox.html", {"letters": page, "mode": mode, **_switch()})


@development_only
def letter(request: HttpRequest, file: str, number: int) -> HttpResponse:
    """One message: as its reader sees it, its text, its headers."""
    return render(request, "demo/letter.html", {"letter": _letter(file, number), **_switch()})


@development_only
def letter_html(request: HttpRequest, file: str, number: int) -> HttpResponse:
    """A message's HTML alone, for the frame; its links open beside it."""
    html = _letter(file, number).html
    if not html:
        raise Http404
    beside = re.sub(r"<head[^>]*>", r'\g<0><base target="_blank">', html, count=1, flags=re.IGNORECASE)
    return HttpResponse(beside, headers={"Content-Security-Policy": MAIL_POLICY})


def _mailbox() -> Mailbox:
    return Mailbox(Path(getattr(settings, "EMAIL_FILE_PATH", None) or "no-mailbox"))


def _letter(file: str, number: int) -> Letter:
    try:
        return _mailbox().letter(file, number)
    except NoSuchLetter as error:
        raise Http404 from error


def _switch() -> dict[str, str]:
    return {"switch_url": f"?language={other(translation.get_language() or LANGUAGES[0])}"}
