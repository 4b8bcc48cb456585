"""For a developer's machine and the demo: SQLite in ``var/``, mail into a local mailbox."""

from papurbro.settings.base import *  # noqa: F403
from papurbro.settings.base import INSTALLED_APPS, REPOSITORY, database, env

DEBUG = env.bool("DEBUG", True)
SECRET_KEY = "for-development-only-never-for-a-site-that-others-can-reach"  # noqa: S105
ALLOWED_HOSTS = ["*"]
INSTALLED_APPS = [*INSTALLED_APPS, "demo"]

VAR = REPOSITORY / "var"
DATABASES = {"default": database(env.str("DATABASE_URL", f"sqlite:///{VAR / 'papurbro.sqlite3'}"))}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
WAGTAILADMIN_BASE_URL = env.str("BASE_URL", "http://localhost:8000")

EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = VAR / "mailbox"
DEFAULT_FROM_EMAIL = "papurbro@example.org"
