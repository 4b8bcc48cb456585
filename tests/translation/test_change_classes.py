"""What becomes of an edit of a live pair, by what the editor said of it (DESIGN, flow 4).

Guards: ``publication.Publication.update_live_pair`` (what is held and what goes), ``agreement.keep_through_typo`` (the other half stays
good), ``pairs._apply_staleness`` (a correction stays one), ``PairedPageMixin.save_revision`` (a class holds for one edit).
"""

import pytest

from papurbro.translation import work
from papurbro.translation.counterparts import enabled_translation
from papurbro.translation.errors import NotReady, PairError
from papurbro.translation.models import Pair, Status
from papurbro.translation.pages import ChangeClass
from papurbro.translation.publication import Outcome
from papurbro.translation.sync import units

from tests import factories

pytestmark = [pytest.mark.usefixtures("founded", "in_english"), pytest.mark.django_db]

OLD = "Cynhelir y cyfarfod am saith o'r gloch yn y neuadd, a bydd croeso i bawb sydd am ddod."
NEW = "Cynhelir y cyfarfod yn y capel, ac ni fydd lle i fwy na deugain o bobl eleni."
TITLE = "Cyfarfod y pentref"


@pytest.fixture(params=["by hand", "by segments"])
def pages(request):
    """A live pair, Welsh first, whose counterpart was made in either way."""
    if request.param == "by hand":
        welsh, english = factories.make_pair(cy={"title": TITLE, "body": [OLD]})
    else:
        pair = factories.make_live(factories.make_post("cy", title=TITLE, body=[OLD]))
        welsh, english = pair.original.specific, pair.counterpart.specific
    return factories.fresh({"cy": welsh, "en": english})


def pair(pages):
    return factories.pair_of(pages["cy"])


def live_text(pages, language):
    return str(factories.fresh(pages)[language].body)


def english_is_translated_again(pages):
    """The other half catches up, by whichever way it is written."""
    current = pair(pages)
    if enabled_translation(current.translation_key):
        work.make_ready_for_work(current)
        current = factories.translate_all(
            current, text="The meeting is held in the chapel, with room for forty people only."
        )
    else:
        factories.edit(pages["en"], body=["The meeting is held in the chapel, which has room for forty people only."])
        current = work.record_work(pair(pages), factories.superuser())
    current = work.send_for_review(current, factories.superuser())
    return work.approve(current, factories.superuser())


def test_a_typo_goes_out_at_once_and_the_other_half_stays_good(pages):
    english = live_text(pages, "en")
    factories.edit(pages["cy"], title="Cyfarfod y Pentref")
    assert pair(pages).status == Status.STALE

    assert factories.publish(pages["cy"], ChangeClass.TYPO) == Outcome.ONE

    assert factories.fresh(pages)["cy"].title == "Cyfarfod y Pentref"
    assert live_text(pages, "en") == english
    assert pair(pages).status == Status.CURRENT
    assert pair(pages).change_class == ""


def test_a_typo_keeps_every_translation():
    current = factories.make_live(factories.make_post("cy", title=TITLE, body=[OLD, NEW]))
    translation = enabled_translation(current.translation_key)
    before = [unit.translation for unit in units(translation)]
    welsh = factories.edit(current.original, body=[OLD, NEW.replace("deugain", "ddeugain")])

    factories.publish(welsh, ChangeClass.TYPO)

    assert [unit.translation for unit in units(translation)] == before
    assert None not in before


def test_new_content_is_held_until_the_other_half_is_ready_and_then_both_go(pages):
    factories.edit(pages["cy"], body=[NEW])

    assert factories.publish(pages["cy"], ChangeClass.SUBSTANTIVE) == Outcome.HELD
    assert OLD in live_text(pages, "cy")
    assert pair(pages).is_held
    assert pair(pages).status == Status.STALE

    current = english_is_translated_again(pages)

    assert NEW in live_text(pages, "cy")
    assert current.status == Status.CURRENT
    assert not current.is_held
    assert current.stale_since is None


def test_new_content_that_nobody_wished_to_publish_stays_a_draft_when_the_other_half_is_ready(pages):
    factories.edit(pages["cy"], body=[NEW])

    assert english_is_translated_again(pages).status == Status.READY
    assert OLD in live_text(pages, "cy")


def test_a_correction_goes_out_at_once_and_the_other_half_is_behind_until_it_has_followed(pages):
    factories.edit(pages["cy"], body=[NEW])

    assert factories.publish(pages["cy"], ChangeClass.CORRECTION) == Outcome.ONE

    assert NEW in live_text(pages, "cy")
    current = pair(pages)
    assert (current.status, current.change_class, current.behind) == (Status.STALE, ChangeClass.CORRECTION, "en")
    assert current.stale_since is not None

    current = english_is_translated_again(pages)
    assert current.status == Status.READY
    assert current.change_class == ChangeClass.CORRECTION, "readers are told until it is published"

    assert factories.publish(pages["en"]) == Outcome.BOTH
    assert (pair(pages).status, pair(pages).change_class) == (Status.CURRENT, "")


def test_a_correction_stays_one_whatever_is_edited_after_it(pages):
    factories.edit(pages["cy"], body=[NEW])
    factories.publish(pages["cy"], ChangeClass.CORRECTION)

    factories.edit(pages["cy"], body=[NEW, OLD])
    factories.publish(pages["cy"], ChangeClass.SUBSTANTIVE)

    assert pair(pages).change_class == ChangeClass.CORRECTION


def test_a_path_that_cannot_ask_takes_a_changed_text_for_new_content(pages):
    page = factories.edit(pages["cy"], body=[NEW])

    page.get_latest_revision().publish()

    assert OLD in live_text(pages, "cy")
    assert pair(pages).is_held


@pytest.mark.parametrize("change_class", [ChangeClass.TYPO, ChangeClass.CORRECTION])
def test_the_class_of_one_edit_is_not_taken_for_the_class_of_the_next(pages, change_class):
    factories.edit(pages["cy"], title="Cyfarfod y Pentref")
    factories.publish(pages["cy"], change_class)
    factories.edit(pages["cy"], body=[NEW])

    assert factories.publish(pages["cy"]) == Outcome.HELD


def test_a_correction_stays_one_when_a_typo_goes_out_after_it(pages):
    factories.edit(pages["cy"], body=[NEW])
    factories.publish(pages["cy"], ChangeClass.CORRECTION)
    factories.edit(pages["cy"], title="Cyfarfod y Pentref")

    factories.publish(pages["cy"], ChangeClass.TYPO)

    assert (pair(pages).status, pair(pages).change_class) == (Status.STALE, ChangeClass.CORRECTION)


def test_the_class_is_kept_with_the_revision(pages):
    page = factories.edit(pages["cy"], body=[NEW])

    factories.publish(page, ChangeClass.CORRECTION)

    page.refresh_from_db()
    assert page.get_latest_revision().content["change_class"] == ChangeClass.CORRECTION


def test_what_is_no_text_goes_out_at_once_to_both(pages):
    date = pages["cy"].date.replace(year=2025, microsecond=0)
    factories.edit(pages["cy"], date=date)

    factories.publish(pages["cy"])

    assert [page.date for page in factories.fresh(pages).values()] == [date, date]
    assert pair(pages).status == Status.CURRENT


def test_a_half_that_is_behind_does_not_go_out_unfinished(pages):
    factories.edit(pages["cy"], body=[NEW])
    factories.publish(pages["cy"], ChangeClass.CORRECTION)
    factories.edit(pages["en"], body=["Half of"])
    work.record_work(pair(pages), factories.superuser())

    with pytest.raises(NotReady):
        factories.publish(pages["en"])

    assert "Half of" not in live_text(pages, "en")


def test_a_counterpart_changed_in_substance_makes_the_original_the_one_behind():
    welsh, english = factories.make_pair()
    factories.edit(english, body=["The meeting is held in the chapel, which has room for forty people only."])

    current = factories.pair_of(welsh)
    assert (current.behind, current.status) == ("cy", Status.STALE)
    assert factories.publish(english) == Outcome.HELD


def test_a_typo_on_the_counterpart_leaves_the_original_good():
    welsh, english = factories.make_pair()
    factories.edit(english, title="The village hall re-opens")

    assert factories.publish(english, ChangeClass.TYPO) == Outcome.ONE

    current = factories.pair_of(welsh)
    assert (current.behind, current.status) == ("en", Status.CURRENT)


def test_a_typo_put_right_before_the_first_publication_does_not_send_the_pair_back():
    pages = factories.make_ready_pair()
    factories.edit(pages["cy"], title=pages["cy"].title.replace("Neuadd", "Neuad"))
    assert factories.pair_of(pages["cy"]).status == Status.STALE
    with pytest.raises(NotReady):
        factories.publish(pages["cy"])

    assert factories.publish(pages["cy"], ChangeClass.TYPO) == Outcome.BOTH


def test_an_older_revision_does_not_go_out_in_the_place_of_the_newest(pages):
    older = pages["cy"].get_latest_revision()
    factories.edit(pages["cy"], body=[NEW])

    with pytest.raises(PairError, match="newer draft"):
        older.publish()

    assert not Pair.objects.get(pk=pair(pages).pk).is_held
