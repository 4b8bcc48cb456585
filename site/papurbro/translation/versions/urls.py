"""Where what is no text of a pair answers, below the address of the pair."""

from django.urls import path

from papurbro.translation.versions import views

urlpatterns = [
    path("pictures/", views.PicturesView.as_view(), name="pictures"),
    path("addresses/", views.AddressesView.as_view(), name="addresses"),
]
