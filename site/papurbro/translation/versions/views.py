"""The page of a pair's pictures, files and links, and the doors of the fragment that shows the same beside the texts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from papurbro.translation.columns import title_of
from papurbro.translation.errors import PairError
from papurbro.translation.permissions import may_work_on
from papurbro.translation.readdressing import set_addresses
from papurbro.translation.versions import deciding
from papurbro.translation.versions.forms import VersionForm
from papurbro.translation.versions.page import parts_of
from papurbro.translation.views_pair import PairView

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


class PicturesView(WagtailAdminTemplateMixin, PairView):
    """GET shows the page. POST says of one picture or file what is to be known of it; ``do`` is mark, add or none."""

    template_name = "translation/parts/page.html"
    header_icon = "image"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show it."""
        return self.show()

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Do what was asked, for whoever works on the pair."""
        if not may_work_on(self.user, self.pair):
            raise PermissionDenied
        try:
            sentence = self.act()
        except PairError as error:
            messages.error(request, error.sentence)
            return self.show(status=400)
        messages.success(request, sentence)
        return redirect(
            get_valid_next_url_from_request(request) or reverse("translation:pictures", args=[self.pair.pk])
        )

    def act(self) -> str:
        """Do it; return what to tell."""
        data = self.request.POST
        kind, number = data.get("kind", ""), int(data["number"]) if data.get("number", "").isdecimal() else 0
        if data.get("do") == "mark":
            self.pair = deciding.mark(self.pair, self.user, kind, number, data.get("language", ""))
        elif data.get("do") == "none":
            self.pair = deciding.none_needed(self.pair, self.user, kind, number, data.get("reason", ""))
        else:
            self.pair = deciding.add(self.pair, self.user, kind, number, self.version(kind, number))
        return _("Saved. Readers see it once the page is published.")

    def version(self, kind: str, number: int) -> Any:
        """The picture or file that the form sent or chose."""
        model, like = deciding.of_pair(self.pair, self.user, kind, number)
        form = VersionForm(self.request.POST, self.request.FILES, like=like, user=self.user, prefix=f"{kind}-{number}")
        if not form.is_valid():
            raise PairError(" ".join(str(error) for errors in form.errors.values() for error in errors))
        return form.version(deciding.title_of_version(model, like))

    def show(self, status: int = 200) -> HttpResponse:
        """The page; what came back and could not be kept stands in its fields."""
        found = self.get_context_data(pair=self.pair, parts=parts_of(self.pair, self.user), typed=self.request.POST)
        return self.render_to_response(found, status=status)

    def get_page_title(self) -> str:
        """What it is."""
        return _("Pictures, files and links")

    def get_page_subtitle(self) -> str:
        """Of which pair it is."""
        return title_of(self.pair)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, queue, the work, this."""
        return [
            *super().get_breadcrumbs_items(),
            {"url": reverse("translation:queue"), "label": _("Translation queue")},
            {"url": self.work_url(), "label": title_of(self.pair)},
            {"url": "", "label": self.get_page_title()},
        ]


class AddressesView(PicturesView):
    """Where the links lead, and what the page is called in its address."""

    http_method_names = ["post"]

    def act(self) -> str:
        """Take every address that the form sent."""
        data = self.request.POST
        addresses = {
            int(name.removeprefix("address-")): data[name]
            for name in data
            if name.startswith("address-") and name.removeprefix("address-").isdecimal()
        }
        self.pair = set_addresses(self.pair, self.user, addresses, data.get("slug"))
        return _("Saved.")
