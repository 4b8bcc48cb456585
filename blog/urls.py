"""Archives and feeds, each address in the language of its readers."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
