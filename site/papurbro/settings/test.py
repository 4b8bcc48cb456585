"""For the tests: the database that DATABASE_URL names, else an SQLite file of the test run's own."""

import os

from papurbro.settings.base import *  # noqa: F403
from papurbro.settings.base import INSTALLED_APPS, REPOSITORY, database, env

DEBUG = False
SECRET_KEY = "for-the-tests-only"  # noqa: S105
ALLOWED_HOSTS = ["*"]
INSTALLED_APPS = [*INSTALLED_APPS, "demo"]

DATABASES = {"default": database(env.str("DATABASE_URL", f"sqlite:///{REPOSITORY / 'var' / 'test.sqlite3'}"))}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # A file, not memory: tests with threads and processes of their own look into the same database.
    # Of this process's own, so that two runs at once do not meet.
    (REPOSITORY / "var").mkdir(exist_ok=True)
    DATABASES["default"]["TEST"] = {"NAME": str(REPOSITORY / "var" / f"test-run-{os.getpid()}.sqlite3")}

CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
if env.str("EMAIL_URL", ""):
    # A test that sends over a real socket starts a process of its own with this.
    _email = env.dj_email_url("EMAIL_URL")
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    EMAIL_HOST, EMAIL_PORT = _email["EMAIL_HOST"], _email["EMAIL_PORT"]
DEFAULT_FROM_EMAIL = "papurbro@example.org"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
WAGTAILADMIN_BASE_URL = "http://testserver"
MEDIA_ROOT = REPOSITORY / "var" / "test-media"
WHITENOISE_AUTOREFRESH = True
