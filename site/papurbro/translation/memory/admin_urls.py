"""Where the memory answers, under /admin/translation/memory/."""

from django.urls import path

from papurbro.translation.memory import views, views_files, views_unit

app_name = "translation_memory"

urlpatterns = [
    path("", views.IndexView.as_view(), name="index"),
    path("results/", views.IndexView.as_view(results_only=True), name="index_results"),
    path("words/", views.ConcordanceView.as_view(), name="concordance"),
    path("units/<int:pk>/", views_unit.UnitView.as_view(), name="unit"),
    path("units/<int:pk>/correct/", views_unit.CorrectView.as_view(), name="correct"),
    path("units/<int:pk>/retire/", views_unit.RetireView.as_view(), name="retire"),
    path("units/<int:pk>/restore/", views_unit.RestoreView.as_view(), name="restore"),
    path("units/<int:pk>/review/", views_unit.ReviewView.as_view(), name="review"),
    path("import/", views_files.ImportView.as_view(), name="import"),
    path("export/", views_files.ExportView.as_view(), name="export"),
]
