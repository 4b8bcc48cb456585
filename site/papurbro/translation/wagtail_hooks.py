"""What translators and editors meet in the admin."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import include, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages

from papurbro.translation import closing, counterparts, saving, workflow_steps
from papurbro.translation.autosave import is_autosaving
from papurbro.translation.home_panel import TranslationPanel
from papurbro.translation.menu import QueueMenuItem
from papurbro.translation.pages import PairedPageMixin
from papurbro.translation.permissions import asker, may_see_queue

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

closing.close_localize()


@hooks.register("register_admin_urls")
def register_urls() -> list[Any]:
    """The queue and the work, under /admin/translation/."""
    return [path("translation/", include("papurbro.translation.admin_urls"))]


@hooks.register("register_admin_menu_item")
def register_menu_item() -> QueueMenuItem:
    """The queue in the main menu, with how many wait."""
    return QueueMenuItem()


@hooks.register("construct_homepage_panels")
def add_home_panel(request: HttpRequest, panels: list[Any]) -> None:
    """On the admin's home page: mine, what waits for review, what nobody has."""
    if may_see_queue(asker(request)):
        panels.append(TranslationPanel())


@hooks.register("insert_global_admin_css")
def admin_css() -> SafeString:
    """The pair's two bars, the count in the menu, the work page."""
    return format_html('<link rel="stylesheet" href="{}">', static("translation/admin.css"))


@hooks.register("before_edit_page", order=-20)
def work_segment_by_segment(request: HttpRequest, page: Any) -> HttpResponse | None:
    """A counterpart that is made of segments is worked on in the work page: the page editor would write past its segments."""
    if not isinstance(page, PairedPageMixin):
        return None
    translation = counterparts.enabled_translation(page.translation_key)
    pair = page.pair
    if pair is None or translation is None or translation.target_locale_id != page.locale_id:
        return None
    return redirect(reverse("translation:work", args=[pair.pk]))


@hooks.register("after_edit_page")
def follow_the_save(request: HttpRequest, page: Any) -> None:
    """A person saved a page on purpose: the segments follow, or the half written by hand is in progress."""
    if isinstance(page, PairedPageMixin) and not is_autosaving():
        for shown, instead in saving.after_saving(page, asker(request)):
            messages.info(
                request,
                _("In the place of “%(shown)s” this page shows “%(instead)s”, which is in its own language.")
                % {"shown": shown.title, "instead": instead.title},
            )


hooks.register("after_edit_page", workflow_steps.tell_what_was_refused)

from papurbro.translation import publishing_hooks  # noqa: E402, F401
