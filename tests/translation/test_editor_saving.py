"""Saving in the plain editor: everything that fits, and nothing lost."""

import pytest
from wagtail_localize.models import StringTranslation

from papurbro.translation import counterparts, work
from papurbro.translation.editor import Entry, save_segments
from papurbro.translation.errors import PairError
from papurbro.translation.models import Carried, Pair, Status
from papurbro.translation.segments import segments, token_of

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


def parts(pair):
    """``{source: segment}``, as they are now."""
    translation = counterparts.enabled_translation(pair.translation_key)
    return {segment.source: segment for segment in segments(pair, translation)}


def part(pair, beginning):
    return next(segment for source, segment in parts(pair).items() if source.startswith(beginning))


def entry(segment, text, **more):
    return {segment.key: Entry(text=text, token=segment.token, **more)}


def english_draft(pair):
    return counterparts.halves(pair.translation_key)["en"].get_latest_revision_as_object()


def test_what_is_saved_shows_in_the_draft_and_the_pair_is_in_progress(pair, mair):
    saved = save_segments(pair, mair, entry(part(pair, "Bydd"), "There is ⟦1⟧tea⟦/1⟧ in the hall at 19:00."))

    assert saved.is_complete
    assert saved.pair.status == Status.IN_PROGRESS
    assert "There is <b>tea</b> in the hall at 19:00." in str(english_draft(pair).body)
    row = StringTranslation.objects.get()
    assert row.last_translated_by == mair


def test_a_title_is_one_line_and_becomes_the_draft_s(pair, mair):
    save_segments(pair, mair, entry(part(pair, "Te yn"), "Tea in\nthe hall"))

    assert english_draft(pair).title == "Tea in the hall"


def test_saving_what_nobody_changed_writes_nothing(pair, mair):
    every = {segment.key: Entry(text=segment.start, token=segment.token) for segment in parts(pair).values()}
    before = counterparts.halves(pair.translation_key)["en"].revisions.count()

    saved = save_segments(pair, mair, every)

    assert saved.written == 0
    assert counterparts.halves(pair.translation_key)["en"].revisions.count() == before
    assert saved.pair.status == Status.MISSING


def test_a_field_with_a_broken_mark_is_told_and_the_others_are_saved(pair, mair):
    bad, good = part(pair, "Bydd"), part(pair, "Mae")

    saved = save_segments(pair, mair, {**entry(bad, "There is tea."), **entry(good, "Everybody is welcome.")})

    assert set(saved.errors) == {bad.key}
    assert "⟦1⟧" in saved.errors[bad.key]
    assert part(pair, "Mae").saved == "Everybody is welcome."
    assert not part(pair, "Bydd").is_done


def test_a_title_that_is_too_long_is_told(pair, mair):
    title = part(pair, "Te yn")

    saved = save_segments(pair, mair, entry(title, "x" * 256))

    assert "256" in saved.errors[title.key]
    assert not part(pair, "Te yn").is_done


def test_a_character_that_no_database_keeps_is_told(pair, mair):
    segment = part(pair, "Mae")

    saved = save_segments(pair, mair, entry(segment, "Welcome\x00"))

    assert segment.key in saved.errors


def test_an_emptied_field_takes_the_translation_away(pair, mair):
    save_segments(pair, mair, entry(part(pair, "Mae"), "Everybody is welcome."))

    save_segments(pair, mair, entry(part(pair, "Mae"), ""))

    assert not part(pair, "Mae").is_done


def test_an_empty_field_that_started_empty_takes_nothing_away(pair, mair):
    """Somebody else translated it meanwhile. Guard: the comparison with the token in ``_was_changed``."""
    stale_form = entry(part(pair, "Mae"), "")
    save_segments(pair, mair, entry(part(pair, "Mae"), "Everybody is welcome."))

    saved = save_segments(pair, mair, stale_form)

    assert saved.is_complete
    assert part(pair, "Mae").saved == "Everybody is welcome."


def test_what_two_people_change_is_written_by_the_first_and_shown_to_the_second(pair, mair):
    """Guard: the comparison of tokens in ``_save``."""
    second, other = part(pair, "Mae"), part(pair, "Te yn")
    late = {**entry(second, "All are welcome."), **entry(other, "Tea in the hall")}
    save_segments(pair, mair, entry(second, "Everybody is welcome."))

    saved = save_segments(pair, factories.superuser(), late)

    assert saved.conflicts == {second.key}
    assert part(pair, "Mae").saved == "Everybody is welcome."
    assert part(pair, "Te yn").saved == "Tea in the hall"


@pytest.mark.parametrize(("choice", "kept"), [("mine", "All are welcome."), ("theirs", "Everybody is welcome.")])
def test_the_second_chooses_which_text_stays(pair, mair, choice, kept):
    segment = part(pair, "Mae")
    save_segments(pair, mair, entry(segment, "Everybody is welcome."))
    seen = token_of("Everybody is welcome.")

    saved = save_segments(pair, mair, entry(segment, "All are welcome.", choice=choice, seen=seen))

    assert saved.is_complete
    assert part(pair, "Mae").saved == kept


def test_a_choice_made_over_a_text_that_has_changed_again_is_asked_again(pair, mair):
    segment = part(pair, "Mae")
    save_segments(pair, mair, entry(segment, "Everybody is welcome."))
    seen = token_of("Everybody is welcome.")
    save_segments(pair, mair, entry(part(pair, "Mae"), "Welcome, everybody."))

    saved = save_segments(pair, mair, entry(segment, "All are welcome.", choice="mine", seen=seen))

    assert saved.conflicts == {segment.key}
    assert part(pair, "Mae").saved == "Welcome, everybody."


def test_who_has_not_claimed_the_pair_saves_nothing(pair):
    """Guard: ``may_work_on`` in ``save_segments``."""
    segment = part(pair, "Mae")

    with pytest.raises(PairError):
        save_segments(pair, factories.translator("ifan"), entry(segment, "Everybody is welcome."))

    assert not part(pair, "Mae").is_done


def change_the_original(pair, *texts):
    page = pair.original.specific.get_latest_revision_as_object()
    page.body = factories.paragraphs(*texts)
    page.save_revision()
    return factories.pair_of(page)


def test_a_changed_source_brings_the_old_translation_as_the_start_and_not_as_done(pair, mair):
    save_segments(pair, mair, entry(part(pair, "Mae"), "Everybody is welcome."))
    changed = change_the_original(pair, BODY[0], "Mae croeso cynnes i bawb.")

    changed = work.claim(changed, mair)

    segment = part(changed, "Mae")
    assert (segment.start, segment.is_done, segment.has_changed) == ("Everybody is welcome.", False, True)
    assert [piece.text.strip() for piece in segment.source_pieces if piece.kind == "come"] == ["cynnes"]


def test_an_old_translation_left_as_it_is_counts_only_when_somebody_says_that_it_fits(pair, mair):
    """Guard: ``awaits_confirmation`` in ``_is_meant``; saving another field must not confirm this one."""
    save_segments(pair, mair, entry(part(pair, "Mae"), "Everybody is welcome."))
    changed = work.claim(change_the_original(pair, BODY[0], "Mae croeso cynnes i bawb."), mair)
    segment = part(changed, "Mae")

    save_segments(changed, mair, entry(segment, segment.start))
    assert not part(changed, "Mae").is_done

    save_segments(changed, mair, entry(segment, segment.start, still_fits=True))
    assert part(changed, "Mae").saved == "Everybody is welcome."


def test_saving_brings_the_segments_level_with_an_original_changed_meanwhile(pair, mair):
    """What was typed for the old text is kept as the start for the new one."""
    segment = part(pair, "Mae")
    changed = change_the_original(pair, BODY[0], "Mae croeso cynnes i bawb.")

    saved = save_segments(changed, mair, entry(segment, "Everybody is welcome."))

    assert part(saved.pair, "Mae croeso cynnes").start == "Everybody is welcome."
    assert Carried.objects.get().old_translation == "Everybody is welcome."


def test_what_was_typed_for_a_part_that_is_gone_comes_back(pair, mair):
    segment = part(pair, "Mae")
    changed = work.claim(change_the_original(pair, BODY[0]), mair)

    saved = save_segments(changed, mair, entry(segment, "Everybody is welcome."))

    assert saved.homeless == ["Everybody is welcome."]


def test_a_pair_that_lost_a_paragraph_can_be_saved_without_a_change_and_sent(pair, mair):
    """Nothing is left to translate, and yet somebody has to look."""
    translated = factories.translate_all(pair, mair)
    sent = work.approve(work.send_for_review(translated, mair), factories.superuser())
    changed = change_the_original(sent, BODY[0])
    changed = work.claim(changed, mair)
    assert changed.status == Status.STALE
    every = {segment.key: Entry(text=segment.start, token=segment.token) for segment in parts(changed).values()}

    saved = save_segments(changed, mair, every)

    assert saved.pair.status == Status.IN_PROGRESS
    assert work.send_for_review(saved.pair, mair).status == Status.IN_REVIEW


def test_working_on_it_keeps_a_claim_alive(pair, mair):
    Pair.objects.filter(pk=pair.pk).update(claimed_at="2026-01-01T00:00Z")

    save_segments(pair, mair, entry(part(pair, "Mae"), "Everybody is welcome."))

    assert not Pair.objects.filter(pk=pair.pk).free_for(factories.superuser()).exists()
