"""The glossary's screens: the list, a term, a file in and out, and adding in one step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages as plain_messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, JsonResponse, StreamingHttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views import generic
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import Button

from papurbro.translation.errors import PairError
from papurbro.translation.glossary.adding import add_term
from papurbro.translation.glossary.finding import terms_in
from papurbro.translation.glossary.importing import Import, import_terms
from papurbro.translation.glossary.models import Status, Term
from papurbro.translation.glossary.permissions import may_change_terms
from papurbro.translation.glossary.table import COLUMNS, LARGEST, write_table
from papurbro.translation.languages import day
from papurbro.translation.people import name_of
from papurbro.translation.permissions import asker, may_see_queue
from papurbro.welsh.languages import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.db.models import QuerySet
    from django.http import HttpRequest, HttpResponseBase


class WordsColumn(Column):
    """A term in one language, told as such to whoever hears it."""

    cell_template_name = "translation/glossary/words_cell.html"

    def get_cell_context_data(self, instance: Term, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """The words and their language."""
        return super().get_cell_context_data(instance, parent_context) | {"language": self.name}


class EnglishColumn(TitleColumn):
    """The English term, which leads to all that is said of it."""

    def get_link_attrs(self, instance: Term, parent_context: Mapping[str, Any]) -> dict[str, str]:
        """Its language."""
        return {"lang": "en"}


class TermIndex(generic.IndexView):
    """The list. A search finds a term in any of its forms, too: "Nghymru" finds Cymru."""

    add_item_label = gettext_lazy("Add a term")
    #: On a narrow screen its rows stand as the queue's do.
    table_classname = "listing pair-queue"

    def _get_title_column(self, field_name: str, column_class: Any = EnglishColumn, **kwargs: Any) -> Any:
        """Wagtail's, with the buttons of each term; the words told as English."""
        return super()._get_title_column(field_name, column_class, **kwargs)

    def search_queryset(self, queryset: QuerySet[Term]) -> Any:
        """What holds the words searched for, and what they are a form of."""
        found = super().search_queryset(queryset)
        if not self.is_searching:
            return found
        meant = {each.term.pk for language in LANGUAGES for each in terms_in(self.search_query, language=language)}
        return (found | queryset.filter(pk__in=meant)).distinct()

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        """The file, out and in."""
        buttons = [
            *super().header_more_buttons,
            Button(_("Download as CSV"), url=reverse("translation_glossary:export"), icon_name="download", priority=30),
        ]
        if may_change_terms(asker(self.request)):
            upload = reverse("translation_glossary:import")
            buttons.append(Button(_("Add from a CSV file"), url=upload, icon_name="upload", priority=40))
        return buttons


class TermCreate(generic.CreateView):
    """A new term; a translator's is a proposal."""

    def save_instance(self) -> Term:
        """Save it under the name of who wrote it."""
        term: Term = self.form.instance
        term.proposed_by = asker(self.request)
        if not may_change_terms(term.proposed_by):
            term.status = Status.PROPOSED
        return super().save_instance()


class TermInspect(generic.InspectView):
    """All that is said of a term. What nobody has said is left out."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find it, and see what is said."""
        super().setup(request, *args, **kwargs)
        self.fields = [name for name in self.get_fields() if getattr(self.object, name)]

    def get_forbidden_cy_display_value(self) -> str:
        """Wagtail asks for it by this name; the same below."""
        return ", ".join(self.object.forbidden("cy"))

    def get_forbidden_en_display_value(self) -> str:
        """One after the other."""
        return ", ".join(self.object.forbidden("en"))

    def get_proposed_by_display_value(self) -> str:
        """By name."""
        return name_of(self.object.proposed_by)

    def get_changed_at_display_value(self) -> str:
        """The day, in words."""
        return day(localdate(self.object.changed_at))


class ExportView(View):
    """Every term as CSV."""

    http_method_names = ["get"]

    def get(self, request: HttpRequest) -> StreamingHttpResponse:
        """For whoever sees the glossary."""
        if not may_see_queue(asker(request)) and not may_change_terms(asker(request)):
            raise PermissionDenied
        response = StreamingHttpResponse(write_table(Term.objects.iterator()), content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = 'attachment; filename="glossary.csv"'
        return response


class FileForm(forms.Form):
    """A CSV, and whether it is only tried."""

    file = forms.FileField(
        label=gettext_lazy("CSV file"), widget=forms.FileInput(attrs={"accept": ".csv,text/csv,text/plain"})
    )
    dry_run = forms.BooleanField(label=gettext_lazy("Only say what would change"), required=False, initial=True)

    def clean_file(self) -> bytes:
        """Its bytes, as many as are allowed and one more."""
        return self.cleaned_data["file"].read(LARGEST + 1)


class ImportView(WagtailAdminTemplateMixin, View):
    """Terms from a file: all of them, or none and why not."""

    template_name = "translation/glossary/import.html"
    page_title = gettext_lazy("Add from a CSV file")
    header_icon = "upload"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """For whoever changes terms."""
        if not may_change_terms(asker(request)):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest) -> HttpResponse:
        """The form."""
        return self.show(FileForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        """Take it in, or tell what would be taken in, or what is wrong with it."""
        form = FileForm(request.POST, request.FILES)
        if not form.is_valid():
            return self.show(form, status=400)
        dry_run = form.cleaned_data["dry_run"]
        done = import_terms(form.cleaned_data["file"], user=asker(request), dry_run=dry_run)
        if dry_run or done.refusals:
            return self.show(FileForm(initial={"dry_run": dry_run}), status=400 if done.refusals else 200, done=done)
        messages.success(
            request,
            _("New terms: %(added)s. Changed: %(changed)s. As they were: %(same)s.")
            % {"added": done.added, "changed": done.changed, "same": done.same},
        )
        return redirect("translation_glossary:index")

    def show(self, form: FileForm, *, status: int = 200, done: Import | None = None) -> HttpResponse:
        """The page, with what was found in a file."""
        context = self.get_context_data(form=form, done=done, columns=COLUMNS)
        return self.render_to_response(context, status=status)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Home, glossary, this."""
        return [
            *super().get_breadcrumbs_items(),
            {"url": reverse("translation_glossary:index"), "label": capfirst(Term._meta.verbose_name_plural)},
            {"url": "", "label": self.get_page_title()},
        ]


class AddQuicklyView(View):
    """A term from what is in hand: ``en``, ``cy``, perhaps ``part_of_speech`` and ``note``.

    Answers in JSON where that is asked for (201 with the term, 400 or 403 with ``error``), else leads back to ``next``.
    """

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        """Add it, and tell."""
        names = ("en", "cy", "part_of_speech", "note")
        try:
            term = add_term(asker(request), **{name: request.POST.get(name, "") for name in names})
        except PermissionDenied:
            raise
        except PairError as error:
            return self._refused(error.sentence)
        if self._wants_json():
            return JsonResponse(_as_json(term), status=201)
        messages.success(request, _told(term))
        return redirect(self._next())

    def _refused(self, sentence: str) -> HttpResponse:
        if self._wants_json():
            return JsonResponse({"error": sentence}, status=400)
        plain_messages.error(self.request, sentence)
        return redirect(self._next())

    def _wants_json(self) -> bool:
        return self.request.get_preferred_type(["text/html", "application/json"]) == "application/json"

    def _next(self) -> str:
        return get_valid_next_url_from_request(self.request) or reverse("translation_glossary:index")


def _as_json(term: Term) -> dict[str, str | int]:
    return {
        "id": term.pk,
        "en": term.en,
        "cy": term.cy,
        "status": term.status,
        "status_label": term.get_status_display(),
        "message": _told(term),
    }


def _told(term: Term) -> str:
    if term.status == Status.PROPOSED:
        return _("Proposed for the glossary: %(term)s.") % {"term": term}
    return _("Added to the glossary: %(term)s.") % {"term": term}
