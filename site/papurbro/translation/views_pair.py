"""What every view of one pair begins with: the pair, who asks, and whether they may."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View
from wagtail.admin import messages

from papurbro.translation.errors import PairError
from papurbro.translation.models import Pair
from papurbro.translation.permissions import (
    asker,
    may_see,
)

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponseBase

    from papurbro.users.models import User


class PairView(View):
    """A view of one pair, for those who may see it."""

    pair: Pair

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find the pair; a wrong method is a wrong method, whoever asks."""
        if request.method and request.method.lower() not in self._known_methods():
            return self.http_method_not_allowed(request, *args, **kwargs)
        self.pair = get_object_or_404(
            Pair.objects.select_related("original", "counterpart", "assignee", "sent_by", "reviewed_by", "exempt_by"),
            pk=kwargs["pk"],
        )
        if not self.is_allowed(self.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def _known_methods(self) -> list[str]:
        return [name for name in self.http_method_names if hasattr(self, name)]

    @property
    def user(self) -> User:
        """Who asks; the admin has let nobody in who is not logged in."""
        return asker(self.request)

    def is_allowed(self, user: User) -> bool:
        """Whether ``user`` may come in by this door."""
        return may_see(user, self.pair)

    def work_url(self) -> str:
        """The page where this pair is worked on."""
        return reverse("translation:work", args=[self.pair.pk])

    def tell(self, error: PairError) -> None:
        """Say in one sentence what was refused, with a way to where it can be put right."""
        elsewhere = error.where and error.where != self.work_url()
        buttons = [messages.button(error.where, _("Go there"))] if elsewhere else None
        messages.error(self.request, error.sentence, buttons=buttons)
