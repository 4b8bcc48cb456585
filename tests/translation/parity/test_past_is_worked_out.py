"""``manage.py parity rebuild``: the waits of before there was a ledger, from the page log and the pages' dates."""

import datetime
import io

import pytest
from django.core.management import call_command
from wagtail.models import PageLogEntry, Revision

from papurbro.translation import publishing, work
from papurbro.translation.pairs import refresh
from papurbro.translation.parity import rebuilding
from papurbro.translation.parity.history import Event, past_waits
from papurbro.translation.parity.models import Gap, Outcome, Source, Why
from papurbro.translation.parity.origin import was_public_elsewhere

from blog.models import PostPage

from tests import factories

START = datetime.datetime(2026, 3, 1, 9, tzinfo=datetime.UTC)
DAY = datetime.timedelta(days=1)
SECOND = datetime.timedelta(seconds=1)


def told(*events, meanings=None, follower="en"):
    """The waits of ``events``: ``(days since the start, language)``, with ``-`` before a language that was taken down."""
    made = [
        Event(START + day * DAY, language.lstrip("-"), is_live=not language.startswith("-"), revision=number)
        for number, (day, language) in enumerate(events)
    ]
    found = past_waits(made, follower=follower, meaning=lambda _before, after: (meanings or {}).get(after.revision))
    return [
        (
            span.language,
            span.why,
            (span.since - START) / DAY,
            None if span.until is None else (span.until - START) / DAY,
            span.outcome,
        )
        for span in found
    ]


FIRST, NEW, CORRECTED = Why.PUBLICATION, Why.SUBSTANTIVE, Why.CORRECTION
FOLLOWED, DOWN, OPEN = Outcome.CAUGHT_UP, Outcome.TAKEN_DOWN, Outcome.OPEN


@pytest.mark.parametrize(
    ("events", "meanings", "waits"),
    [
        pytest.param([], {}, [], id="nothing"),
        pytest.param([(0, "cy"), (0, "en")], {}, [("en", FIRST, 0, 0, FOLLOWED)], id="together"),
        pytest.param([(0, "cy"), (0.0002, "en")], {}, [("en", FIRST, 0, 0, FOLLOWED)], id="within a minute"),
        pytest.param([(0, "cy"), (5, "en")], {}, [("en", FIRST, 0, 5, FOLLOWED)], id="Welsh first"),
        pytest.param([(0, "en"), (2, "cy")], {}, [("cy", FIRST, 0, 2, FOLLOWED)], id="English first"),
        pytest.param([(0, "cy")], {}, [("en", FIRST, 0, None, OPEN)], id="alone to this day"),
        pytest.param([(0, "cy"), (3, "-cy")], {}, [("en", FIRST, 0, 3, DOWN)], id="taken down"),
        pytest.param(
            [(0, "cy"), (0, "en"), (4, "-en"), (6, "en")],
            {},
            [("en", FIRST, 0, 0, FOLLOWED), ("en", FIRST, 4, 6, FOLLOWED)],
            id="one was away",
        ),
        pytest.param([(0, "cy"), (0, "en"), (3, "cy")], {}, [("en", FIRST, 0, 0, FOLLOWED)], id="the same text again"),
        pytest.param(
            [(0, "cy"), (0, "en"), (3, "cy"), (7, "en")],
            {2: NEW, 3: NEW},
            [("en", FIRST, 0, 0, FOLLOWED), ("en", NEW, 3, 7, FOLLOWED)],
            id="new content, followed",
        ),
        pytest.param(
            [(0, "cy"), (0, "en"), (3, "cy"), (4, "cy"), (7, "en")],
            {2: CORRECTED, 3: CORRECTED},
            [("en", FIRST, 0, 0, FOLLOWED), ("en", CORRECTED, 3, 7, FOLLOWED)],
            id="corrected twice",
        ),
        pytest.param(
            [(0, "cy"), (0, "en"), (3, "cy"), (3, "en")],
            {2: NEW, 3: NEW},
            [("en", FIRST, 0, 0, FOLLOWED), ("en", NEW, 3, 3, FOLLOWED)],
            id="new content together",
        ),
        pytest.param(
            [(0, "cy"), (0, "en"), (3, "en"), (8, "-en")],
            {2: NEW},
            [("en", FIRST, 0, 0, FOLLOWED), ("cy", NEW, 3, 8, DOWN), ("en", FIRST, 8, None, OPEN)],
            id="the English one changed, then went",
        ),
    ],
)
def test_waits_follow_from_what_was_published_and_taken_down(events, meanings, waits):
    assert told(*events, meanings=meanings) == waits


# What is read of the site itself.

pytestmark = pytest.mark.django_db


@pytest.fixture
def history(founded):
    """A pair whose Welsh version came five days before the English one, and was corrected ten days later, followed two days after."""
    page = factories.make_post("cy")
    pair = factories.with_counterpart(page)
    editor = factories.superuser()
    work.set_policy(pair, editor, "independent", "minutes")
    factories.publish(page)
    at(0)
    _finish(pair)
    at(5)
    factories.edit(page, body=["Bydd y cyfarfod ar 5 Mai yn y neuadd, ac mae croeso i bawb yno."])
    factories.publish(page, "correction")
    at(15)
    _finish(refresh(pair.translation_key), "The meeting will be in the hall on 5 May, and all are welcome there.")
    at(17)
    Gap.objects.all().delete()
    return refresh_without_ledger(pair)


def _finish(pair, *bodies):
    editor = factories.superuser()
    pair = factories.translate_all(refresh(pair.translation_key), bodies=bodies)
    work.approve(work.send_for_review(pair, editor), editor)
    publishing.publish_pair(refresh(pair.translation_key), editor)


def at(day):
    """Everything that has just happened, happened on ``day``."""
    new = PageLogEntry.objects.filter(timestamp__gt=START + 40 * DAY)
    new.update(timestamp=START + day * DAY)
    recent = START + 40 * DAY
    PostPage.objects.filter(first_published_at__gt=recent).update(first_published_at=START + day * DAY)
    PostPage.objects.filter(last_published_at__gt=recent).update(last_published_at=START + day * DAY)
    Revision.objects.filter(created_at__gt=recent).update(created_at=START + day * DAY - DAY / 24)


def refresh_without_ledger(pair):
    pair.refresh_from_db()
    return pair


def ledger(pair):
    rows = Gap.objects.filter(pair=pair).order_by("opened_at", "pk")
    return [(row.language, row.why, row.outcome, row.delay, row.source) for row in rows]


def rebuild():
    out = io.StringIO()
    call_command("parity", "rebuild", stdout=out)
    return out.getvalue()


EXPECTED = [
    ("en", FIRST, FOLLOWED, 5 * DAY, Source.FOUND),
    ("en", CORRECTED, FOLLOWED, 2 * DAY, Source.FOUND),
]


def test_the_past_is_read_from_the_page_log(history):
    said = rebuild()

    assert ledger(history) == EXPECTED
    assert "Pairs looked at" in said
    assert Gap.objects.filter(pair=history).first().month == datetime.date(2026, 3, 1)


def test_a_second_time_changes_nothing(history):
    rebuild()
    before = list(Gap.objects.order_by("pair", "opened_at").values("pair", "language", "why", "opened_at", "delay"))

    rebuild()

    assert (
        list(Gap.objects.order_by("pair", "opened_at").values("pair", "language", "why", "opened_at", "delay"))
        == before
    )


def test_what_the_ledger_saw_happen_is_never_written_over(history):
    """Guard: the first question of ``_is_before`` in ``rebuilding``, where the ledger came to look an hour later than the page log."""
    factories.edit(history.original, body=["Bydd y cyfarfod ar 6 Mai yn y neuadd, ac mae croeso i bawb yno eto."])
    factories.publish(history.original, "correction")
    refresh(history.translation_key)
    seen = Gap.objects.get(pair=history, closed_at=None)
    assert seen.source == Source.SEEN
    later = seen.opened_at + DAY / 24
    Gap.objects.filter(pk=seen.pk).update(opened_at=later)

    rebuild()

    assert Gap.objects.get(pk=seen.pk).opened_at == later
    assert ledger(history) == [*EXPECTED, ("en", CORRECTED, OPEN, None, Source.SEEN)]


def test_a_wait_of_the_past_that_ends_under_the_ledgers_eyes_is_kept_as_seen(history):
    """Guards: ``row.source`` in ``ledger.close_what_is_over``, and the last line of ``_is_before``: else rebuilding would work it out anew."""
    factories.edit(history.original, body=["Bydd y cyfarfod ar 6 Mai yn y neuadd, ac mae croeso i bawb yno eto."])
    factories.publish(history.original, "correction")
    at(20)
    Gap.objects.all().delete()
    rebuild()
    assert ledger(history)[-1] == ("en", CORRECTED, OPEN, None, Source.FOUND)

    _finish(
        refresh(history.translation_key), "The meeting will be in the hall on 6 May, and all are welcome there again."
    )
    ended = Gap.objects.get(pair=history, source=Source.SEEN)
    assert (ended.opened_at, ended.outcome) == (START + 20 * DAY, FOLLOWED)

    rebuild()

    assert Gap.objects.get(pair=history, source=Source.SEEN).pk == ended.pk
    assert ledger(history)[:-1] == EXPECTED


def test_drafts_that_were_cleared_away_leave_what_the_dates_tell(history):
    Revision.objects.filter(created_at__lt=START + 14 * DAY).delete()
    PageLogEntry.objects.filter(timestamp__gt=START + 6 * DAY).update(revision=None)

    rebuild()

    assert ledger(history) == EXPECTED[:1]


def test_an_exemption_ends_what_was_open(history):
    PostPage.objects.get(pk=history.counterpart_id).unpublish()
    work.exempt(history, factories.superuser(), "a poem")
    Gap.objects.all().delete()

    rebuild()

    assert ledger(history)[-1][:3] == ("en", FIRST, Outcome.NOT_NEEDED)


def test_a_page_that_was_public_before_it_came_here_is_told_apart(founded):
    """Guard: ``was_public_elsewhere``."""
    welsh, english = factories.make_pair()
    assert not was_public_elsewhere(welsh)
    PostPage.objects.filter(pk__in=[welsh.pk, english.pk]).update(first_published_at=START - 900 * DAY)
    Gap.objects.all().delete()

    rebuild()

    row = Gap.objects.get(pair=welsh.pair)
    assert (row.brought, row.delay, row.opened_at) == (True, datetime.timedelta(), START - 900 * DAY)


def test_an_imported_post_that_stands_alone_waits_since_it_came_out_and_is_told_apart(founded):
    page = factories.make_post("cy")
    pair = factories.with_counterpart(page)
    work.set_policy(pair, factories.superuser(), "independent", "imported")
    PostPage.objects.filter(pk=page.pk).update(first_published_at=START - 900 * DAY)
    revision = PostPage.objects.get(pk=page.pk).get_latest_revision()
    revision.content["first_published_at"] = (START - 900 * DAY).isoformat()
    revision.save()
    factories.publish(page)
    refresh(pair.translation_key)

    for _time in range(2):
        row = Gap.objects.get(pair=pair)
        assert (row.brought, row.is_open, row.opened_at) == (True, True, START - 900 * DAY)
        rebuild()


def test_pairs_are_read_in_chunks_each_of_them_once(founded, monkeypatch):
    for _number in range(3):
        factories.make_pair()
    monkeypatch.setattr(rebuilding, "CHUNK", 2)

    seen = list(rebuilding.rebuild())

    assert len(seen) == len(set(seen)) == rebuilding.known_pairs().count()
