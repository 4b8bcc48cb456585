"""The demo's own pages: the mailbox, and the way in."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
