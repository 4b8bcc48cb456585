"""``manage.py parity``: tables for people, JSON for programs, exit code 2 for what it does not understand."""

import datetime
import io
import json
import re
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from papurbro.tags.models import Tag
from papurbro.translation.parity.models import Gap

from tests.translation.parity.rows import NOW, gap, piece

pytestmark = pytest.mark.django_db

DOCUMENTATION = Path(__file__).parents[3] / "docs" / "parity.md"


def parity(*arguments):
    out = io.StringIO()
    call_command("parity", *arguments, stdout=out)
    return out.getvalue()


@pytest.fixture
def world():
    tag = Tag.objects.create(name_cy="iechyd", name_en="health")
    pair = piece("cy", "en", tags=[tag], since=datetime.datetime(2026, 3, 1, tzinfo=datetime.UTC))
    gap(pair, "en", 2, since=datetime.datetime(2026, 3, 1, tzinfo=datetime.UTC))
    gap(piece("cy"), "en")
    piece("cy", exempt_at=NOW, exempt_reason="a poem")


def test_json_holds_what_is_asked_for(world):
    told = json.loads(parity("--format", "json", "--from", "2026-03", "--to", "2026-03", "--tag", "health"))

    assert told["scope"] == {"from": "2026-03", "to": "2026-03", "tag": "iechyd", "author": None, "section": None}
    assert told["pieces"]["live"] == 1
    assert told["delays"]["en"]["publication"]["median_days"] == 2.0
    assert told["by_tag"][0]["name_en"] == "health"


@pytest.mark.parametrize("slug", ["health", "iechyd"])
def test_a_tag_is_known_by_either_slug(world, slug):
    assert json.loads(parity("--format", "json", "--tag", slug))["scope"]["tag"] == "iechyd"


def test_every_key_of_the_json_is_documented(world):
    """A key of an object stands in docs/parity.md in backticks."""
    documented = set(re.findall(r"`([a-z0-9_]+)`", DOCUMENTATION.read_text()))

    assert keys(json.loads(parity("--format", "json"))) - documented == set()


def keys(value):
    if isinstance(value, list):
        return {key for item in value for key in keys(item)}
    if isinstance(value, dict):
        return {*value, *(key for item in value.values() for key in keys(item))}
    return set()


def test_the_table_is_for_people(world):
    told = parity()

    assert "How long readers waited" in told
    assert "Period: From the beginning until today" in told
    assert all(line == line.rstrip() for line in told.splitlines())


def test_what_is_not_written_down_yet_is_said(world):
    Gap.objects.all().delete()

    assert "parity rebuild" in parity()


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["--from", "2026-13"], "--from 2026-13"),
        (["--to", "March"], "--to March"),
        (["--to", "2026-3"], "--to 2026-3"),
        (["--from", "2026-05", "--to", "2026-04"], "--from 2026-05"),
        (["--tag", "nothing-like-it"], "--tag nothing-like-it"),
        (["--format", "xml"], "--format xml"),
        (["mend"], "mend"),
        (["rebuild", "--tag", "health"], "--tag"),
    ],
)
def test_bad_input_is_named_and_changes_nothing(world, arguments, named):
    before = list(Gap.objects.values())

    with pytest.raises(CommandError) as told:
        parity(*arguments)

    assert told.value.returncode == 2
    assert named in str(told.value)
    assert list(Gap.objects.values()) == before
