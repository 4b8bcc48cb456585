"""The demo's own pages: the mailbox."""

from django.urls import path

from demo import views

urlpatterns = [
    path("mail/", views.mailbox, name="demo_mailbox"),
    path("mail/<str:file>/<int:number>/", views.letter, name="demo_letter"),
    path("mail/<str:file>/<int:number>/html/", views.letter_html, name="demo_letter_html"),
]
