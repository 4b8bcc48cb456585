"""The page that a parcel's link leads to: outside the admin, of this one parcel, and silent about everything else."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from papurbro.mail.limits import allow
from papurbro.mail.links import BadLink
from papurbro.translation.columns import title_of
from papurbro.translation.errors import PairError
from papurbro.translation.exchange import parcels, reports
from papurbro.translation.exchange.archives import LARGEST_FILE, MEGABYTE, too_large
from papurbro.translation.exchange.forms import UploadForm, first_error
from papurbro.translation.exchange.models import Parcel, Upload
from papurbro.translation.exchange.responses import download
from papurbro.translation.exchange.uploads import rows_of
from papurbro.translation.languages import day, direction_of
from papurbro.welsh.languages import other

#: How many links that do not work one computer may try in an hour.
BAD_LINKS_AN_HOUR = 60
HOUR = dt.timedelta(hours=1)
PAGE = "translation/exchange/public.html"


View = Callable[[HttpRequest, Parcel], HttpResponse]


def of_a_parcel(*methods: str) -> Callable[[View], Callable[[HttpRequest, str], HttpResponse]]:
    """The view of a link that works, in its recipient's language: not kept, not indexed, its address told to nobody, logs included."""

    def of(view: View) -> Callable[[HttpRequest, str], HttpResponse]:
        @wraps(view)
        def private(request: HttpRequest, token: str) -> HttpResponse:
            response = _answer(view, request, token) if request.method in methods else HttpResponseNotAllowed(methods)
            response["Cache-Control"] = "no-store"
            response["Referrer-Policy"] = "no-referrer"
            response["X-Robots-Tag"] = "noindex"
            # The address is the key. Django would write it into its log with every answer of 400 and more.
            response._has_been_logged = True  # type: ignore[attr-defined]
            return response

        return private

    return of


def _answer(view: View, request: HttpRequest, token: str) -> HttpResponse:
    try:
        parcel = parcels.opened(token)
    except BadLink:
        if not allow("parcel-link", _computer(request), times=BAD_LINKS_AN_HOUR, per=HOUR):
            return _message(request, _("Please wait a little"), status=429)
        return _message(request, _("This link does not work"), status=404)
    with translation.override(parcel.recipient.language):
        response = view(request, parcel)
    response["Content-Language"] = parcel.recipient.language
    return response


def _computer(request: HttpRequest) -> str:
    """The network address that asks; behind a proxy of ours, the one that the proxy saw."""
    forwarded = request.headers.get("X-Forwarded-For", "")
    if settings.SECURE_PROXY_SSL_HEADER and forwarded:
        return forwarded.rpartition(",")[2].strip()
    return str(request.META.get("REMOTE_ADDR", ""))


def _message(request: HttpRequest, heading: str, *, status: int) -> HttpResponse:
    """The same words whatever is wrong with it: whether there ever was such a parcel is nobody's business."""
    sentences = [
        _("It may have been cut off on its way, its time may be up, or it was taken back."),
        _("Open it from the email once more, or write to whoever sent it to you."),
    ]
    context = {"heading": heading, "sentences": sentences}
    return render(request, "translation/exchange/bad_link.html", context, status=status)


@csrf_exempt  # The link is the proof of who asks; there is no session to be misused.
@of_a_parcel("GET", "HEAD", "POST")
def parcel_page(request: HttpRequest, parcel: Parcel) -> HttpResponse:
    """GET shows what is in the parcel and what came back; POST hands a file in."""
    if request.method != "POST":
        return _page(request, parcel, UploadForm())
    if _is_too_long(request):
        return _page(request, parcel, UploadForm(), error=too_large(_length(request)), status=413)
    form = UploadForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, parcel, form, error=first_error(form), status=400)
    if not allow("parcel-upload", str(parcel.pk), times=parcels.UPLOADS_AN_HOUR, per=HOUR):
        return _page(request, parcel, form, error=_too_many(), status=429)
    file = form.cleaned_data["file"]
    upload, _result = parcels.hand_back(parcel, file.name, file.read(), all_finished=form.cleaned_data["all_finished"])
    return redirect(f"{request.path}#upload-{upload.pk}")


def _length(request: HttpRequest) -> int:
    said = request.headers.get("Content-Length", "")
    return int(said) if said.isascii() and said.isdecimal() and len(said) < 19 else 0


def _is_too_long(request: HttpRequest) -> bool:
    """By what it says of itself, before anything of it is read and put on the disk; a little is for the form around the file."""
    return _length(request) > LARGEST_FILE + MEGABYTE


def _too_many() -> str:
    return _("Many files came by this link just now. Try again in an hour.")


@of_a_parcel("GET", "HEAD")
def parcel_file(request: HttpRequest, parcel: Parcel) -> HttpResponse:
    """The files as they are now. Nothing is changed by fetching them."""
    if not allow("parcel-download", str(parcel.pk), times=parcels.DOWNLOADS_AN_HOUR, per=HOUR):
        return _page(request, parcel, UploadForm(), error=_too_many(), status=429)
    try:
        return download(parcels.contents(parcel))
    except PairError as error:
        return _page(request, parcel, UploadForm(), error=error.sentence, status=409)


def _page(
    request: HttpRequest, parcel: Parcel, form: UploadForm, *, error: str = "", status: int = 200
) -> HttpResponse:
    form.fields["file"].widget.attrs["aria-describedby"] = "problem file-hint" if error else "file-hint"
    context = {
        "form": form,
        "error": error,
        "files_url": reverse("parcel_file", args=[parcels.token_of(parcel)]),
        "message": parcel.message,
        "until": day(timezone.localdate(parcel.expires_at)),
        "pieces": [
            {
                "title": title_of(pair),
                "language": other(pair.behind),
                "direction": direction_of(pair),
                "words": pair.words,
            }
            for pair in parcels.pairs_of(parcel)
        ],
        "uploads": [_upload(upload) for upload in parcel.uploads.all()[:20]],
    }
    return render(request, PAGE, context, status=status)


def _upload(upload: Upload) -> dict[str, Any]:
    rows = [
        {
            **row,
            "summary": reports.summary(row),
            "problems": [{**problem, "where": reports.place_of(problem)} for problem in row["problems"]],
        }
        for row in rows_of(upload)
    ]
    return {
        "pk": upload.pk,
        "name": upload.name,
        "day": day(timezone.localdate(upload.at)),
        "is_taken_in": upload.outcome == Upload.Outcome.TAKEN_IN,
        "is_waiting": upload.outcome == Upload.Outcome.WAITING,
        "rows": rows,
    }
