"""Wagtail's admin publishes, takes down and moves one page; here each is done for the pair, or refused in one plain sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.models import Page

from papurbro.translation import actions, change_menu, counterparts, moving, publishing, readiness
from papurbro.translation.changes import Change, change_to_ask_about
from papurbro.translation.errors import NotReady, PairError
from papurbro.translation.models import Pair, Status
from papurbro.translation.outcomes import tell, tell_refusal
from papurbro.translation.pages import ChangeClass, PairedPageMixin
from papurbro.translation.publication import Outcome

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from papurbro.users.models import User


def publish_the_pair(request: HttpRequest, page: Page) -> HttpResponse | None:
    """The edit and create views have saved the draft; whether it goes out, and with what, is decided here."""
    if not isinstance(page, PairedPageMixin):
        return None
    said = request.POST.get("action-publish", "")
    change_class = said if said in ChangeClass.values else ""
    question = _question(page, change_class)
    if question:
        return redirect(question)
    try:
        outcome = publishing.publish(page, page.get_latest_revision(), user=_user(request), change_class=change_class)
    except PairError as error:
        tell_refusal(request, error)
        return redirect("wagtailadmin_pages:edit", page.pk)
    page = type(page)._default_manager.get(pk=page.pk)
    for hook in hooks.get_hooks("after_publish_page"):
        response = hook(request, page)
        if hasattr(response, "status_code"):
            return response
    tell(request, page, outcome, change_class=change_class)
    return redirect(_next_url(request, page))


def _user(request: HttpRequest) -> User:
    """Who asks; the admin has let nobody in who is not logged in."""
    return request.user  # type: ignore[return-value]


def _question(page: PairedPageMixin, change_class: str) -> str:
    """Where the editor is asked what the edit means, if that is to be asked; else ""."""
    pair = publishing.look_again(page)
    change = change_to_ask_about(pair, page) if pair is not None else None
    if pair is None or change is None or not _is_open(change, change_class):
        return ""
    address = reverse("translation:publish_as", args=[pair.pk])
    return f"{address}?class={change_class}" if change_class else address


def _is_open(change: Change, change_class: str) -> bool:
    """Nothing was said of the edit, or a typo that changed a fact."""
    return not change_class or (change_class == ChangeClass.TYPO and bool(change.facts))


def _next_url(request: HttpRequest, page: Page) -> str:
    return get_valid_next_url_from_request(request) or reverse("wagtailadmin_explore", args=[page.get_parent().pk])


def tell_what_waits(request: HttpRequest, page: Page) -> None:
    """A workflow ended with the wish to publish, and the other half is not ready: say so. Where it is, say what else keeps the pair back."""
    if not isinstance(page, PairedPageMixin) or not request.POST.get("action-workflow-action"):
        return
    pair = page.pair
    if pair is None or not pair.is_held:
        return
    try:
        if pair.status == Status.READY:
            readiness.require_complete(pair)
    except NotReady as refusal:
        tell_refusal(request, refusal)
    else:
        tell(request, page, Outcome.HELD)


def may_take_down_both(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Taking down a pair needs the right to publish both halves."""
    try:
        actions.check_taking_down(page, request.user)
    except PairError as error:
        tell_refusal(request, error)
        return redirect("wagtailadmin_pages:edit", page.pk)
    return None


def other_halves(pages: list[Page], action: str) -> dict[Page, Any]:
    """What Wagtail's confirmation page counts, and takes down as well. Deletion never cascades; moving sees to itself."""
    if action != "unpublish":
        return {}
    return {page: _live_other_halves(page) for page in pages}


def _live_other_halves(page: Page) -> list[Page]:
    pair = Pair.objects.for_page(page).first()
    if pair is None or not pair.goes_together:
        return []
    return [half for half in counterparts.halves(page.translation_key).values() if half.pk != page.pk and half.live]


def all_or_none(request: HttpRequest, action_type: str, objects: list[Any], action: Any) -> HttpResponse | None:
    """Publish, take down or move many pages: where one of them is refused none is, and the message says which."""
    if action.model is not Page or action_type not in ("publish", "unpublish", "move"):
        return None
    context = action.get_execution_context()
    try:
        with transaction.atomic():
            for page in objects:
                _check_other_half(action_type, page, context)
            done = action.execute_action(objects, **context)
    except PermissionDenied as error:
        messages.error(request, getattr(error, "sentence", _("You may not do this to all of these pages.")))
        return redirect(action.next_url)
    except PairError as error:
        tell_refusal(request, error, none_of_them=True)
        return redirect(action.next_url)
    for hook in hooks.get_hooks("after_bulk_action"):
        response = hook(request, action_type, objects, action)
        if hasattr(response, "status_code"):
            return response
    messages.success(request, action.get_success_message(*done))
    return redirect(action.next_url)


def _check_other_half(action_type: str, page: Page, context: dict[str, Any]) -> None:
    """Wagtail has asked for the right to ``page`` itself; what follows it needs the same."""
    if action_type == "unpublish":
        actions.check_taking_down(page, context["user"])
    elif action_type == "move" and context["destination"] is not None:
        moving.check_follower(page, context["destination"], context["user"])


def move_the_pair(request: HttpRequest, page: Page, destination: Page) -> HttpResponse | None:
    """The other half follows, in the same transaction."""
    if request.method != "POST" or not isinstance(page, PairedPageMixin):
        return None
    try:
        moving.move_pair(page, destination, _user(request))
    except PairError as error:
        tell_refusal(request, error)
        return redirect("wagtailadmin_pages:edit", page.pk)
    for hook in hooks.get_hooks("after_move_page"):
        response = hook(request, page)
        if hasattr(response, "status_code"):
            return response
    messages.success(request, _("Both versions of “%(title)s” were moved.") % {"title": page.get_admin_display_title()})
    return redirect("wagtailadmin_explore", destination.pk)


hooks.register("before_publish_page", publish_the_pair, order=-20)
hooks.register("after_edit_page", tell_what_waits)
hooks.register("before_unpublish_page", may_take_down_both, order=-20)
hooks.register("construct_translated_pages_to_cascade_actions", other_halves)
hooks.register("before_bulk_action", all_or_none)
hooks.register("before_move_page", move_the_pair, order=-20)
hooks.register("construct_page_action_menu", change_menu.ask_in_menu)
hooks.register("register_actions", actions.register)
