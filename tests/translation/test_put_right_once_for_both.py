"""What is wrong in the same way in both versions, such as a time, is entered once."""

from papurbro.translation.views_publishing import PutRightForm


def test_what_one_language_leaves_empty_is_taken_from_the_other():
    form = PutRightForm({"old_cy": "19:00", "new_cy": "19:30", "old_en": "", "new_en": ""})

    assert form.is_valid()
    assert form.replacements() == {"cy": ("19:00", "19:30"), "en": ("19:00", "19:30")}


def test_each_language_may_have_its_own_words():
    form = PutRightForm({"old_cy": "30 Ebrill", "new_cy": "31 Rhagfyr", "old_en": "30 April", "new_en": "31 December"})

    assert form.is_valid()
    assert form.replacements()["en"] == ("30 April", "31 December")


def test_nothing_entered_at_all_is_refused():
    assert not PutRightForm({}).is_valid()
