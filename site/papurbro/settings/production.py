"""For a site that others can reach. Everything that matters comes from the environment, and what is missing stops the start."""

from django.core.exceptions import ImproperlyConfigured

from papurbro.settings.base import *  # noqa: F403
from papurbro.settings.base import database, env

DEBUG = False
SECRET_KEY = env.str("SECRET_KEY")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS")
WAGTAILADMIN_BASE_URL = env.str("BASE_URL")
DATABASES = {"default": database(env.str("DATABASE_URL"))}
if env.str("REDIS_URL", ""):
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": env.str("REDIS_URL")}}
else:
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "papurbro_cache"}}
# Lists read the sizes of their pictures with one query of their own; Wagtail would write each of them back into a cache at every request.
CACHES["renditions"] = {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}

_email = env.dj_email_url("EMAIL_URL")
if "EMAIL_BACKEND" not in _email:
    # An unknown scheme would be taken for one without TLS.
    raise ImproperlyConfigured("EMAIL_URL must begin with submission:// (TLS) or smtp://")
EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST = _email["EMAIL_HOST"]
EMAIL_PORT = _email["EMAIL_PORT"]
EMAIL_HOST_USER = _email["EMAIL_HOST_USER"]
EMAIL_HOST_PASSWORD = _email["EMAIL_HOST_PASSWORD"]
EMAIL_USE_TLS = _email.get("EMAIL_USE_TLS", False)
EMAIL_USE_SSL = _email.get("EMAIL_USE_SSL", False)
EMAIL_TIMEOUT = 30
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL")

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", True)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if env.bool("BEHIND_PROXY", False) else None
SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", 31_536_000)
SECURE_HSTS_INCLUDE_SUBDOMAINS = env.bool("SECURE_HSTS_INCLUDE_SUBDOMAINS", True)
SECURE_HSTS_PRELOAD = env.bool("SECURE_HSTS_PRELOAD", True)
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True

# W019 asks for X_FRAME_OPTIONS = "DENY"; Wagtail shows its preview in a frame of the same origin.
SILENCED_SYSTEM_CHECKS = ["security.W019"]
