"""The doors of the work page at which something is done with the pair. The verbs are in ``work``; a view calls one and shows what it says."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

from django.db import transaction
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request

from papurbro.translation import reviewing, work
from papurbro.translation.columns import title_of
from papurbro.translation.editor import Entry
from papurbro.translation.errors import PairError
from papurbro.translation.forms import SendBackForm, entries_of
from papurbro.translation.models import Pair, Status
from papurbro.translation.permissions import (
    may_publish_pair,
    may_translate,
    may_work_on,
    reviews_by_group,
)
from papurbro.translation.talk.forms import notes_of
from papurbro.translation.views_work import WorkView

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from papurbro.users.models import User


class VerbView(WorkView, ABC):
    """Saves what the form sent, if it sent any, and then does one thing more."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Save, act, tell."""
        response = self.save()
        if response is not None:
            return response
        try:
            sentence = self.act()
        except PairError as error:
            self.tell(error)
        else:
            messages.success(request, sentence)
        return redirect(get_valid_next_url_from_request(request) or self.next_url())

    @abstractmethod
    def act(self) -> str:
        """Do it; return what to tell. May raise ``PairError``."""

    def next_url(self) -> str:
        """Where it goes on."""
        return self.work_url()


class ClaimView(VerbView):
    """Take it on."""

    def is_allowed(self, user: User) -> bool:
        return may_translate(user)

    def act(self) -> str:
        self.pair = work.claim(self.pair, self.user)
        return _("“%(title)s” is yours to work on.") % {"title": title_of(self.pair)}


class ReleaseView(VerbView):
    """Give it back."""

    def is_allowed(self, user: User) -> bool:
        return may_work_on(user, self.pair)

    def act(self) -> str:
        self.pair = work.release(self.pair, self.user)
        return _("Given back. What was written stays.")

    def next_url(self) -> str:
        return reverse("translation:queue")


class DoneView(VerbView):
    """Says of the whole that it is done. What lies half written in a part that nobody touched is not finished by that: it is named (``desk.begun``)."""

    def is_saved(self, entry: Entry) -> bool:
        return entry.is_touched


class SendView(DoneView):
    """Send it for review."""

    def act(self) -> str:
        self.pair = work.send_for_review(self.pair, self.user)
        return _("Sent for review.")


class ReviewView(VerbView):
    """For those who review; an editor who may not approve just this is told why (``reviewing``)."""

    def is_allowed(self, user: User) -> bool:
        return may_publish_pair(user, self.pair) or reviews_by_group(user)


class ApproveView(ReviewView, DoneView):
    """Find it good, as it was shown."""

    def save(self, leave_out: str = "") -> HttpResponse | None:
        """Whether the text is still the one that was shown is looked up before this person's own last touch, under the pair's lock."""
        with transaction.atomic():
            Pair.objects.select_for_update().get(pk=self.pair.pk)
            shown, rest = entries_of(self.request.POST), self.request.POST.get("seen", "")
            was_seen = reviewing.form_was_seen(self.pair, {key: entry.token for key, entry in shown.items()}, rest)
            response = super().save(leave_out)
            self.seen = reviewing.seen_digest(self.pair) if was_seen else reviewing.UNSEEN
        return response

    def act(self) -> str:
        was_held = self.pair.is_held
        self.pair = work.approve(self.pair, self.user, seen=self.seen)
        if was_held and not self.pair.is_held and self.pair.status == Status.CURRENT:
            return _("Approved, and both versions are published.")
        return _("Approved: both versions are ready to publish.")


class SendBackView(ReviewView):
    """Send it back, in words; a note that stands written beside a part says what is to be done there."""

    keeps_notes = False

    def act(self) -> str:
        form = SendBackForm(self.request.POST)
        note = form.cleaned_data["note"] if form.is_valid() else ""
        self.pair = work.send_back(self.pair, self.user, note, parts=notes_of(self.request.POST))
        return _("Sent back to the translator.")
