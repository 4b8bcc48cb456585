"""Addresses for mail: absolute, on the site's own host, whatever host a request came by."""

from urllib.parse import urlsplit

from django.conf import settings


def absolute(path: str) -> str:
    """The address of ``path`` (which begins with a slash). Raises ValueError for anything else, such as ``javascript:``."""
    if not path.startswith("/") or path.startswith("//"):
        msg = f"not a path of this site: {path!r}"
        raise ValueError(msg)
    return str(settings.WAGTAILADMIN_BASE_URL).rstrip("/") + path


def host() -> str:
    """The site's host name, for List-Id and Message-ID."""
    return urlsplit(settings.WAGTAILADMIN_BASE_URL).hostname or "localhost"
