"""Settings that every installation shares. What differs comes from the environment, and a bad value stops the start."""

from pathlib import Path

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _
from environs import Env

REPOSITORY = Path(__file__).resolve().parents[3]

env = Env()

INSTALLED_APPS = [
    "papurbro.users",
    "papurbro.core",
    "papurbro.tags",
    "papurbro.mail",
    "papurbro.translation",
    "papurbro.translation.translators",
    "papurbro.translation.glossary",
    "papurbro.translation.checking",
    "papurbro.translation.desk",
    "papurbro.translation.exchange",
    "papurbro.translation.memory",
    "papurbro.translation.parity",
    "papurbro.translation.versions",
    "blog",
    "newsletter",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.settings",
    "wagtail.contrib.redirects",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "papurbro.core.csp.ContentPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "papurbro.core.middleware.LanguageChoiceMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "papurbro.translation.autosave.AutosaveMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "papurbro.urls"
WSGI_APPLICATION = "papurbro.wsgi.application"
ASGI_APPLICATION = "papurbro.asgi.application"
AUTH_USER_MODEL = "users.User"
AUTHENTICATION_BACKENDS = ["papurbro.users.backends.WithProfiles"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [REPOSITORY / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
            ],
        },
    }
]

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "wagtailadmin_login"

# Languages: Welsh first. The same two everywhere: interface, content, admin.
LANGUAGE_CODE = "cy"
LANGUAGES = [("cy", _("Welsh")), ("en", _("English"))]
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAILADMIN_PERMITTED_LANGUAGES = [("cy", "Cymraeg"), ("en", "English")]
WAGTAIL_I18N_ENABLED = True
LOCALE_PATHS = [REPOSITORY / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/London"

# wagtail-localize: its segment engine only (docs/decisions.md).
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
WAGTAILLOCALIZE_DISABLE_ON_DELETE = True

WAGTAIL_SITE_NAME = "Papur Bro"
WAGTAIL_FINISH_WORKFLOW_ACTION = "papurbro.translation.workflow.finish_workflow"
WAGTAIL_GRAVATAR_PROVIDER_URL = None
# Addresses that can be typed on any keyboard and read out over a telephone: tŷ becomes ty, in both halves alike.
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILEMBEDS_RESPONSIVE_HTML = True
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILIMAGES_IMAGE_FORM_BASE = "papurbro.translation.versions.admin_forms.PictureForm"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "papurbro.translation.versions.admin_forms.FileForm"
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database", "SEARCH_CONFIG": "simple"}}

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

STATIC_URL = "static/"
STATIC_ROOT = REPOSITORY / "var" / "static"
MEDIA_URL = "media/"
MEDIA_ROOT = REPOSITORY / "var" / "media"

# A long text has hundreds of parts, and the translator's form has several fields for each.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

X_FRAME_OPTIONS = "SAMEORIGIN"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SESSION_COOKIE_HTTPONLY = True

# Files of the site's own and nothing inline; core/csp.py makes the admin's exception.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [SELF],
    }
}

SQLITE_OPTIONS = {
    # One writer at a time, taken at BEGIN, and readers that never wait for it.
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
}


def database(url: str) -> dict[str, object]:
    """Django's database settings for ``url``; SQLite gets the options that let a worker write beside the site."""
    parsed = dict(env.dj_db_url("__NO_SUCH_VARIABLE__", default=url))
    if parsed["ENGINE"] == "django.db.backends.sqlite3":
        Path(str(parsed["NAME"])).parent.mkdir(parents=True, exist_ok=True)
        parsed["OPTIONS"] = SQLITE_OPTIONS
    else:
        parsed.setdefault("CONN_MAX_AGE", 60)
    return parsed
