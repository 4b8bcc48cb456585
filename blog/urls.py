"""Archives and feeds, each address in the language of its readers."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from blog import feeds, views

urlpatterns = [
    path(_("tags/"), views.tag_index, name="tags"),
    path(_("tags/<slug:slug>/"), views.tag_archive, name="tag"),
    path(_("tags/<slug:slug>/feed/"), feeds.tag_feed, name="tag_feed"),
    path(_("authors/"), views.author_index, name="authors"),
    path(_("authors/<slug:slug>/"), views.author_page, name="author"),
    path(_("authors/<slug:slug>/feed/"), feeds.author_feed, name="author_feed"),
    path(_("feed/"), feeds.post_feed, name="feed"),
]
