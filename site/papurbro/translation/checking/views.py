"""The warnings of a pair that were dismissed: who let each stand and why, and taking a dismissal back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.shortcuts import redirect
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from papurbro.translation.checking.dismissing import dismissals, withdraw
from papurbro.translation.checking.registry import label_of
from papurbro.translation.columns import title_of
from papurbro.translation.errors import PairError
from papurbro.translation.languages import day
from papurbro.translation.people import name_of
from papurbro.translation.permissions import may_work_on
from papurbro.translation.views_pair import PairView

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from papurbro.users.models import User


class DismissedView(WagtailAdminTemplateMixin, PairView):
    """The list, for everybody who may see the pair."""

    http_method_names = ["get"]
    template_name = "translation/checking/dismissed.html"
    page_title = gettext_lazy("Dismissed warnings")
    header_icon = "circle-check"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show it."""
        rows = [
            {"dismissal": row, "check": label_of(row.check_id), "by": name_of(row.by), "on": day(localdate(row.at))}
            for row in dismissals(self.pair)
        ]
        context = self.get_context_data(
            pair=self.pair, rows=rows, may_withdraw=may_work_on(self.user, self.pair), work_url=self.work_url()
        )
        return self.render_to_response(context)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, queue, the pair, this."""
        return [
            *super().get_breadcrumbs_items(),
            {"url": reverse("translation:queue"), "label": _("Translation queue")},
            {"url": self.work_url(), "label": title_of(self.pair)},
            {"url": "", "label": self.get_page_title()},
        ]


class WithdrawView(PairView):
    """Takes one dismissal back."""

    http_method_names = ["post"]

    def is_allowed(self, user: User) -> bool:
        """Whoever works on the pair."""
        return may_work_on(user, self.pair)

    def post(self, request: HttpRequest, pk: int, dismissal: int) -> HttpResponse:
        """Do it, and show what is left."""
        try:
            withdraw(self.pair, dismissal, self.user)
        except PairError as error:
            self.tell(error)
        else:
            messages.success(request, _("The warning stands again."))
        return redirect("translation_checking:dismissed", self.pair.pk)
