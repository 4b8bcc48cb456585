"""Which language a request is answered in."""

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.locale import LocaleMiddleware
from django.utils import translation


class LanguageChoiceMiddleware(LocaleMiddleware):
    """Django's own, which also remembers the language of the page that was asked for, without a log-in.

    The cookie is set by the address alone (``/cy/…``, ``/en/…``), so that ``/`` leads back to the reader's language.
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Keep the choice where it differs from what is kept already.

        Django looks for what it did not find under the language's prefix. An address outside the prefixes that a view answers (the admin's,
        a machine's) is left alone: its 404 is the answer.
        """
        if response.status_code == 404 and request.resolver_match is not None:
            return response
        response = super().process_response(request, response)
        language = translation.get_language_from_path(request.path_info)
        if language and response.status_code == 200 and request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME) != language:
            response.set_cookie(
                settings.LANGUAGE_COOKIE_NAME,
                language,
                max_age=365 * 24 * 60 * 60,
                samesite="Lax",
                secure=request.is_secure(),
            )
        return response
