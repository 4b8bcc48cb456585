"""Where talk about a pair answers, below the address of the pair."""

from django.urls import path

from papurbro.translation.talk import views, views_history, views_ways

urlpatterns = [
    path("notes/", views.NotesView.as_view(), name="notes"),
    path("notes/say/", views.SayView.as_view(), name="say"),
    path("notes/<int:thread>/resolve/", views.ResolveView.as_view(), name="resolve"),
    path("notes/<int:thread>/reopen/", views.ReopenView.as_view(), name="reopen"),
    path("people/", views.PeopleView.as_view(), name="people"),
    path("history/", views_history.HistoriesView.as_view(), name="histories"),
    path("history/<slug:key>/", views_history.HistoryView.as_view(), name="history"),
    path("history/<slug:key>/use/", views_history.UseAgainView.as_view(), name="use_again"),
    path("machine/", views_ways.MachineView.as_view(), name="machine"),
    path("write-freely/", views_ways.WriteFreelyView.as_view(), name="write_freely"),
    path("into-parts/", views_ways.IntoPartsView.as_view(), name="into_parts"),
]
