"""Where everything answers. Pages stand under /cy/ and /en/; the admin, the files and machines' endpoints do not."""

from django.apps import apps
from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.conf.urls.static import static
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from papurbro.core import views

urlpatterns = [
    path("", views.choose_language, name="choose_language"),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
]

if settings.DEBUG:
    urlpatterns += static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT)

if apps.is_installed("demo"):
    urlpatterns.append(path("demo/", include("demo.urls")))

urlpatterns += i18n_patterns(
    path("", include("papurbro.translation.exchange.urls")),
    path("", include("newsletter.urls")),
    path("", include("blog.urls")),
    path("", include(wagtail_urls)),
)

handler404 = "papurbro.core.views.page_not_found"
handler500 = "papurbro.core.views.server_error"
