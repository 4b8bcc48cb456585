"""``manage.py pairs``: how every pair stands."""

import csv
import io
import json

import pytest
from django.core.management import CommandError, call_command

from papurbro.translation import work

from tests import factories

pytestmark = pytest.mark.django_db

COLUMNS = (
    "translation_key original_language behind status stale_since change_class policy original_title original_url "
    "counterpart_title counterpart_url words segments_done segments_total assignee due"
).split()


def run(*args):
    out = io.StringIO()
    call_command("pairs", *args, stdout=out)
    return out.getvalue()


@pytest.fixture
def pair():
    factories.site()
    found = factories.with_counterpart(factories.make_post("cy", title="Gŵyl y cwm", body=["Un dau tri."]))
    return work.claim(found, factories.translator("mair"))


def test_a_row_tells_all_there_is_to_tell(pair):
    rows = json.loads(run("--status", "missing", "--format", "json"))

    assert [list(row) for row in rows] == [COLUMNS]
    assert rows[0] == {
        "translation_key": str(pair.translation_key),
        "original_language": "cy",
        "behind": "en",
        "status": "missing",
        "stale_since": None,
        "change_class": None,
        "policy": "together",
        "original_title": "Gŵyl y cwm",
        "original_url": None,
        "counterpart_title": "Gŵyl y cwm",
        "counterpart_url": None,
        "words": 6,
        "segments_done": 0,
        "segments_total": 2,
        "assignee": "mair",
        "due": None,
    }


def test_live_halves_have_addresses_and_halves_written_by_hand_no_segments():
    welsh, _english = factories.make_pair()

    row = next(row for row in json.loads(run("--format", "json")) if row["original_title"] == welsh.title)

    assert row["original_url"].endswith(f"/cy/newyddion/{welsh.slug}/")
    assert "/en/" in row["counterpart_url"]
    assert row["segments_total"] is None


def test_it_can_be_narrowed(pair):
    assert json.loads(run("--language", "cy", "--status", "missing", "--format", "json")) == []
    assert len(json.loads(run("--language", "en", "--status", "missing", "--format", "json"))) == 1


def test_the_same_rows_come_as_csv(pair):
    rows = list(csv.DictReader(io.StringIO(run("--format", "csv"))))

    assert list(rows[0]) == COLUMNS
    assert "Gŵyl y cwm" in {row["original_title"] for row in rows}


def test_a_table_is_for_reading(pair):
    lines = run().splitlines()

    assert lines[0].split() == ["status", "behind", "original_title", "words", "assignee", "due"]
    assert any("Gŵyl y cwm" in line and "mair" in line for line in lines)


def test_no_pairs_are_no_error():
    assert json.loads(run("--format", "json")) == []
    assert run().startswith("status")


@pytest.mark.parametrize("args", [("--status", "late"), ("--language", "fr"), ("--format", "xml")])
def test_what_is_not_known_is_told_with_what_is(args):
    with pytest.raises(CommandError) as refused:
        run(*args)

    assert refused.value.returncode == 2
    assert args[1] in str(refused.value)
    assert str(refused.value).endswith(("stale, exempt.", "cy, en.", "table, json, csv."))


def test_it_costs_the_same_for_few_and_for_many(pair, django_assert_max_num_queries):
    """Guard: ``select_related`` in ``listing.rows``."""
    asked = []
    for _round in range(2):
        factories.make_pair()
        run()
        with django_assert_max_num_queries(5) as captured:
            run("--format", "json")
        asked.append([query["sql"] for query in captured])
        factories.make_pair()
        factories.with_counterpart(factories.make_post("cy"))

    assert len(asked[0]) == len(asked[1]), asked
