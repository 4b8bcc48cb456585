"""The page where a pair is worked on, and its doors. The verbs are in ``work`` and ``editor``; a view calls one and shows what it says."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from papurbro.translation import reviewing, work, work_page
from papurbro.translation.columns import title_of
from papurbro.translation.editor import Entry, Saved, save_segments
from papurbro.translation.errors import PairError
from papurbro.translation.forms import AssignForm, BelowForm, ExemptForm, PolicyForm, SendBackForm, entries_of
from papurbro.translation.languages import direction_of
from papurbro.translation.models import Pair, Status
from papurbro.translation.once import one_reading
from papurbro.translation.permissions import (
    asker,
    may_publish_pair,
    may_see,
    may_translate,
    may_work_on,
    reviews_by_group,
)
from papurbro.translation.talk import saying
from papurbro.translation.talk.forms import notes_of
from papurbro.translation.workbench.fixing import fixed_text
from papurbro.translation.workbench.pressed import Pressed
from papurbro.translation.workbench.sheet import sheet_of

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse, HttpResponseBase
    from django.template.response import TemplateResponse

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


class WorkView(WagtailAdminTemplateMixin, PairView):
    """The plain editor: GET shows it, POST saves every field that was changed."""

    template_name = "translation/work.html"
    header_icon = "wagtail-localize-language"
    #: Whether notes that were written beside the parts are kept with everything else that the form sent.
    keeps_notes = True

    def is_allowed(self, user: User) -> bool:
        """Whoever may see it may look; whoever lost the claim gets their text back, not a closed door."""
        if self.request.method != "POST" or may_work_on(user, self.pair):
            return super().is_allowed(user)
        return super().is_allowed(user) and bool(entries_of(self.request.POST))

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show the pair."""
        return self.show(opened=request.GET.get("part", ""))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Save, and say how far it has come; or show the one field that a button has filled, for somebody to look at and save."""
        pressed = Pressed.of(request.POST)
        response = self.save(leave_out=pressed.rewrites)
        if response is not None:
            return response
        if pressed.rewrites:
            return self.show_rewritten(pressed)
        messages.success(request, self.saved_sentence())
        return redirect(self.next_part(pressed))

    def save(self, leave_out: str = "") -> HttpResponse | None:
        """Save what the form sent, but for the part ``leave_out``.

        Where that could not be done whole the form is the answer, with everything typed still in it.
        """
        self.left = saying.keep_notes(self.request, self.pair, self.user) if self.keeps_notes else {}
        every = entries_of(self.request.POST)
        entries = {key: entry for key, entry in every.items() if key != leave_out and self.is_saved(entry)}
        if not every.keys() - {leave_out}:
            return None
        try:
            saved = save_segments(self.pair, self.user, entries)
        except PairError as error:
            self.tell(error)
            return self.show(status=403, entries=every, saved=None)
        self.pair = saved.pair
        if saved.is_complete:
            return None
        messages.error(self.request, _problem(saved))
        return self.show(entries=every, saved=saved)

    def is_saved(self, entry: Entry) -> bool:
        """Whether this field is saved with the form: all are, and what stands half written in one is finished by that."""
        return True

    def show_rewritten(self, pressed: Pressed) -> HttpResponse:
        """The form with a suggestion, or what puts something right, in one of its fields."""
        entries = entries_of(self.request.POST)
        shown = pressed.rewritten(entries, fixed_text(self.pair, pressed, entries))
        messages.warning(self.request, _("The text stands in the field now. Look at it, and save."))
        return self.show(entries=shown, saved=None, opened=pressed.rewrites)

    def next_part(self, pressed: Pressed) -> str:
        """Where it goes on after saving: where this person was, or at the part that the button leads to."""
        sheet = sheet_of(self.pair)
        part = sheet.of(pressed.opened) if sheet and pressed.opened else None
        if sheet and pressed.finished:
            part = sheet.after(pressed.finished)
        kept = {"show": "unfinished"} if self.request.POST.get("show") == "unfinished" else {}
        if part is not None:
            kept["part"] = part.segment.key
        query = f"?{urlencode(kept)}" if kept else ""
        return self.work_url() + query + (f"#part-{part.segment.number}" if part else "")

    def saved_sentence(self) -> str:
        """What is told after saving."""
        if self.pair.segments_total is None:
            return _("Saved.")
        return _("Saved. Translated: %(done)s of %(total)s parts.") % {
            "done": self.pair.segments_done,
            "total": self.pair.segments_total,
        }

    def show(self, status: int = 200, opened: str = "", **shown: Any) -> HttpResponse:
        """The page, perhaps with what came back."""
        with one_reading():
            return self._shown(status, opened, **shown)

    def _shown(self, status: int, opened: str, **shown: Any) -> HttpResponse:
        asked = self.request.POST if self.request.method == "POST" else self.request.GET
        found = work_page.context(
            self.pair, self.user, opened=opened, only_unfinished=asked.get("show") == "unfinished", **shown
        )
        response: TemplateResponse = self.render_to_response(
            self.get_context_data(has_unsaved=bool(shown), **found), status=status
        )
        return response.render()

    def get_page_title(self) -> str:
        """What the work is on."""
        return title_of(self.pair)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, queue, this."""
        return [
            *super().get_breadcrumbs_items(),
            {"url": reverse("translation:queue"), "label": _("Translation queue")},
            {"url": "", "label": direction_of(self.pair)},
        ]


def _problem(saved: Saved) -> str:
    kept = _("Parts saved: %(count)s.") % {"count": saved.written}
    if saved.homeless:
        return (
            _("The original was changed while you were writing. What no longer has a place stands at the top.")
            + f" {kept}"
        )
    if saved.conflicts:
        return (
            _("Somebody else saved some of the same parts while you were writing: choose which text is to stay.")
            + f" {kept}"
        )
    return _("Some parts could not be saved yet; they say why.") + f" {kept}"


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


class DecisionView(VerbView):
    """For those who may publish both halves."""

    def is_allowed(self, user: User) -> bool:
        return may_publish_pair(user, self.pair)


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


class AssignView(DecisionView):
    """Give it to somebody, with a date."""

    def act(self) -> str:
        form = AssignForm(self.request.POST)
        if not form.is_valid():
            raise PairError(_first_error(form))
        self.pair = work.assign(self.pair, self.user, to=form.cleaned_data["to"], due=form.cleaned_data["due"])
        return _("Saved.")


class DecideView(DecisionView):
    """Decide how the two versions go out, or that one is enough, or which of them is the original."""

    def act(self) -> str:
        decisions = {
            "policy": self._policy,
            "below": self._below,
            "exempt": self._exempt,
            "lift": self._lift,
            "swap": self._swap,
        }
        decide = decisions.get(self.request.POST.get("decision", ""))
        if decide is None:
            raise PairError(_("Nothing was decided: choose what is to change."))
        return decide()

    def _policy(self) -> str:
        chosen = _checked(PolicyForm(self.request.POST))
        self.pair = work.set_policy(self.pair, self.user, chosen["policy"], chosen["reason"])
        return _("Saved.")

    def _below(self) -> str:
        chosen = _checked(BelowForm(self.request.POST))
        self.pair = work.set_policy_below(self.pair, self.user, chosen["policy_below"])
        return _("Saved.")

    def _exempt(self) -> str:
        chosen = _checked(ExemptForm(self.request.POST))
        self.pair = work.exempt(self.pair, self.user, chosen["reason"])
        return _("No translation is needed now: the page can be published by itself.")

    def _lift(self) -> str:
        self.pair = work.lift_exemption(self.pair, self.user)
        return _("A translation is needed again.")

    def _swap(self) -> str:
        self.pair = work.swap_original(self.pair, self.user)
        return _("The other version is the original now.")


def _checked(form: Any) -> dict[str, Any]:
    if not form.is_valid():
        raise PairError(_first_error(form))
    return form.cleaned_data


def _first_error(form: Any) -> str:
    name, errors = next(iter(form.errors.items()))
    return f"{form.fields[name].label}: {errors[0]}"
