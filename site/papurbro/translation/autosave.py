"""Whether this request is the editor saving by itself: such a save wakes neither the counterpart nor the translators."""

from collections.abc import Callable
from contextvars import ContextVar

from django.http import HttpRequest, HttpResponse

_autosaving: ContextVar[bool] = ContextVar("autosaving", default=False)


def is_autosaving() -> bool:
    """Whether what is being saved now was not saved by a person on purpose."""
    return _autosaving.get()


class AutosaveMiddleware:
    """Marks Wagtail's autosave: a POST whose sender wants JSON, not a page (``JsonPostResponseMixin`` in Wagtail)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        autosave = request.method == "POST" and not request.accepts("text/html") and "/pages/" in request.path
        token = _autosaving.set(autosave)
        try:
            return self.get_response(request)
        finally:
            _autosaving.reset(token)
