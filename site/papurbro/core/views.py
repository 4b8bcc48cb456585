"""The front door, and the pages for when something is not there or breaks."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.cache import patch_vary_headers

from papurbro.core.addresses import active_language
from papurbro.welsh.languages import other


def choose_language(request: HttpRequest) -> HttpResponse:
    """Send ``/`` to the language of an earlier choice, then of the browser, then to Welsh."""
    language = translation.get_language_from_request(request)
    response = HttpResponseRedirect(f"/{language}/")
    patch_vary_headers(response, ["Accept-Language", "Cookie"])
    return response


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404, in the language of the address; in both where the address names none."""
    names_language = translation.get_language_from_path(request.path_info) is not None
    context = {"in_both": not names_language, "switch_url": f"/{other(active_language())}/"}
    return render(request, "404.html", context, status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """500, in both languages, from a template that needs nothing of the site."""
    return HttpResponse(render_to_string("500.html", {"static": settings.STATIC_URL}), status=500)
