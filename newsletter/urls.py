"""Where readers subscribe, confirm, unsubscribe and read past issues."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
