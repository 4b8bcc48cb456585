"""While something is only shown, the same question is asked once; everywhere else each time."""

import pytest

from papurbro.translation.once import one_reading, read_once


@pytest.fixture
def asked():
    return []


@pytest.fixture
def read(asked):
    @read_once
    def read(name, *, how=""):
        asked.append((name, how))
        return object()

    return read


def test_within_one_reading_the_answer_is_the_same(read, asked):
    with one_reading():
        assert read("a") is read("a")
        assert read("a", how="else") is not read("a")
    assert asked == [("a", ""), ("a", "else")]


def test_nothing_is_kept_beyond_it(read, asked):
    with one_reading():
        first = read("a")
    with one_reading():
        assert read("a") is not first
    assert len(asked) == 2


def test_elsewhere_it_is_looked_up_each_time(read, asked):
    assert read("a") is not read("a")


def test_it_ends_with_an_error_too(read):
    with pytest.raises(ValueError, match="gone"), one_reading():
        raise ValueError("gone")
    assert read("a") is not read("a")
