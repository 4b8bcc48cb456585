"""The demo's two commands, where they may not run."""

import socket

import pytest
from django.core.management import CommandError, call_command

from papurbro.users.models import User

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("command", ["load_demo", "demo"])
def test_only_a_development_site_takes_the_demo(command: str):
    with pytest.raises(CommandError, match="development only") as error:
        call_command(command)

    assert error.value.returncode == 2
    assert not User.objects.exists()


@pytest.mark.parametrize("command", ["load_demo", "demo"])
def test_what_is_no_port_is_refused(command: str, settings):
    settings.DEBUG = True

    with pytest.raises(CommandError, match="99999 is no port") as error:
        call_command(command, port=99999)

    assert error.value.returncode == 2


def test_a_port_that_somebody_has_is_told_with_another_one(settings):
    settings.DEBUG = True
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

        with pytest.raises(CommandError, match=f"PORT={port + 1}") as error:
            call_command("demo", port=port)

    assert error.value.returncode == 2
