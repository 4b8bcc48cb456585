"""Where the queue's smaller doors answer, under the queue's own address."""

from django.urls import path

from papurbro.translation.translators import people_page, views

app_name = "translators"

urlpatterns = [
    path("views/", views.SaveView.as_view(), name="save_view"),
    path("views/<int:pk>/rename/", views.RenameView.as_view(), name="rename_view"),
    path("views/<int:pk>/delete/", views.DeleteView.as_view(), name="delete_view"),
    path("assign/", views.AssignManyView.as_view(), name="assign_many"),
    path("people/", people_page.PeopleView.as_view(), name="people"),
]
