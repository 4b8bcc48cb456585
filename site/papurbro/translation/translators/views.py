"""The queue's smaller doors: saved views, several pairs given to somebody at once, and who translates how. All of them by POST."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

from django.core.exceptions import PermissionDenied
from django.http import QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View
from wagtail.admin import messages

from papurbro.translation.columns import title_of
from papurbro.translation.errors import PairError
from papurbro.translation.forms import BulkAssignForm
from papurbro.translation.permissions import asker, may_organise, may_see_queue
from papurbro.translation.queue_filters import as_query
from papurbro.translation.translators import assigning, saved_views
from papurbro.translation.translators.models import SavedView

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse, HttpResponseBase

    from papurbro.users.models import User


class QueueDoor(View, ABC):
    """Does one thing and goes back to the queue as it was narrowed."""

    http_method_names = ["post"]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """A wrong method is a wrong method, whoever asks."""
        if request.method == "POST" and not self.is_allowed(asker(request)):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def is_allowed(self, user: User) -> bool:
        """Whether ``user`` may come in."""
        return may_see_queue(user)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Do it, or say why not."""
        self.query = as_query(dict(parse_qsl(request.POST.get("query", ""))))
        try:
            self.act(request.POST)
        except PairError as error:
            messages.error(request, error.sentence)
        return redirect(f"{reverse('translation:queue')}?{self.query}".rstrip("?"))

    @abstractmethod
    def act(self, data: QueryDict) -> None:
        """Do it. May raise ``PairError``."""


class SaveView(QueueDoor):
    """Keep what is shown under a name."""

    def act(self, data: QueryDict) -> None:
        view = saved_views.save(asker(self.request), data.get("name", ""), self.query, is_shared="is_shared" in data)
        messages.success(self.request, _("The view “%(name)s” is saved.") % {"name": view.name})


class OneView(QueueDoor):
    """Of one's own alone: somebody else's is not there."""

    @property
    def view(self) -> SavedView:
        """The view of the address."""
        return get_object_or_404(SavedView, pk=self.kwargs["pk"], owner=asker(self.request))


class RenameView(OneView):
    """Call it otherwise."""

    def act(self, data: QueryDict) -> None:
        view = saved_views.rename(self.view, data.get("name", ""))
        messages.success(self.request, _("The view is called “%(name)s” now.") % {"name": view.name})


class DeleteView(OneView):
    """Let it go."""

    def act(self, data: QueryDict) -> None:
        view = self.view
        view.delete()
        messages.success(self.request, _("The view “%(name)s” is deleted.") % {"name": view.name})


class AssignManyView(QueueDoor):
    """Give the ticked rows to somebody, or to nobody."""

    def is_allowed(self, user: User) -> bool:
        return may_organise(user)

    def act(self, data: QueryDict) -> None:
        form = BulkAssignForm(data)
        if not form.is_valid():
            name, errors = next(iter(form.errors.items()))
            raise PairError(str(errors[0]) if name == "pairs" else f"{form.fields[name].label}: {errors[0]}")
        chosen = form.cleaned_data
        found = assigning.assign_many(chosen["pairs"], asker(self.request), to=chosen["to"], due=chosen["due"])
        self.tell(found)

    def tell(self, found: assigning.Assigned) -> None:
        """How many there were, and of each that was refused why."""
        if found.done:
            messages.success(self.request, _("Saved. Pages: %(count)s.") % {"count": len(found.done)})
        for pair, sentence in found.refused:
            words = {"title": title_of(pair), "reason": sentence}
            messages.error(self.request, _("“%(title)s” stays as it was: %(reason)s") % words)
