"""Where files go out and come in, under the admin's own address."""

from django.urls import path

from papurbro.translation.exchange import views_files, views_parcels, views_uploads

app_name = "translation_exchange"

urlpatterns = [
    path("", views_files.FilesView.as_view(), name="files"),
    path("results/", views_files.FilesView.as_view(results_only=True), name="files_results"),
    path("export/", views_files.ExportView.as_view(), name="export"),
    path("uploads/", views_files.UploadView.as_view(), name="hand_in"),
    path("uploads/for/<int:pk>/", views_files.UploadView.as_view(), name="hand_in_for"),
    path("uploads/<int:pk>/", views_uploads.UploadPage.as_view(), name="upload"),
    path("uploads/<int:pk>/decide/", views_uploads.DecideView.as_view(), name="decide"),
    path("uploads/<int:pk>/file/", views_uploads.FileView.as_view(), name="file"),
    path("parcels/new/", views_parcels.NewParcelView.as_view(), name="new_parcel"),
    path("parcels/<int:pk>/", views_parcels.ParcelPage.as_view(), name="parcel"),
    path("parcels/<int:pk>/take-back/", views_parcels.ParcelDoor.as_view(), name="take_back"),
    path("parcels/<int:pk>/send-again/", views_parcels.SendAgainView.as_view(), name="send_again"),
]
