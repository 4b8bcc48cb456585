"""Where the dismissed warnings of a pair are found in the admin."""

from __future__ import annotations

from typing import Any

from django.urls import include, path
from wagtail import hooks

from papurbro.translation.checking import views

urlpatterns = [
    path("dismissed/", views.DismissedView.as_view(), name="dismissed"),
    path("dismissed/<int:dismissal>/withdraw/", views.WithdrawView.as_view(), name="withdraw"),
]


@hooks.register("register_admin_urls")
def register_urls() -> list[Any]:
    """Under the address of the pair."""
    return [path("translation/pairs/<int:pk>/", include((urlpatterns, "translation_checking")))]
