"""Links that nobody else can make; and how often something may be done."""

import datetime as dt

import pytest
from django.core import signing
from django.core.cache import cache

from papurbro.mail import limits
from papurbro.mail.addresses import absolute, host
from papurbro.mail.links import BadLink, read, sign


def test_a_token_is_good_for_its_purpose_alone():
    token = sign("confirm", [1, "cy"])
    assert read("confirm", token) == [1, "cy"]
    with pytest.raises(BadLink):
        read("unsubscribe", token)
    with pytest.raises(BadLink):
        read("confirm", token[:-1])


def test_a_token_may_grow_too_old(monkeypatch):
    token = sign("confirm", 1)
    now = signing.time.time()
    monkeypatch.setattr(signing.time, "time", lambda: now + 3600)
    assert read("confirm", token) == 1
    with pytest.raises(BadLink):
        read("confirm", token, max_age=dt.timedelta(minutes=59))


@pytest.mark.parametrize("path", ["javascript:alert(1)", "https://evil.example/", "//evil.example/", "cy/", ""])
def test_only_paths_of_the_site_become_addresses(path):
    with pytest.raises(ValueError, match="not a path"):
        absolute(path)


def test_addresses_are_on_the_sites_own_host(settings):
    settings.WAGTAILADMIN_BASE_URL = "https://llais.example/"
    assert absolute("/cy/") == "https://llais.example/cy/"
    assert host() == "llais.example"


def test_each_may_do_it_so_many_times_in_a_window(monkeypatch):
    cache.clear()
    monkeypatch.setattr(limits.time, "time", lambda: 7200.0)
    hour = dt.timedelta(hours=1)
    assert [limits.allow("post", "a", times=2, per=hour) for _time in range(3)] == [True, True, False]
    assert limits.allow("post", "b", times=2, per=hour)
    assert limits.allow("other", "a", times=2, per=hour)
    monkeypatch.setattr(limits.time, "time", lambda: 10800.0)
    assert limits.allow("post", "a", times=2, per=hour)
