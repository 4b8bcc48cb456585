"""The ledger of waits is written by the transaction that begins or ends one, whatever door that took."""

import datetime

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from papurbro.translation import publishing, work
from papurbro.translation.models import Pair, PairSettings
from papurbro.translation.pairs import refresh
from papurbro.translation.parity.models import Gap, Outcome, Source, Why

from blog.models import PostPage

from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("founded")]

HOUR = datetime.timedelta(hours=1)


@pytest.fixture(autouse=True)
def _nothing_before():
    Gap.objects.all().delete()


def told(pair):
    """What the ledger says of ``pair``, in order."""
    rows = Gap.objects.filter(pair=pair).order_by("pk")
    return [(row.language, row.why, row.outcome) for row in rows]


def make_older(pair, by=HOUR):
    """The pair's rows and pages as though all had happened earlier."""
    for row in Gap.objects.filter(pair=pair):
        closed = row.closed_at - by if row.closed_at else None
        Gap.objects.filter(pk=row.pk).update(opened_at=row.opened_at - by, closed_at=closed)
    for page in PostPage.objects.filter(translation_key=pair.translation_key, live=True):
        moments = {name: getattr(page, name) - by for name in ("first_published_at", "last_published_at")}
        PostPage.objects.filter(pk=page.pk).update(**moments)


def apart(language="cy"):
    """A live half whose pair may go apart, and nothing else yet."""
    page = factories.make_post(language)
    pair = factories.with_counterpart(page)
    work.set_policy(pair, factories.superuser(), "independent", "minutes")
    factories.publish(page)
    return factories.pair_of(page)


def finish(pair):
    """The other half is translated, approved and published."""
    pair = factories.translate_all(pair)
    work.approve(work.send_for_review(pair, factories.superuser()), factories.superuser())
    publishing.publish_pair(refresh(pair.translation_key), factories.superuser())
    return refresh(pair.translation_key)


def test_a_pair_that_goes_out_together_waits_for_no_time_at_all():
    pair = factories.make_live(factories.make_post("cy"))

    assert told(pair) == [("en", Why.PUBLICATION, Outcome.CAUGHT_UP)]
    assert Gap.objects.get(pair=pair).delay == datetime.timedelta()
    assert Gap.objects.get(pair=pair).source == Source.SEEN


def test_two_halves_brought_together_by_hand_wait_for_no_time_at_all():
    welsh, _english = factories.make_pair()

    assert [row.delay for row in Gap.objects.filter(pair=welsh.pair)] == [datetime.timedelta()]


def test_half_live_moments_of_one_publication_are_no_wait(monkeypatch):
    """Guard: ``ledger.at_once``; here the pair is looked at between the one half and the other."""
    publish_alone = PostPage.publish_alone

    def publish_and_look(page, *args, **kwargs):
        publish_alone(page, *args, **kwargs)
        refresh(page.translation_key)

    monkeypatch.setattr(PostPage, "publish_alone", publish_and_look)
    pair = factories.make_live(factories.make_post("cy"))

    assert [(row.outcome, row.delay) for row in Gap.objects.filter(pair=pair)] == [
        (Outcome.CAUGHT_UP, datetime.timedelta())
    ]


@pytest.mark.parametrize(("first", "awaited"), [("cy", "en"), ("en", "cy")])
def test_a_half_that_goes_out_alone_opens_a_wait_and_the_other_closes_it(first, awaited):
    pair = apart(first)
    assert told(pair) == [(awaited, Why.PUBLICATION, Outcome.OPEN)]
    make_older(pair)

    finish(pair)

    row = Gap.objects.get(pair=pair)
    assert (row.language, row.outcome) == (awaited, Outcome.CAUGHT_UP)
    assert HOUR <= row.delay < HOUR + datetime.timedelta(minutes=1)
    assert row.closed_at == PostPage.objects.get(pk=pair.counterpart_id).first_published_at


def test_looking_again_changes_nothing():
    pair = apart()
    before = list(Gap.objects.values())

    for _time in range(3):
        refresh(pair.translation_key)

    assert list(Gap.objects.values()) == before


def test_what_is_taken_back_leaves_no_row():
    """Guard: rows are written in the transaction of what they tell."""
    page = factories.make_post("cy")
    pair = factories.with_counterpart(page)
    work.set_policy(pair, factories.superuser(), "independent", "minutes")

    with pytest.raises(RuntimeError), transaction.atomic():
        factories.publish(page)
        factories.pair_of(page)
        assert told(pair)
        raise RuntimeError

    assert told(pair) == []


def test_a_correction_that_goes_out_first_is_waited_for_until_the_other_half_has_followed():
    pair = factories.make_live(factories.make_post("cy"))
    factories.edit(pair.original, body=["Bydd y cyfarfod ar 5 Mai yn y neuadd, ac mae croeso i bawb yno."])
    factories.publish(pair.original, "correction")
    pair = refresh(pair.translation_key)
    assert told(pair)[1:] == [("en", Why.CORRECTION, Outcome.OPEN)]
    make_older(pair)

    finish(pair)

    row = Gap.objects.get(pair=pair, why=Why.CORRECTION)
    assert row.outcome == Outcome.CAUGHT_UP
    assert HOUR <= row.delay < HOUR + datetime.timedelta(minutes=1)


def test_new_content_of_a_half_that_goes_by_itself_is_waited_for():
    pair = finish(apart())
    factories.edit(pair.original, body=["Mae'r neuadd ar gau tan yr haf, meddai'r pwyllgor wrth y pentrefwyr."])
    factories.publish(pair.original)
    pair = refresh(pair.translation_key)
    assert told(pair)[1:] == [("en", Why.SUBSTANTIVE, Outcome.OPEN)]

    finish(pair)

    assert told(pair)[1:] == [("en", Why.SUBSTANTIVE, Outcome.CAUGHT_UP)]


def test_a_draft_that_nobody_reads_is_waited_for_by_nobody():
    """Guard: ``has_unpublished_changes`` in ``ledger.wait_for_change``."""
    pair = factories.make_live(factories.make_post("cy"))

    factories.edit(pair.original, body=["Mae'r neuadd ar gau tan yr haf, meddai'r pwyllgor wrth y pentrefwyr."])
    refresh(pair.translation_key)

    assert told(pair) == [("en", Why.PUBLICATION, Outcome.CAUGHT_UP)]


def test_new_content_held_until_both_could_go_was_waited_for_by_nobody_and_is_told():
    pair = factories.make_live(factories.make_post("cy"))
    factories.edit(pair.original, body=["Mae'r neuadd ar gau tan yr haf, meddai'r pwyllgor wrth y pentrefwyr."])
    factories.publish(pair.original, "substantive")  # is held

    finish(refresh(pair.translation_key))

    assert told(pair)[1:] == [("en", Why.SUBSTANTIVE, Outcome.CAUGHT_UP)]
    assert Gap.objects.get(pair=pair, why=Why.SUBSTANTIVE).delay == datetime.timedelta()


def test_a_typo_asks_for_nothing_and_is_not_told():
    pair = factories.make_live(factories.make_post("cy"))
    factories.edit(pair.original, title=f"{pair.original.title}.")

    factories.publish(pair.original, "typo")
    refresh(pair.translation_key)

    assert told(pair) == [("en", Why.PUBLICATION, Outcome.CAUGHT_UP)]


def test_a_typo_that_goes_out_with_both_asks_for_nothing_and_is_not_told():
    """Guard: ``ahead.change_class == TYPO`` in ``ledger.note_change_at_once``: the pair comes back by ``Publication.both``."""
    pair = factories.make_live(factories.make_post("cy"))
    PostPage.objects.get(pk=pair.original_id).unpublish()
    make_older(pair)
    original = PostPage.objects.get(pk=pair.original_id)
    factories.edit(original, title=f"{original.title}.")
    assert refresh(pair.translation_key).stale_since is not None

    factories.publish(original, "typo")

    assert PostPage.objects.filter(translation_key=pair.translation_key, live=True).count() == 2
    assert told(pair) == [("en", Why.PUBLICATION, Outcome.CAUGHT_UP)]


def test_a_number_put_right_on_both_at_once_is_not_told():
    pair = factories.make_live(factories.make_post("cy"))

    factories.publish(pair.original)
    refresh(pair.translation_key)

    assert told(pair) == [("en", Why.PUBLICATION, Outcome.CAUGHT_UP)]


def test_a_half_that_is_taken_down_alone_is_waited_for_again():
    """From that moment on. Guard: ``was_there`` in ``ledger.alone_since``."""
    pair = finish(apart())
    make_older(pair)

    PostPage.objects.get(pk=pair.counterpart_id).unpublish()
    refresh(pair.translation_key)

    assert told(pair)[1:] == [("en", Why.PUBLICATION, Outcome.OPEN)]
    assert timezone.now() - Gap.objects.get(pair=pair, outcome="").opened_at < datetime.timedelta(minutes=1)


def test_a_wait_ends_when_nothing_can_be_read_any_more():
    pair = apart()

    PostPage.objects.get(pk=pair.original_id).unpublish()
    refresh(pair.translation_key)

    assert told(pair) == [("en", Why.PUBLICATION, Outcome.TAKEN_DOWN)]


def test_a_wait_ends_with_the_decision_that_none_is_needed_and_begins_anew_when_that_is_lifted():
    pair = apart()
    make_older(pair)
    editor = factories.superuser()

    work.exempt(pair, editor, "a poem")
    assert told(pair) == [("en", Why.PUBLICATION, Outcome.NOT_NEEDED)]
    work.lift_exemption(pair, editor)

    assert told(pair)[1:] == [("en", Why.PUBLICATION, Outcome.OPEN)]
    assert timezone.now() - Gap.objects.get(pair=pair, outcome="").opened_at < datetime.timedelta(minutes=1)


def test_what_was_exempt_from_the_start_was_never_waited_for():
    page = factories.make_post("cy")
    work.exempt(factories.with_counterpart(page), factories.superuser(), "a poem")

    factories.publish(page)
    pair = factories.pair_of(page)

    assert told(pair) == []


def test_one_language_only_is_waited_for_by_nobody():
    page = factories.make_post("cy")
    pair = factories.with_counterpart(page)
    work.set_policy(pair, factories.superuser(), "single")
    factories.publish(page)

    assert told(factories.pair_of(page)) == []


def test_an_open_wait_of_a_site_that_now_has_one_language_counts_for_nothing():
    pair = apart()
    work.set_policy(pair, factories.superuser(), "")
    assert Gap.objects.still_open().count() == 1

    settings = PairSettings.load()
    settings.policy = "single"
    settings.save()

    assert Gap.objects.still_open().count() == 0
    assert Gap.objects.caught_up().count() == 0


def test_an_open_wait_of_a_pair_that_was_told_to_be_single_past_its_own_saving_counts_for_nothing():
    """Guard: ``GapQuerySet.still_open``."""
    pair = apart()
    assert Gap.objects.still_open().count() == 1

    Pair.objects.filter(pk=pair.pk).update(policy_in_force="single")

    assert Gap.objects.filter(closed_at=None).count() == 1
    assert Gap.objects.still_open().count() == 0


def test_a_deleted_half_leaves_the_history_as_it_was():
    pair = finish(apart())
    before = told(pair)

    PostPage.objects.get(pk=pair.counterpart_id).delete()
    refresh(pair.translation_key)

    assert told(pair)[: len(before)] == before
    assert told(pair)[-1] == ("en", Why.PUBLICATION, Outcome.OPEN)


def test_the_database_itself_refuses_a_second_open_row_and_a_row_closed_by_half():
    """Guards: the constraints ``gap_open_once`` and ``gap_closed_wholly``."""
    pair = apart()
    row = Gap.objects.get(pair=pair)

    with pytest.raises(IntegrityError), transaction.atomic():
        Gap.objects.create(pair=pair, language="en", why=row.why, opened_at=row.opened_at, month=row.month)
    with pytest.raises(IntegrityError), transaction.atomic():
        Gap.objects.filter(pk=row.pk).update(closed_at=timezone.now())
    with pytest.raises(IntegrityError), transaction.atomic():
        Gap.objects.filter(pk=row.pk).update(closed_at=row.opened_at - HOUR, delay=-HOUR, outcome=Outcome.CAUGHT_UP)


def test_looking_costs_two_queries_more_at_most(django_assert_max_num_queries):
    pair = apart()
    refresh(pair.translation_key)
    from papurbro.translation.parity.ledger import Before, keep

    pair = Pair.objects.select_related("original__locale", "counterpart__locale").get(pk=pair.pk)
    pair.original = pair.original.specific
    pair.counterpart = pair.counterpart.specific
    with django_assert_max_num_queries(1):
        keep(pair, Before())
