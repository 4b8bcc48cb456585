"""An editor is asked what an edit means for the other version only where the answer makes a difference.

Guards: ``changes.change_to_ask_about`` (each of its conditions), ``changes._matters``, ``changes._was_finished``.
"""

import pytest

from papurbro.translation import work
from papurbro.translation.changes import change_to_ask_about
from papurbro.translation.models import Policy, Status

from tests import factories

pytestmark = [pytest.mark.usefixtures("founded"), pytest.mark.django_db]

NEW = "Cynhelir y cyfarfod yn y capel, ac ni fydd lle i fwy na deugain o bobl eleni."
MADE_NEW = "The meeting is held in the chapel, which has room for forty people only."


@pytest.fixture
def pair():
    return factories.pair_of(factories.make_pair()[0])


def asked(pair, language="cy", **edit):
    """Whether the editor of that half is asked once it was edited."""
    page = pair.original if pair.original_language == language else pair.counterpart
    page = factories.edit(page, **(edit or {"body": [NEW]}))
    return change_to_ask_about(factories.pair_of(page), page) is not None


def exempted(pair):
    return work.exempt(pair, factories.superuser(), "Welsh only.")


def test_new_text_of_a_live_pair_is_asked_about(pair):
    assert asked(pair)


def test_what_is_no_text_is_not(pair):
    assert not asked(pair, date=pair.original.specific.date.replace(year=2020))


def test_a_page_in_one_language_only_is_not(pair):
    assert not asked(work.set_policy(pair, factories.superuser(), Policy.SINGLE))


def test_a_page_that_needs_no_translation_is_not(pair):
    pair = exempted(pair)
    assert pair.status == Status.EXEMPT

    assert not asked(pair)


def test_new_content_whose_other_version_is_ready_is_not_asked_about_again(pair):
    factories.edit(pair.original, body=[NEW])
    factories.edit(pair.counterpart, body=[MADE_NEW])
    pair = work.record_work(factories.pair_of(pair.original), factories.superuser())
    pair = work.approve(work.send_for_review(pair, factories.superuser()), factories.superuser())
    assert pair.status == Status.READY

    assert change_to_ask_about(pair, factories.PostPage.objects.get(pk=pair.original_id)) is None


def alone_and_live(policy):
    """A live page whose counterpart nobody has begun."""
    page = factories.make_post("cy")
    pair = work.set_policy(
        factories.with_counterpart(page), factories.superuser(), Policy.INDEPENDENT, "Each by itself."
    )
    factories.publish(page)
    pair = work.set_policy(factories.pair_of(page), factories.superuser(), policy, "Each by itself.")
    assert (pair.status, pair.original.specific.live) == (Status.MISSING, True)
    return pair


def test_where_the_other_version_was_never_begun_a_half_that_goes_by_itself_is_not():
    assert not asked(alone_and_live(Policy.INDEPENDENT))


def test_where_it_was_never_begun_and_the_live_one_waits_for_it_the_edit_is_asked_about():
    assert asked(alone_and_live(Policy.TOGETHER))


def test_a_draft_whose_other_version_was_never_begun_is_not():
    assert not asked(factories.with_counterpart(factories.make_post("cy")))


def test_the_half_that_is_to_catch_up_is_not(pair):
    factories.edit(pair.original, body=[NEW])

    assert not asked(factories.pair_of(pair.original), "en", body=[MADE_NEW])


def test_a_draft_whose_other_version_was_finished_is_asked_about():
    assert asked(factories.pair_of(factories.make_ready_pair()["cy"]))


def test_a_draft_whose_other_version_is_in_work_is_not():
    assert not asked(factories.translate_all(factories.with_counterpart(factories.make_post("cy"))))
