"""Where the link of a parcel leads."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from papurbro.translation.exchange import views_public as views

urlpatterns = [
    path(_("to-translate/<str:token>/"), views.parcel_page, name="parcel"),
    path(_("to-translate/<str:token>/files/"), views.parcel_file, name="parcel_file"),
]
