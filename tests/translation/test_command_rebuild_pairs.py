"""``manage.py rebuild_pairs``: what can be derived is made right; rows and decisions stay."""

import io

import pytest
from django.core.management import CommandError, call_command
from django.db.models.signals import post_save
from wagtail.models import Page

from papurbro.translation import rebuilding, work
from papurbro.translation.models import Pair, Status
from papurbro.translation.pairs import DERIVED

from blog.models import PostPage

from tests import factories

pytestmark = pytest.mark.django_db

DECISIONS = [field.attname for field in Pair._meta.concrete_fields if field.name not in DERIVED]


def run():
    out = io.StringIO()
    call_command("rebuild_pairs", stdout=out)
    return out.getvalue()


def decisions():
    return list(Pair.objects.order_by("pk").values(*DECISIONS))


@pytest.fixture
def pair():
    """A live pair with something decided about it."""
    welsh, _english = factories.make_pair()
    found = factories.pair_of(welsh)
    editor = factories.superuser()
    work.assign(found, editor, to=factories.translator("mair"), due=None)
    work.set_policy(found, editor, "together")
    return factories.pair_of(welsh)


def test_what_is_derived_is_made_right_and_what_was_decided_stays(pair):
    """Guard: ``update_fields=DERIVED`` in ``refresh``."""
    exempted = factories.with_counterpart(factories.make_post("cy"))
    work.exempt(exempted, factories.superuser(), "a poem")
    before = decisions()
    Pair.objects.update(status=Status.MISSING, words=0, policy_in_force="single", segments_done=77)

    run()

    assert decisions() == before
    found = Pair.objects.get(pk=pair.pk)
    assert (found.status, found.policy_in_force, found.segments_done) == (Status.CURRENT, "together", None)
    assert found.words > 0
    assert Pair.objects.get(pk=exempted.pk).status == Status.EXEMPT


def test_rows_that_are_missing_are_made(pair):
    key = pair.translation_key
    Pair.objects.all().delete()

    run()

    assert Pair.objects.filter(translation_key=key, original__isnull=False).exists()


def test_a_row_without_pages_stays(pair):
    orphan = Pair.objects.create(original_language="cy", behind="en", policy_reason="kept")

    run()

    assert Pair.objects.get(pk=orphan.pk).policy_reason == "kept"


def test_running_it_twice_changes_nothing_more(pair):
    run()
    derived = list(Pair.objects.order_by("pk").values(*[name for name in DERIVED if name != "changed_at"]))

    run()

    assert list(Pair.objects.order_by("pk").values(*[name for name in DERIVED if name != "changed_at"])) == derived


@pytest.mark.parametrize("which", ["original", "counterpart"])
def test_a_pair_of_which_one_half_was_made_live_past_every_guard_is_reported(pair, which):
    Page.objects.filter(pk=getattr(pair, f"{which}_id")).update(live=False)

    with pytest.raises(CommandError) as told:
        run()

    assert told.value.returncode == 2
    assert "1" in str(told.value)


def test_a_live_page_without_its_other_half_is_reported(pair):
    Page.objects.filter(pk=pair.counterpart_id).delete()
    PostPage.objects.filter(pk=pair.original_id).update(live=True)

    with pytest.raises(CommandError):
        run()


def test_a_pair_that_may_go_apart_is_not_reported(pair):
    work.set_policy(pair, factories.superuser(), "independent", "minutes")
    Page.objects.filter(pk=pair.counterpart_id).update(live=False)

    assert "Half live" not in run()


def test_keys_are_read_in_chunks_each_of_them_once(pair, monkeypatch):
    """Ten thousand pairs are never in memory together."""
    monkeypatch.setattr(rebuilding, "CHUNK", 2)
    for _number in range(4):
        factories.with_counterpart(factories.make_post("en"))
    seen = list(rebuilding.rebuild())

    assert len(seen) == len(set(seen)) == Pair.objects.count() == rebuilding.count()


def test_nothing_is_saved_but_pairs(pair):
    saved = []

    def note(sender, **_kwargs):
        saved.append(sender)

    post_save.connect(note)
    try:
        run()
    finally:
        post_save.disconnect(note)

    assert set(saved) == {Pair}
