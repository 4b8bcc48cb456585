"""How many wait is known without counting, and stays true whatever happens to pairs."""

import random
from collections import Counter

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from papurbro.translation import counting, work
from papurbro.translation.errors import PairError
from papurbro.translation.models import Pair, QueueCount, Status

from tests import factories

pytestmark = pytest.mark.django_db


def counted():
    """``{(language, status, claimed): number}``, by counting."""
    return Counter((pair.behind, pair.status, pair.assignee_id is not None) for pair in Pair.objects.pending())


def known():
    """The same, from the ledger."""
    return {
        (behind, status, claimed): number
        for behind in ("cy", "en")
        for status in Status.values
        for claimed in (False, True)
        if (number := counting.waiting().total(behind=behind, status=[status], is_claimed=claimed))
    }


def claim(pair, user, editor):
    work.claim(pair, user)


def release(pair, user, editor):
    work.release(pair, editor)


def translate(pair, user, editor):
    factories.translate_all(pair, editor)


def send(pair, user, editor):
    work.send_for_review(pair, editor)


def approve(pair, user, editor):
    work.approve(pair, editor)


def send_back(pair, user, editor):
    work.send_back(pair, editor, "Eto, os gwelwch yn dda")


def exempt(pair, user, editor):
    work.exempt(pair, editor, "cerdd")


def lift(pair, user, editor):
    work.lift_exemption(pair, editor)


def one_language(pair, user, editor):
    work.set_policy(pair, editor, "single")


def both_languages(pair, user, editor):
    work.set_policy(pair, editor, "")


def publish(pair, user, editor):
    factories.publish(pair.original)


def edit(pair, user, editor):
    factories.edit(pair.original, body=[f"{factories.PARAGRAPHS['cy']} {random.random()}"])  # noqa: S311


def write_past_the_signals(pair, user, editor):
    Pair.objects.filter(pk=pair.pk).update(status=Status.IN_REVIEW, assignee=user)


def delete_the_original(pair, user, editor):
    if pair.original is not None and pair.counterpart is not None:
        pair.original.specific.delete()
        factories.pair_of(pair.counterpart)


def delete_the_translator(pair, user, editor):
    type(user).objects.filter(pk=user.pk).delete()


def delete_the_row(pair, user, editor):
    Pair.objects.filter(pk=pair.pk).delete()


VERBS = [
    claim,
    release,
    translate,
    send,
    approve,
    send_back,
    exempt,
    lift,
    one_language,
    both_languages,
    publish,
    edit,
    write_past_the_signals,
    delete_the_original,
    delete_the_translator,
    delete_the_row,
]


@settings(
    max_examples=10,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(st.tuples(st.integers(0, 1), st.sampled_from(VERBS)), min_size=3, max_size=6))
def test_the_counts_are_those_of_the_pairs_whatever_was_done(founded, steps):
    """Guard: the triggers in ``counting``."""
    with transaction.atomic():
        editor, user = factories.superuser(), factories.translator()
        pairs = [factories.with_counterpart(factories.make_post(language)) for language in ("cy", "en")]
        for which, verb in steps:
            pair = Pair.objects.filter(pk=pairs[which].pk).first()
            if pair is None or pair.original is None:
                continue
            try:
                with transaction.atomic():
                    verb(pair, user, editor)
            except PairError:
                pass  # refused; nothing changed, and nothing is counted
            assert known() == counted(), verb.__name__
        counting.add_up()
        assert known() == counted()
        transaction.set_rollback(True)


def test_a_row_that_is_deleted_waits_no_longer():
    """Guard: ``counting.forget``."""
    pair = factories.with_counterpart(factories.make_post("cy"))
    before = counted()

    Pair.objects.filter(pk=pair.pk).delete()

    assert known() == counted() != before


def test_adding_up_keeps_the_sums_and_leaves_a_line_for_each_place():
    pair = factories.with_counterpart(factories.make_post("cy"))
    for _again in range(3):
        work.claim(pair, factories.superuser())
        work.release(pair, factories.superuser())
    before = known()
    assert QueueCount.objects.count() > len(before)

    counting.add_up()

    assert known() == before == counted()
    assert QueueCount.objects.count() == len(before)


def test_a_rebuild_puts_wrong_counts_right():
    factories.with_counterpart(factories.make_post("cy"))
    QueueCount.objects.create(behind="cy", status=Status.STALE, is_claimed=True, number=7)
    QueueCount.objects.filter(behind="en").delete()
    assert known() != counted()

    call_command("rebuild_pairs")

    assert known() == counted()


def test_a_rebuild_puts_lost_triggers_back():
    with connection.cursor() as cursor:
        on = ' ON "translation_pair"' if connection.vendor == "postgresql" else ""
        cursor.execute(f"DROP TRIGGER pair_counted_update{on}")
    call_command("rebuild_pairs")

    work.claim(factories.with_counterpart(factories.make_post("cy")), factories.superuser())

    assert known() == counted()
