"""What the report counts, against figures reckoned by hand."""

import datetime

import pytest
from django.utils import translation

from papurbro.tags.models import Tag
from papurbro.translation.models import Pair, Policy
from papurbro.translation.parity.decisions import Decision
from papurbro.translation.parity.models import Gap, Outcome, Why
from papurbro.translation.parity.pieces import OneLanguage, Pieces
from papurbro.translation.parity.report import ANY, make_report
from papurbro.translation.parity.scope import Scope
from papurbro.translation.parity.telling import in_words, tables_of
from papurbro.translation.parity.waiting import Words

from blog.models import Author, PostPage

from tests import factories
from tests.translation.parity.rows import DAY, NOW, gap, piece

pytestmark = pytest.mark.django_db

MARCH = datetime.date(2026, 3, 1)
APRIL = datetime.date(2026, 4, 1)


def in_(month, day=15):
    return datetime.datetime(2026, month, day, 12, tzinfo=datetime.UTC)


@pytest.fixture(autouse=True)
def _an_empty_site():
    """The site's front pages and sections are pieces too; here they count for nothing."""
    factories.site()
    Gap.objects.all().delete()
    for page in PostPage.objects.all():
        page.delete()
    for pair in Pair.objects.all():
        type(pair.original).objects.filter(translation_key=pair.translation_key).update(live=False)


def report(**scope):
    return make_report(Scope(**scope), NOW)


def test_pieces_are_counted_by_language_and_by_what_was_decided():
    for _number in range(3):
        piece("cy", "en")
    piece("cy")
    piece("cy", policy_in_force=Policy.INDEPENDENT)
    piece("en", original="en", exempt_at=NOW, exempt_reason="a poem")
    piece("cy", policy_in_force=Policy.SINGLE)
    piece()  # nobody can open it: it is no piece

    found = report().summary

    assert found.every == Pieces(7, 3)
    assert found.in_language == {"cy": Pieces(6, 3), "en": Pieces(4, 3)}
    assert found.needing_both == Pieces(5, 3)
    assert found.only["cy"] == OneLanguage(awaited=1, apart=1, single=1)
    assert found.only["en"] == OneLanguage(exempt=1)
    assert found.every.live - found.every.both == found.only["cy"].total + found.only["en"].total


def test_a_piece_belongs_to_the_month_in_which_readers_of_either_language_first_had_it():
    """The last minute of March in Wales is in March, though it is April's summer time that is kept."""
    piece("cy", "en", since=datetime.datetime(2026, 3, 31, 22, 59, tzinfo=datetime.UTC))
    piece("cy", "en", since=datetime.datetime(2026, 3, 31, 23, 0, tzinfo=datetime.UTC))
    piece("en", since=in_(5))

    assert report(first=MARCH, last=MARCH).summary.every == Pieces(1, 1)
    assert report(first=APRIL, last=APRIL).summary.every == Pieces(1, 1)
    assert [(line.what, line.pieces) for line in report().by_month] == [
        (MARCH, Pieces(1, 1)),
        (APRIL, Pieces(1, 1)),
        (datetime.date(2026, 5, 1), Pieces(1, 0)),
    ]


def test_delays_are_told_each_way_and_by_what_was_awaited():
    one, two = piece("cy", "en"), piece("cy", "en", original="en")
    for days in (0, 2, 4):
        gap(one, "en", days)
    gap(one, "en", 1, why=Why.CORRECTION)
    gap(two, "cy", 6)
    gap(two, "cy", why=Why.SUBSTANTIVE)

    found = report().delays

    publication = found["en"][Why.PUBLICATION].spread
    assert (publication.count, publication.at_once) == (3, 1)
    assert (publication.median, publication.p95) == (2 * DAY, 4 * DAY)
    assert found["en"][ANY].spread.count == 4
    assert found["en"][ANY].spread.median == 1 * DAY
    assert found["en"][Why.CORRECTION].spread.median == 1 * DAY
    assert found["cy"][ANY].spread.median == 6 * DAY
    assert (found["cy"][Why.SUBSTANTIVE].spread.count, found["cy"][Why.SUBSTANTIVE].still_open) == (0, 1)
    assert (found["cy"][ANY].still_open, found["en"][ANY].still_open) == (1, 0)


def test_what_was_brought_from_elsewhere_distorts_no_median():
    """Guard: ``made_here`` in ``make_report``."""
    here, there = piece("cy", "en"), piece("cy", "en")
    gap(here, "en", 1)
    gap(there, "en", 4000, since=NOW - 4100 * DAY, brought=True)
    lone = piece("cy")
    gap(lone, "en", since=NOW - 4000 * DAY, brought=True)

    found = report()

    assert found.delays["en"][ANY].spread.median == 1 * DAY
    assert found.brought["en"].spread.median == 4000 * DAY
    assert found.brought["en"].still_open == 1
    assert found.summary.brought == Pieces(2, 1)
    assert found.summary.made_here == Pieces(1, 1)
    assert [line.delays["en"].spread.count for line in found.by_month if line.delays["en"].spread.count] == [1]


def test_both_languages_stand_side_by_side_in_the_first_table():
    both = piece("cy", "en")
    gap(both, "en", 2)
    gap(piece("cy", "en"), "en", 0)
    gap(piece("cy"), "en", since=NOW - 7 * DAY)
    gap(piece("cy"), "en", since=NOW - 900 * DAY, brought=True)
    gap(both, "cy", 5, why=Why.CORRECTION)

    with translation.override("en"):
        table = tables_of(report())[0]
        welsh, english = ([in_words(value) for value in row.values] for row in table.rows)

    assert [column.label for column in table.columns][:3] == ["Pieces", "Share of all pieces (%)", "Waits"]
    assert welsh == ["4", "100.0", "1", "0", "5.0", "5.0", "0", "–"]
    assert english == ["2", "50.0", "2", "1", "0.0", "2.0", "1", "7.0"]


def test_a_period_holds_the_waits_that_began_in_it_and_every_wait_that_lasts():
    pair = piece("cy", "en")
    gap(pair, "en", 1, since=in_(3))
    gap(pair, "en", 5, since=in_(4))
    old = gap(piece("cy"), "en", since=in_(1))

    found = report(first=MARCH, last=MARCH)

    assert (found.delays["en"][ANY].spread.count, found.delays["en"][ANY].spread.median) == (1, DAY)
    assert found.oldest == [old]
    assert report(first=MARCH, last=APRIL).delays["en"][ANY].spread.count == 2


def test_the_oldest_wait_is_told_for_each_language_and_apart_where_it_was_brought():
    piece("cy")
    young, old = gap(piece("cy"), "en", since=NOW - DAY), gap(piece("cy"), "en", since=NOW - 9 * DAY)
    gap(piece("cy"), "en", 500, since=NOW - 700 * DAY)
    welsh = gap(piece("en", original="en"), "cy", since=NOW - 2 * DAY)
    brought = gap(piece("cy"), "en", since=NOW - 900 * DAY, brought=True)
    gap(piece("cy", exempt_at=NOW, exempt_reason="a poem"), "en", since=NOW - 950 * DAY)

    assert report().oldest == [welsh, old, brought]
    assert young.is_open


def test_words_that_wait_are_the_queues_and_those_already_read_are_told_apart():
    reading = piece("cy", status="missing", words=100)
    gap(reading, "en")
    piece(status="in_progress", words=30)
    piece("cy", "en", status="ready", words=7)
    piece("cy", status="missing", words=9, policy_in_force=Policy.SINGLE)

    assert report().words == {"cy": Words(), "en": Words(2, 130, 1, 100)}


@pytest.mark.parametrize(
    ("age", "band"), [(0, 0), (7.9, 0), (8, 1), (30.9, 1), (31, 2), (90.9, 2), (91, 3), (365.9, 3), (366, 4)]
)
def test_ages_are_told_in_whole_days(age, band):
    gap(piece("cy"), "en", since=NOW - age * DAY)
    gap(piece("cy", "en"), "cy", since=NOW - age * DAY, why=Why.SUBSTANTIVE)

    found = report().ages

    assert [each.missing["en"] for each in found] == [int(number == band) for number in range(5)]
    assert [each.outdated["cy"] for each in found] == [int(number == band) for number in range(5)]
    assert sum(each.missing["cy"] + each.outdated["en"] for each in found) == 0


def test_decisions_are_told_with_their_reasons_the_most_common_first():
    for _number in range(2):
        piece("cy", exempt_at=NOW, exempt_reason="a poem")
    piece("cy", exempt_at=NOW, exempt_reason="a notice of one meeting")
    piece("cy", "en", policy=Policy.INDEPENDENT, policy_in_force=Policy.INDEPENDENT, policy_reason="minutes")
    piece("cy", policy_in_force=Policy.INDEPENDENT, policy_reason="of no account: the section decides")
    piece("cy", "en")

    told = [(each.decision, each.reason, each.pieces, each.both) for each in report().reasons]

    assert told == [
        (Decision.EXEMPT, "a poem", 2, 0),
        (Decision.EXEMPT, "a notice of one meeting", 1, 0),
        (Decision.INDEPENDENT, "", 1, 0),
        (Decision.INDEPENDENT, "minutes", 1, 1),
    ]


def test_reasons_beyond_the_most_common_are_told_in_one_line(monkeypatch):
    monkeypatch.setattr("papurbro.translation.parity.decisions.MOST_REASONS", 1)
    for reason in ("a", "a", "b", "c"):
        piece("cy", exempt_at=NOW, exempt_reason=reason)

    assert [(each.reason, each.pieces) for each in report().reasons] == [("a", 2), (None, 2)]


def test_tags_and_authors_are_told_whoever_they_are_and_pieces_without_any_too():
    sport = Tag.objects.create(name_cy="chwaraeon", name_en="sport")
    health = Tag.objects.create(name_cy="iechyd", name_en="health")
    mair = Author.objects.create(name="Mair", slug="mair")
    both = piece("cy", "en", tags=[sport, health], authors=[mair])
    gap(both, "en", 3)
    alone = piece("cy", tags=[sport])
    gap(alone, "en")
    piece("cy", "en")

    found = report()
    by_tag = {line.what: line for line in found.by_tag}
    by_author = {line.what: line for line in found.by_author}

    assert {tag: line.pieces for tag, line in by_tag.items()} == {
        sport: Pieces(2, 1), health: Pieces(1, 1), None: Pieces(1, 1)
    }  # fmt: skip
    assert by_tag[sport].delays["en"].spread.median == 3 * DAY
    assert (by_tag[sport].delays["en"].still_open, by_tag[health].delays["en"].still_open) == (1, 0)
    assert {author: line.pieces for author, line in by_author.items()} == {mair: Pieces(1, 1), None: Pieces(2, 1)}
    assert by_author[mair].delays["en"].spread.longest == 3 * DAY


def test_a_tag_an_author_and_a_section_narrow_everything():
    tag = Tag.objects.create(name_cy="iechyd", name_en="health")
    mair = Author.objects.create(name="Mair", slug="mair")
    mine = piece("cy", tags=[tag], authors=[mair], words=5, status="missing")
    theirs = piece("cy", words=7, status="missing", exempt_reason="")
    for each in (mine, theirs):
        gap(each, "en")
        gap(each, "en", 2, why=Why.CORRECTION)
    section = Pair.objects.get(translation_key=factories.site().section["cy"].translation_key)
    home = Pair.objects.get(translation_key=factories.site().home["cy"].translation_key)

    for scope in ({"tag": tag}, {"author": mair}):
        found = report(**scope)
        assert (found.summary.every.live, found.words["en"].words) == (1, 5)
        assert (found.delays["en"][ANY].spread.count, found.delays["en"][ANY].still_open) == (1, 1)
        assert [row.pair for row in found.oldest] == [mine]
    for section_of_all in (section, home):
        assert report(section=section_of_all).summary.every.live == 2
    assert report(section=mine).summary.every.live == 1


def test_what_the_ledger_does_not_know_is_told():
    piece("cy", "en")
    gap(piece("cy", "en"), "en", 0)
    piece("cy", exempt_at=NOW)

    assert report().unrecorded == 1


def test_waits_that_ended_without_the_other_version_are_no_delay_and_last_no_longer():
    pair = piece("cy")
    gap(pair, "en", 4, outcome=Outcome.TAKEN_DOWN)
    gap(pair, "en", 5, outcome=Outcome.NOT_NEEDED)

    found = report()

    assert (found.delays["en"][ANY].spread.count, found.delays["en"][ANY].still_open) == (0, 0)


def test_the_number_of_queries_does_not_depend_on_how_much_there_is(django_assert_max_num_queries):
    def fill(count):
        for number in range(count):
            tag = Tag.objects.create(name_cy=f"tag {count} {number}", name_en=f"tag {count} {number}")
            author = Author.objects.create(name=f"A{number}", slug=f"a{count}-{number}")
            pair = piece("cy", "en", tags=[tag], authors=[author], since=in_(1 + number % 9))
            gap(pair, "en", number, since=in_(1 + number % 9))
            gap(piece("cy", exempt_at=NOW, exempt_reason=f"r{number}"), "cy")
            gap(piece("cy"), "en", brought=bool(number % 2))

    fill(1)
    with django_assert_max_num_queries(40) as few:
        report()
    fill(12)
    with django_assert_max_num_queries(40) as many:
        report()
    assert len(many) == len(few)
