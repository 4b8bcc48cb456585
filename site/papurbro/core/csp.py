"""What a page may load and run. Public pages: files of the site's own, nothing inline; the admin: what Wagtail needs.

Wagtail's admin writes styles and small scripts into its pages and passes no nonce to them, so there, and only there, inline is allowed.
"""

from typing import TYPE_CHECKING

from csp.constants import SELF, UNSAFE_INLINE
from csp.middleware import CSPMiddleware
from django.urls import reverse

if TYPE_CHECKING:
    from csp.middleware import PolicyParts
    from django.http import HttpRequest, HttpResponseBase

ADMIN = {
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
}


class ContentPolicyMiddleware(CSPMiddleware):
    """django-csp's own, with the admin's exception; a view's decorator goes before it."""

    def get_policy_parts(
        self, request: "HttpRequest", response: "HttpResponseBase", report_only: bool = False
    ) -> "PolicyParts":
        """The directives for this response."""
        parts = super().get_policy_parts(request, response, report_only)
        if request.path_info.startswith(reverse("wagtailadmin_home")):
            parts.replace = {**ADMIN, **(parts.replace or {})}
        return parts
