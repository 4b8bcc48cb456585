"""Posts, those who write them, and where they are listed."""

from blog.models.authors import Author
from blog.models.imports import ImportedItem
from blog.models.posts import BlogIndexPage, PostPage, PostQuerySet

__all__ = ["Author", "BlogIndexPage", "ImportedItem", "PostPage", "PostQuerySet"]
