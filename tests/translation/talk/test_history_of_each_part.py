"""Every text that a part was given stays, by whatever door it came, and follows the part when the original changes."""

import pytest
from wagtail_localize.models import StringTranslation

from papurbro.translation import counterparts, history, work
from papurbro.translation.editor import Entry, save_segments
from papurbro.translation.origins import Origin, coming_from
from papurbro.translation.segments import segments
from papurbro.translation.sync import sync, units

from tests import factories

pytestmark = pytest.mark.django_db

BODY = ["Bydd <b>te</b> yn y neuadd am 19:00.", "Mae croeso i bawb."]


@pytest.fixture
def mair():
    return factories.translator("mair")


@pytest.fixture
def pair(mair):
    found = factories.with_counterpart(factories.make_post("cy", title="Te yn y neuadd", body=BODY))
    return work.claim(found, mair)


def part(pair, beginning):
    translation = counterparts.enabled_translation(pair.translation_key)
    return next(segment for segment in segments(pair, translation) if segment.source.startswith(beginning))


def write(pair, user, beginning, text):
    segment = part(pair, beginning)
    return save_segments(pair, user, {segment.key: Entry(text=text, token=segment.token)}).pair


def texts(pair, beginning):
    segment = part(pair, beginning)
    return [version.text for version in history.versions(pair, segment.key, segment.unit.source)]


def change_the_original(pair, *body):
    factories.edit(pair.original.specific, body=list(body))
    current = factories.pair_of(pair.original)
    sync(current)
    return factories.pair_of(pair.original)


def test_each_text_stays_with_who_wrote_it_and_what_changed(pair, mair):
    gwen = factories.superuser()
    write(pair, mair, "Mae", "Everyone is welcome.")
    write(pair, gwen, "Mae", "Everybody is welcome.")

    segment = part(pair, "Mae")
    newest, first = history.versions(pair, segment.key, segment.unit.source)

    assert (newest.text, newest.by, newest.origin) == ("Everybody is welcome.", gwen, Origin.PERSON)
    assert (first.text, first.by) == ("Everyone is welcome.", mair)
    assert [piece.text for piece in newest.pieces if piece.kind == "come"] == ["Everybody"]
    assert [piece.text for piece in newest.gone if piece.kind == "gone"] == ["Everyone"]


def test_saving_the_same_text_again_adds_nothing(pair, mair):
    write(pair, mair, "Mae", "Everybody is welcome.")
    StringTranslation.objects.get().save()

    assert texts(pair, "Mae") == ["Everybody is welcome."]


def test_a_part_that_was_emptied_says_so_and_keeps_what_it_had(pair, mair):
    write(pair, mair, "Mae", "Everybody is welcome.")
    write(pair, mair, "Mae", "")

    assert texts(pair, "Mae") == ["", "Everybody is welcome."]


def test_a_text_that_came_in_a_file_is_told_apart(pair, mair):
    with coming_from(Origin.FILE, "hall.xlf"):
        write(pair, mair, "Mae", "Everybody is welcome.")

    segment = part(pair, "Mae")
    (version,) = history.versions(pair, segment.key, segment.unit.source)
    assert (version.origin, version.tool) == (Origin.FILE, "hall.xlf")


def test_a_po_file_taken_in_by_localize_s_own_way_is_written_down_too(pair, mair):
    translation = counterparts.enabled_translation(pair.translation_key)
    po = translation.export_po()
    next(entry for entry in po if entry.msgid.startswith("Mae")).msgstr = "Everybody is welcome."
    translation.import_po(po, user=mair, tool_name="PO File")

    assert texts(pair, "Mae") == ["Everybody is welcome."]


def test_it_goes_on_when_the_original_s_sentence_is_changed(pair, mair):
    write(pair, mair, "Mae", "Everybody is welcome.")
    changed = change_the_original(pair, BODY[0], "Mae croeso cynnes i bawb.")
    write(changed, mair, "Mae", "A warm welcome to everybody.")
    again = change_the_original(changed, BODY[0], "Mae croeso cynnes iawn i bawb.")

    assert texts(again, "Mae") == ["A warm welcome to everybody.", "Everybody is welcome."]
    segment = part(again, "Mae")
    oldest = history.versions(again, segment.key, segment.unit.source)[-1]
    assert oldest.old_source == "Mae croeso i bawb."


def test_it_goes_on_when_a_sentence_is_changed_and_changed_back(pair, mair):
    write(pair, mair, "Mae", "Everybody is welcome.")
    changed = change_the_original(pair, BODY[0], "Mae croeso cynnes i bawb.")
    write(changed, mair, "Mae", "A warm welcome to everybody.")
    back = change_the_original(changed, *BODY)

    assert set(texts(back, "Mae")) == {"A warm welcome to everybody.", "Everybody is welcome."}


def test_it_goes_with_a_paragraph_that_was_moved(pair, mair):
    write(pair, mair, "Mae", "Everybody is welcome.")
    moved = change_the_original(pair, BODY[1], BODY[0])

    assert "Everybody is welcome." in texts(moved, "Mae")


def test_a_number_put_right_in_both_versions_is_written_down(mair):
    from papurbro.translation.put_right import put_right

    pair = factories.with_counterpart(factories.make_post("cy", title="Te yn y neuadd", body=BODY))
    pair = work.claim(pair, mair)
    write(pair, mair, "Bydd", "There is ⟦1⟧tea⟦/1⟧ at 19:00.")
    put_right(pair, factories.superuser(), {"cy": ("19:00", "19:30"), "en": ("19:00", "19:30")})

    assert texts(factories.pair_of(pair.original), "Bydd")[0] == "There is ⟦1⟧tea⟦/1⟧ at 19:30."


def test_it_survives_the_deletion_of_either_half(pair, mair):
    write(pair, mair, "Mae", "Everybody is welcome.")
    key = part(pair, "Mae").key
    pair.counterpart.specific.delete()
    without = factories.pair_of(pair.original)
    assert [row.text for row in without.written.of_parts([key])] == ["Everybody is welcome."]


def test_it_survives_the_deletion_of_the_original(pair, mair):
    write(pair, mair, "Mae", "Everybody is welcome.")
    counterpart = pair.counterpart
    pair.original.specific.delete()

    assert "Everybody is welcome." in {row.text for row in factories.pair_of(counterpart).written.all()}


def test_counting_it_costs_the_same_for_few_texts_and_for_many(pair, mair, django_assert_num_queries):
    for number in range(5):
        write(pair, mair, "Mae", f"Everybody is welcome {number}.")

    with django_assert_num_queries(2):
        (number,) = history.counts(pair).values()

    assert number == 5


def test_what_is_in_the_page_is_one_row_for_each_part(pair, mair):
    factories.translate_all(pair, mair)
    translation = counterparts.enabled_translation(pair.translation_key)

    assert pair.written.count() == len(units(translation))
