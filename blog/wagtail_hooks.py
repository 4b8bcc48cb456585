"""Tags and authors in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from papurbro.tags.models import Tag

from blog.models import Author
from blog.wordpress import admin as _imported_posts  # noqa: F401 - registers the report of imported posts


class TagViewSet(SnippetViewSet):
    """The list of tags, both names side by side."""

    model = Tag
    icon = "tag"
    menu_label = _("Tags")
    list_display = ["name_cy", "name_en", "slug_cy", "slug_en"]
    ordering = ["name_cy"]
    list_per_page = 50


class AuthorViewSet(SnippetViewSet):
    """The list of authors."""

    model = Author
    icon = "user"
    menu_label = _("Authors")
    list_display = ["name", "slug", "user"]
    ordering = ["name"]
    list_per_page = 50


class BlogViewSetGroup(SnippetViewSetGroup):
    """One entry of the menu for what posts share."""

    menu_label = _("Tags and authors")
    menu_icon = "tag"
    menu_order = 250
    items = (TagViewSet, AuthorViewSet)


register_snippet(BlogViewSetGroup)
