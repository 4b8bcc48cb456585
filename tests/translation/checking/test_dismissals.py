"""A warning that was looked at stands, with a reason that stays: through reloads and edits, for this finding and for nothing else.

Guards: ``dismissing.dismiss`` (no reason, no right, what blocks), ``dismissing.follow`` (the part is another one after an edit).
"""

import pytest

from papurbro.translation import counterparts, work
from papurbro.translation.checking import dismissing
from papurbro.translation.checking.models import Dismissal
from papurbro.translation.errors import PairError
from papurbro.translation.segments import segments
from papurbro.translation.sync import sync

from tests import factories

pytestmark = [pytest.mark.usefixtures("founded", "in_english"), pytest.mark.django_db]

WELSH = "Daeth 250 o bobl i weld y to newydd a'r gegin newydd, ac roedd pawb wrth eu bodd."
ENGLISH = "Some 205 people came together to see the new roof and the new kitchen, and loved it."


@pytest.fixture
def pair():
    post = factories.make_post("cy", title="Y neuadd", body=[WELSH, "Diolch i bawb a ddaeth."])
    return factories.translate_all(
        factories.with_counterpart(post), bodies=[ENGLISH, "Thank you to everybody who came."]
    )


@pytest.fixture
def mair(pair):
    user = factories.translator("mair")
    work.claim(pair, user)
    return user


def parts(pair):
    """Those of the body: the factory numbers the titles."""
    every = segments(pair, counterparts.enabled_translation(pair.translation_key))
    return [part for part in every if part.unit.field == "body"]


def found(pair):
    return [(key, finding) for key, each in dismissing.open_findings(pair, parts(pair)).items() for finding in each]


def let_stand(pair, user, reason="They counted again.", **kwargs):
    [(key, finding)] = found(pair)
    dismissing.dismiss(pair, key, finding.digest, finding.check, reason, user, **kwargs)
    return key, finding


def test_it_is_gone_and_says_who_and_why(pair, mair):
    let_stand(pair, mair)

    assert found(pair) == []
    [row] = dismissing.dismissals(pair)
    assert (row.check_id, row.reason, row.by) == ("numbers", "They counted again.", mair)
    assert "205" in row.sentence


def test_it_holds_for_this_finding_and_not_for_another(pair, mair):
    let_stand(pair, mair)
    [part] = [part for part in parts(pair) if "250" in part.source]

    other = dismissing.open_findings(pair, [part], texts={part.key: ENGLISH.replace("205", "20")})

    assert [finding.check for finding in other[part.key]] == ["numbers"]
    assert dismissing.open_findings(pair, [part], texts={part.key: f"{ENGLISH} Well done."}) == {}


def test_it_stays_when_the_original_is_edited_as_long_as_the_finding_is_the_same(pair, mair):
    key, _finding = let_stand(pair, mair)
    factories.edit(
        pair.original, body=[WELSH.replace("wrth eu bodd", "wrth eu bodd yn llwyr"), "Diolch i bawb a ddaeth."]
    )
    sync(pair)
    pair = factories.translate_all(pair, user=mair, bodies=[ENGLISH, "Thank you to everybody who came."])

    assert key not in [part.key for part in parts(pair)]
    assert found(pair) == []


def test_it_is_back_when_the_edit_makes_it_another_finding(pair, mair):
    let_stand(pair, mair)
    factories.edit(pair.original, body=[WELSH.replace("250", "300"), "Diolch i bawb a ddaeth."])
    sync(pair)
    pair = factories.translate_all(pair, user=mair, bodies=[ENGLISH, "Thank you to everybody who came."])

    assert [finding.check for _key, finding in found(pair)] == ["numbers"]


@pytest.mark.parametrize("reason", ["", "   ", "x" * 251])
def test_without_a_reason_that_fits_nothing_is_dismissed(pair, mair, reason):
    with pytest.raises(PairError):
        let_stand(pair, mair, reason)

    assert not Dismissal.objects.exists()


def test_whoever_does_not_work_on_it_dismisses_nothing(pair, mair):
    with pytest.raises(PairError, match="Take this on first"):
        let_stand(pair, factories.translator("ifan"))

    assert len(found(pair)) == 1


def test_what_must_be_put_right_cannot_be_dismissed(pair, mair):
    [part] = [part for part in parts(pair) if "250" in part.source]
    text = "[ENGLISH TRANSLATION REQUIRED]"
    [blocking] = [
        each for each in dismissing.open_findings(pair, [part], texts={part.key: text})[part.key] if each.blocks
    ]

    for typed in (text, None):
        with pytest.raises(PairError, match="cannot be dismissed"):
            dismissing.dismiss(pair, part.key, blocking.digest, blocking.check, "I like it.", mair, text=typed)
    # Whatever stands in the table.
    Dismissal.objects.create(pair=pair, part=part.key, check_id=blocking.check, digest=blocking.digest, reason="x")
    assert blocking in dismissing.open_findings(pair, [part], texts={part.key: text})[part.key]


def test_a_check_that_there_is_not_cannot_be_dismissed(pair, mair):
    with pytest.raises(PairError, match="no such check"):
        dismissing.dismiss(pair, "x", "y", "taste", "Because.", mair)


def test_taken_back_it_warns_again(pair, mair):
    let_stand(pair, mair)
    [row] = dismissing.dismissals(pair)
    with pytest.raises(PairError):
        dismissing.withdraw(pair, row.pk, factories.translator("ifan"))

    dismissing.withdraw(pair, row.pk, mair)

    assert len(found(pair)) == 1


def test_another_text_s_dismissal_cannot_be_taken_back_through_this_one(pair, mair):
    let_stand(pair, mair)
    other = work.claim(factories.with_counterpart(factories.make_post("cy")), mair)

    dismissing.withdraw(other, dismissing.dismissals(pair).get().pk, mair)

    assert dismissing.dismissals(pair).count() == 1


def test_pages_written_by_hand_are_compared_as_wholes(mair):
    pages = factories.make_ready_pair(title="Y neuadd")
    factories.edit(pages["cy"], title="Y neuadd", body=[WELSH])
    factories.edit(pages["en"], title="The hall", body=[ENGLISH])
    pair = factories.pair_of(pages["cy"])
    user = factories.superuser()

    [placed] = dismissing.open_in_pages(pair)
    dismissing.dismiss(pair, dismissing.WHOLE_PAGE, placed.finding.digest, placed.finding.check, "Counted again.", user)

    assert placed.finding.check == "numbers"
    assert dismissing.open_in_pages(pair) == []


def test_however_many_parts_the_queries_are_as_many(pair, mair, django_assert_max_num_queries):
    let_stand(pair, mair)
    found_parts = parts(pair)

    with django_assert_max_num_queries(6):
        dismissing.open_findings(pair, found_parts * 20)
