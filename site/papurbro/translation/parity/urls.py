"""Where the report and the lists behind it answer, under the admin's own reports."""

from django.urls import path

from papurbro.translation.parity import lists, views

app_name = "translation_parity"

urlpatterns = [
    path("", views.ReportPage.as_view(), name="report"),
    path("print/", views.PrintedPage.as_view(), name="print"),
    path("csv/", views.CsvFile.as_view(), name="csv"),
    path("xlsx/", views.XlsxFile.as_view(), name="xlsx"),
    path("waits/", lists.WaitList.as_view(), name="waits"),
    path("waits/results/", lists.WaitList.as_view(results_only=True), name="waits_results"),
    path("decisions/", lists.DecisionList.as_view(), name="decisions"),
    path("decisions/results/", lists.DecisionList.as_view(results_only=True), name="decisions_results"),
]
