"""The production's settings take what matters from the environment, and stop the start by the name of what is wrong."""

import subprocess
import sys

import pytest

GOOD = {
    "SECRET_KEY": "a-long-enough-key-for-a-test-of-the-settings-alone-0123456789",
    "ALLOWED_HOSTS": "papur.example.org,www.example.org",
    "BASE_URL": "https://papur.example.org",
    "DATABASE_URL": "postgres://papur@localhost/papur",
    "EMAIL_URL": "submission://user:password@localhost:587",
    "DEFAULT_FROM_EMAIL": "papur@example.org",
}
SHOW = (
    "import papurbro.settings.production as p;"
    "print(p.DEBUG, p.ALLOWED_HOSTS, p.DATABASES['default']['ENGINE'], p.EMAIL_USE_TLS, p.SECURE_SSL_REDIRECT)"
)


def start(environment):
    """Read the settings in a process of their own, with this environment and no other."""
    return subprocess.run(  # noqa: S603
        [sys.executable, "-W", "error", "-c", SHOW], env=environment, capture_output=True, text=True, check=False
    )


def test_a_whole_environment_is_taken():
    answer = start(GOOD)
    expected = "False ['papur.example.org', 'www.example.org'] django.db.backends.postgresql True True"
    assert answer.stdout.strip() == expected, answer.stderr


@pytest.mark.parametrize("missing", sorted(GOOD))
def test_what_is_missing_stops_the_start_and_is_named(missing):
    answer = start({name: value for name, value in GOOD.items() if name != missing})
    assert answer.returncode != 0
    assert missing in answer.stderr


@pytest.mark.parametrize(
    ("name", "value"),
    [("EMAIL_URL", "smtp+tls://localhost:587"), ("BEHIND_PROXY", "perhaps"), ("SECURE_HSTS_SECONDS", "a year")],
)
def test_what_is_wrong_stops_the_start_and_is_named(name, value):
    answer = start({**GOOD, name: value})
    assert answer.returncode != 0
    assert name in answer.stderr
