"""The report in the admin, as a page, to be printed, and as files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from papurbro.translation.languages import active_language
from papurbro.translation.parity.access import may_see_parity
from papurbro.translation.parity.charts import charts_of
from papurbro.translation.parity.forms import ScopeForm
from papurbro.translation.parity.report import make_report
from papurbro.translation.parity.spreadsheets import as_csv, as_xlsx
from papurbro.translation.parity.telling import described, tables_of
from papurbro.translation.permissions import asker
from papurbro.welsh.dates import format_moment
from papurbro.welsh.languages import LANGUAGES

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponseBase

    from papurbro.translation.parity.report import Report

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def shown(report: Report) -> dict[str, Any]:
    """What the templates tell of ``report``, in the active language: each table with the chart that stands beside it."""
    charts = charts_of(report)
    return {
        "report": report,
        "about": described(report.scope),
        "made_at": format_moment(report.made_at, active_language()),
        "sections": [(table, charts.get(table.key)) for table in tables_of(report)],
    }


class ReportPage(WagtailAdminTemplateMixin, TemplateView):
    """The page. Where something was chosen that there is not, it says so and tells no figures."""

    page_title = _("Language parity")
    header_icon = "wagtail-localize-language"
    template_name = "translation/parity/report.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """For those who may see it."""
        if not may_see_parity(asker(request)):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The report, or what was wrong with the question."""
        form = ScopeForm(request.GET)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=400)
        return self.answer(form, make_report(form.scope()))

    def answer(self, form: ScopeForm, report: Report) -> HttpResponse:
        """The page with its figures."""
        return self.render_to_response(
            self.get_context_data(form=form, query=self.request.GET.urlencode(), **shown(report))
        )

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """The page's own name at the end, as Wagtail's reports have it."""
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.get_page_title()}]


class CsvFile(ReportPage):
    """The same figures, one to a line."""

    def answer(self, form: ScopeForm, report: Report) -> HttpResponse:
        """The file; the mark at its start tells spreadsheet programs that it is UTF-8."""
        return _file("\ufeff" + as_csv(report), "text/csv; charset=utf-8", report, "csv")


class XlsxFile(ReportPage):
    """The same figures, a sheet for each table."""

    def answer(self, form: ScopeForm, report: Report) -> HttpResponse:
        """The file."""
        return _file(as_xlsx(report), XLSX, report, "xlsx")


class PrintedPage(ReportPage):
    """The same figures on paper, in the language of the screen, in the other, or in both, Welsh first."""

    def answer(self, form: ScopeForm, report: Report) -> HttpResponse:
        """A page without the admin around it."""
        wished = self.request.GET.get("language", "")
        choices: dict[str, list[str]] = {"cy": ["cy"], "en": ["en"], "both": list(LANGUAGES)}
        languages = choices.get(wished, [active_language()])
        query = self.request.GET.copy()
        query.pop("language", None)
        context = {
            "bodies": [(language, _body(report, language)) for language in languages],
            "query": query.urlencode(),
            "chosen": wished if wished in choices else languages[0],
        }
        return HttpResponse(render_to_string("translation/parity/print.html", context, self.request))


def _body(report: Report, language: str) -> str:
    with translation.override(language):
        return render_to_string("translation/parity/print_body.html", {**shown(report), "language": language})


def _file(content: str | bytes, content_type: str, report: Report, ending: str) -> HttpResponse:
    response = HttpResponse(content, content_type=content_type)
    name = f"parity-{report.made_at:%Y-%m-%d}.{ending}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
