"""Where the queue and the work answer, under the admin's own address."""

from django.urls import include, path

from papurbro.translation import queue, views_decisions, views_publishing, views_verbs, views_work
from papurbro.translation.workbench import (
    views_checks,
    views_drafts,
    views_parts,
    views_presence,
    views_preview,
    views_search,
)

app_name = "translation"

urlpatterns = [
    path("", queue.QueueView.as_view(), name="queue"),
    path("results/", queue.QueueView.as_view(results_only=True), name="queue_results"),
    path("pairs/<int:pk>/", views_work.WorkView.as_view(), name="work"),
    path("pairs/<int:pk>/parts/<slug:key>/", views_parts.PartView.as_view(), name="part"),
    path("pairs/<int:pk>/parts/<slug:key>/check/", views_checks.CheckView.as_view(), name="part_check"),
    path("pairs/<int:pk>/parts/<slug:key>/dismiss/", views_checks.DismissView.as_view(), name="part_dismiss"),
    path("pairs/<int:pk>/preview/", views_preview.PreviewView.as_view(), name="preview"),
    path("pairs/<int:pk>/search/", views_search.SearchView.as_view(), name="search"),
    path("pairs/<int:pk>/presence/", views_presence.PresenceView.as_view(), name="presence"),
    path("pairs/<int:pk>/put-away/", views_drafts.PutAwayView.as_view(), name="put_away"),
    path("pairs/<int:pk>/", include("papurbro.translation.talk.urls")),
    path("pairs/<int:pk>/", include("papurbro.translation.versions.urls")),
    path("pairs/<int:pk>/claim/", views_verbs.ClaimView.as_view(), name="claim"),
    path("pairs/<int:pk>/release/", views_verbs.ReleaseView.as_view(), name="release"),
    path("pairs/<int:pk>/send/", views_verbs.SendView.as_view(), name="send"),
    path("pairs/<int:pk>/approve/", views_verbs.ApproveView.as_view(), name="approve"),
    path("pairs/<int:pk>/send-back/", views_verbs.SendBackView.as_view(), name="send_back"),
    path("pairs/<int:pk>/assign/", views_decisions.AssignView.as_view(), name="assign"),
    path("pairs/<int:pk>/decide/", views_decisions.DecideView.as_view(), name="decide"),
    path("pairs/<int:pk>/publish/", views_publishing.PublishAsView.as_view(), name="publish_as"),
    path("pairs/<int:pk>/put-right/", views_publishing.PutRightView.as_view(), name="put_right"),
]
