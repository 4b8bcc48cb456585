"""What is published here is remembered: part by part, and sentence by sentence."""

import pytest

from papurbro.translation import counterparts, work
from papurbro.translation.memory.jobs import take_in_what_was_left
from papurbro.translation.memory.models import Kind, Unit, Use
from papurbro.translation.memory.recording import record
from papurbro.translation.models import Status
from papurbro.translation.pairs import refresh

from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("founded")]

CY = "Mae'r neuadd wedi ailagor. Daeth 200 o bobl ynghyd i weld y to newydd."
EN = "The hall has reopened. 200 people came together to see the new roof."


def live(cy=CY, en=EN, **kwargs):
    """A live pair, its English made of parts."""
    pair = factories.with_counterpart(factories.make_post("cy", body=[cy] if isinstance(cy, str) else cy, **kwargs))
    factories.translate_all(pair, factories.superuser(), bodies=[en] if isinstance(en, str) else en)
    work.approve(work.send_for_review(pair, factories.superuser()), factories.superuser())
    factories.publish(pair.original)
    return factories.pair_of(pair.original)


def texts(kind=None):
    """Every unit as ``(Welsh, English)``."""
    found = Unit.objects.filter(kind=kind) if kind else Unit.objects.all()
    return set(found.values_list("cy", "en"))


def test_a_pair_made_of_parts_is_remembered_by_part_and_by_sentence():
    record(live(title="Neuadd"))

    assert (CY, EN) in texts(Kind.PART)
    assert texts(Kind.SENTENCE) == {
        ("Mae'r neuadd wedi ailagor.", "The hall has reopened."),
        ("Daeth 200 o bobl ynghyd i weld y to newydd.", "200 people came together to see the new roof."),
    }
    unit = Unit.objects.get(cy=CY)
    assert (unit.written_in, unit.author, unit.is_reviewed, unit.origin) == (
        "cy",
        factories.superuser(),
        True,
        "published",
    )
    assert unit.written_on is not None
    assert unit.uses.get().path.startswith("body.")


def test_a_pair_written_by_hand_is_aligned_block_by_block_and_then_by_sentence():
    welsh, _english = factories.make_pair(
        cy={"body": ["Croeso.", CY, "Bydd te ar gael am 3 o'r gloch."]},
        en={"body": [EN, "There will be tea at 3 o'clock."]},
    )

    record(factories.pair_of(welsh))

    assert (CY, EN) in texts(Kind.PART)
    assert ("Bydd te ar gael am 3 o'r gloch.", "There will be tea at 3 o'clock.") in texts(Kind.PART)
    assert ("Mae'r neuadd wedi ailagor.", "The hall has reopened.") in texts(Kind.SENTENCE)
    assert not any(cy == "Croeso." for cy, _en in texts())
    assert not Unit.objects.get(cy=CY).is_reviewed, "nobody said that these two belong together"


def test_marks_are_remembered():
    welsh, _english = factories.make_pair(
        cy={"body": ["Mae <b>pawb</b> yn barod."]}, en={"body": ["<b>Everybody</b> is ready."]}
    )

    record(factories.pair_of(welsh))

    assert ("Mae ⟦1⟧pawb⟦/1⟧ yn barod.", "⟦1⟧Everybody⟦/1⟧ is ready.") in texts()


def test_recording_twice_makes_no_second_unit():
    pair = live()
    first = record(pair)

    again, repeated = record(pair), record(pair, again=True)

    assert first.new > 0
    assert (again.new, again.known, repeated.new) == (0, 0, 0)
    assert repeated.known == first.new
    assert Unit.objects.count() == first.new == Use.objects.count()


def test_the_same_text_on_another_page_is_one_unit_with_two_places():
    record(live(title="Yn gyntaf"))
    record(live(title="Yn ail"))

    unit = Unit.objects.get(cy=CY)
    assert unit.uses.filter(gone_at=None).count() == 2


def test_a_text_that_no_page_says_any_more_stays_as_older():
    pair = live()
    record(pair)
    old = Unit.objects.get(cy=CY)

    factories.edit(pair.original, body=["Mae'r neuadd ar gau."])
    pair = factories.translate_all(
        work.make_ready_for_work(pair), bodies=["The hall is closed now, we are sorry to say."]
    )
    work.approve(work.send_for_review(pair, factories.superuser()), factories.superuser())
    factories.publish(pair.original)
    pair = factories.pair_of(pair.original)
    assert pair.status == Status.CURRENT
    record(pair)

    assert old in Unit.objects.outdated()
    assert Unit.objects.get(cy="Mae'r neuadd ar gau.") not in Unit.objects.outdated()
    assert Unit.objects.filter(pk=old.pk, retired_at=None).exists()


def test_what_comes_back_is_not_older_any_more():
    pair = live()
    record(pair)
    Use.objects.update(gone_at=pair.changed_at)

    record(pair, again=True)

    assert not Unit.objects.outdated().exists()


def test_only_a_pair_that_is_up_to_date_is_remembered():
    pair = factories.translate_all(factories.with_counterpart(factories.make_post("cy")))
    assert pair.status != Status.CURRENT

    assert record(pair).new == 0
    assert not Unit.objects.exists()


def test_a_quotation_that_was_left_in_its_language_is_no_translation():
    said = "“We have lived in this valley all our lives and we will not move,” she said."
    welsh, _english = factories.make_pair(cy={"body": [CY, said]}, en={"body": [EN, said]})

    record(factories.pair_of(welsh))

    assert not any(cy == said for cy, _en in texts())


def test_what_was_corrected_here_is_not_brought_back_by_the_page_that_it_came_from():
    pair = live()
    record(pair)
    unit = Unit.objects.get(cy=CY)
    Unit.objects.filter(pk=unit.pk).update(en="Corrected.", digest="0" * 32)

    record(pair, again=True)

    assert not Unit.objects.filter(en=EN).exists()


def test_a_translation_the_other_way_round_makes_the_unit_serve_both():
    record(live(title="Neuadd"))
    english = factories.make_post("en", body=[EN])
    pair = factories.translate_all(factories.with_counterpart(english), bodies=[CY])
    work.approve(work.send_for_review(pair, factories.superuser()), factories.superuser())
    factories.publish(pair.original)

    record(factories.pair_of(english))

    unit = Unit.objects.get(cy=CY)
    assert unit.written_in == ""
    assert not unit.is_reverse("cy")
    assert not unit.is_reverse("en")


def test_the_job_takes_in_what_was_left():
    pair = live()

    assert take_in_what_was_left() != ""

    assert Unit.objects.filter(uses__pair=pair).exists()
    assert take_in_what_was_left() == ""


def test_the_deletion_of_a_page_deletes_no_unit(django_capture_on_commit_callbacks):
    pair = live()
    record(pair)
    number = Unit.objects.count()

    with django_capture_on_commit_callbacks(execute=True):
        for page in counterparts.halves(pair.translation_key).values():
            page.delete()
        refresh(pair.translation_key)

    assert Unit.objects.count() == number
    assert Unit.objects.outdated().count() == number


def test_what_was_taken_down_is_older_until_it_is_published_again(django_capture_on_commit_callbacks):
    pair = live()
    record(pair)

    with django_capture_on_commit_callbacks(execute=True):
        pair.original.specific.unpublish()
        refresh(pair.translation_key)
    assert Unit.objects.get(cy=CY) in Unit.objects.outdated()

    with django_capture_on_commit_callbacks(execute=True):
        factories.publish(pair.original)
        refresh(pair.translation_key)
    assert Unit.objects.get(cy=CY) not in Unit.objects.outdated()
