"""Asking for a newsletter."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from papurbro.core.addresses import active_language
from papurbro.mail.limits import allow

from newsletter import tasks
from newsletter.consenting import ask, words_of_consent
from newsletter.forms import SignUpForm
from newsletter.views.pages import halves, message_page

#: How many confirmation mails one address is sent in an hour, whoever asks.
PER_ADDRESS = 3
#: How many requests one computer may make in an hour; a school or a library is one computer.
PER_COMPUTER = 60
HOUR = dt.timedelta(hours=1)


@csrf_exempt  # Nothing happens before the confirmation; and a token would put a cookie on every page that has the form.
@require_http_methods(["GET", "HEAD", "POST"])
def sign_up(request: HttpRequest) -> HttpResponse:
    """Every newsletter and the form; sent, it is answered the same whether the address is known or not."""
    if request.method != "POST":
        return _page(request, SignUpForm(initial=_initial()))
    form = SignUpForm(request.POST)
    if form.is_from_a_robot:
        return _thanks()
    if not form.is_valid():
        return _page(request, form)
    if not allow("sign-up", _computer(request), times=PER_COMPUTER, per=HOUR):
        return message_page(request, active_language(), _too_many, status=429, switch_to="newsletters")
    if allow("sign-up-address", form.cleaned_data["email"].lower(), times=PER_ADDRESS, per=HOUR):
        _ask(form)
    return _thanks()


def _initial() -> dict[str, object]:
    return {"language": active_language(), "newsletters": SignUpForm.base_fields["newsletters"].queryset.all()[:1]}  # type: ignore[attr-defined]


def _page(request: HttpRequest, form: SignUpForm) -> HttpResponse:
    return render(request, "newsletter/sign_up.html", {"form": form, "halves": halves("newsletters")})


def _ask(form: SignUpForm) -> None:
    language = active_language()
    words = words_of_consent(form.cleaned_data["newsletters"], language)
    with transaction.atomic():
        asked = ask(form.wish(), form=form.source, language=language, words=words)
        # After the commit and by a task: an answer that takes longer would tell which addresses are known.
        transaction.on_commit(lambda: tasks.mail_confirmation.enqueue(asked.pk))


def _thanks() -> HttpResponse:
    return HttpResponseRedirect(reverse("newsletter_thanks"))


def _computer(request: HttpRequest) -> str:
    """The network address that asks; behind a proxy of ours, the one that the proxy saw."""
    forwarded = request.headers.get("X-Forwarded-For", "")
    if settings.SECURE_PROXY_SSL_HEADER and forwarded:
        return forwarded.rpartition(",")[2].strip()
    return str(request.META.get("REMOTE_ADDR", ""))


def _too_many() -> tuple[str, list[str]]:
    return _("Please wait a little"), [_("Too many requests came from your network. Try again in an hour.")]


@require_safe
def thanks(request: HttpRequest) -> HttpResponse:
    """Where the form leads, always."""
    return message_page(request, active_language(), _look_into_your_mailbox, switch_to="newsletter_thanks")


def _look_into_your_mailbox() -> tuple[str, list[str]]:
    return _("One more step: look in your mailbox"), [
        _("We have sent you an email. Open it and confirm your subscription."),
        _("Nothing there after a few minutes? Look among the spam, or send the form once more."),
    ]
