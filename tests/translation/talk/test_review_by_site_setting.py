"""The site says who finds a translation good: nobody, an editor, somebody else, somebody of a group."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from papurbro.translation import work
from papurbro.translation.errors import PairError
from papurbro.translation.models import PairSettings, Review, ReviewRule, Status
from papurbro.translation.people import who_may_see
from papurbro.translation.permissions import may_see

from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


def set_rule(rule, group=None):
    settings = PairSettings.load()
    settings.review_rule, settings.reviewers = rule, group
    settings.save()


@pytest.fixture
def group():
    return Group.objects.create(name="Reviewers")


@pytest.fixture
def reviewer(group):
    """Of the group, and nothing else: no translator, no editor."""
    user = factories.User.objects.create_user("rhys", "rhys@example.org", "pw")
    group.permissions.add(*factories._permissions("access_admin"))
    user.groups.add(group)
    return user


@pytest.fixture
def sent(desk, mair):
    desk.finish(mair)
    desk.pair = work.send_for_review(desk.pair, mair)
    return desk


def test_until_somebody_says_otherwise_an_editor_reviews(sent, gwen, mair):
    with pytest.raises(PairError):
        work.approve(sent.pair, mair)
    assert work.approve(sent.pair, gwen).status == Status.READY


# Nobody.


def test_where_nobody_reviews_what_is_complete_is_ready_when_it_is_sent(desk, mair):
    set_rule(ReviewRule.NONE)
    desk.finish(mair)

    pair = work.send_for_review(desk.pair, mair)

    assert (pair.status, pair.review, pair.reviewed_by) == (Status.READY, Review.APPROVED, None)


def test_where_nobody_reviews_what_is_not_complete_is_refused_all_the_same(desk, mair):
    set_rule(ReviewRule.NONE)
    desk.write(mair, "Mae", "Everybody is welcome.")

    with pytest.raises(PairError):
        work.send_for_review(desk.pair, mair)
    assert factories.pair_of(desk.pair.original).status == Status.IN_PROGRESS


def test_where_nobody_reviews_what_an_editor_waits_to_publish_goes_out_by_being_sent(mair, gwen):
    set_rule(ReviewRule.NONE)
    page = factories.make_post("cy")
    factories.make_live(page)
    factories.edit(page, body=["Mae'r neuadd ar gau tan yr haf, meddai'r pwyllgor."])
    factories.publish(page, "substantive", user=gwen)
    pair = work.claim(factories.pair_of(page), mair)
    assert pair.is_held
    pair = factories.translate_all(pair, mair)

    assert work.send_for_review(pair, mair).status == Status.CURRENT


# Somebody else.


def test_nobody_approves_what_they_sent(desk, gwen):
    set_rule(ReviewRule.OTHER)
    desk.finish(gwen)
    desk.pair = work.send_for_review(desk.pair, gwen)

    with pytest.raises(PairError):
        work.approve(desk.pair, gwen)
    assert work.approve(desk.pair, factories.superuser()).status == Status.READY


def test_nobody_approves_what_they_wrote_a_part_of_though_somebody_else_sent_it(desk, mair, gwen):
    set_rule(ReviewRule.OTHER)
    desk.finish(mair).write(gwen, "Mae", "All are welcome.")
    desk.pair = work.send_for_review(desk.pair, mair)

    with pytest.raises(PairError):
        work.approve(desk.pair, gwen)
    assert factories.pair_of(desk.pair.original).status == Status.IN_REVIEW


def test_an_administrator_is_no_exception(desk):
    set_rule(ReviewRule.OTHER)
    admin = factories.superuser()
    desk.finish(admin)

    with pytest.raises(PairError):
        work.approve(desk.pair, admin)


def test_what_was_published_long_ago_keeps_nobody_from_reviewing_what_is_new(mair, gwen):
    page = factories.make_post("cy")
    pair = factories.translate_all(factories.with_counterpart(page), gwen)
    work.approve(pair, factories.superuser())
    factories.publish(page)
    set_rule(ReviewRule.OTHER)
    factories.edit(page, body=["Mae'r neuadd ar gau tan yr haf, meddai'r pwyllgor."])
    pair = factories.pair_of(page)
    pair = work.claim(pair, mair)
    pair = factories.translate_all(pair, mair)

    assert work.approve(work.send_for_review(pair, mair), gwen).status == Status.READY


def test_of_a_page_written_by_hand_the_writer_is_whoever_saved_a_draft(gwen):
    set_rule(ReviewRule.OTHER)
    pages = factories.make_ready_pair()
    welsh, english = pages["cy"], pages["en"]
    factories.edit(welsh, body=["Mae'r neuadd ar gau tan yr haf, meddai'r pwyllgor ddoe."])
    draft = english.get_latest_revision_as_object()
    draft.body = factories.paragraphs("The hall is closed until the summer, the committee said.")
    draft.save_revision(user=gwen)
    pair = work.record_work(factories.pair_of(welsh), gwen)

    with pytest.raises(PairError):
        work.approve(pair, gwen)
    assert work.approve(pair, factories.superuser()).status == Status.READY


# Somebody of a group.


def test_somebody_of_the_group_approves_and_sends_back_and_an_editor_outside_it_does_not(sent, gwen, group, reviewer):
    set_rule(ReviewRule.GROUP, group)

    with pytest.raises(PairError):
        work.approve(sent.pair, gwen)
    assert work.approve(sent.pair, reviewer).status == Status.READY
    assert work.send_back(sent.pair, reviewer, "The date.").status == Status.IN_PROGRESS


def test_a_reviewer_of_a_group_sees_the_text_and_its_buttons_and_writes_nothing(client, sent, group, reviewer):
    assert not may_see(reviewer, sent.pair)
    set_rule(ReviewRule.GROUP, group)
    client.force_login(reviewer)

    page = client.get(reverse("translation:work", args=[sent.pair.pk])).content.decode()

    assert reverse("translation:approve", args=[sent.pair.pk]) in page
    assert "Everybody is welcome." in page
    key = sent.part("Mae").key
    answer = client.post(reverse("translation:work", args=[sent.pair.pk]), {f"text-{key}": "No.", f"token-{key}": ""})
    assert answer.status_code == 403
    assert sent.part("Mae").saved == "Everybody is welcome."
    assert reviewer in who_may_see(sent.pair)


def test_the_buttons_of_the_page_are_enough_to_approve(client, sent, group, reviewer):
    import re

    set_rule(ReviewRule.GROUP, group)
    client.force_login(reviewer)
    page = client.get(reverse("translation:work", args=[sent.pair.pk])).content.decode()

    seen = re.search(r'name="seen" value="(\w+)"', page)[1]
    client.post(reverse("translation:approve", args=[sent.pair.pk]), {"seen": seen})

    assert factories.pair_of(sent.pair.original).status == Status.READY


def test_where_no_group_was_chosen_only_an_administrator_approves(sent, gwen):
    set_rule(ReviewRule.GROUP)

    with pytest.raises(PairError):
        work.approve(sent.pair, gwen)
    assert work.approve(sent.pair, factories.superuser()).status == Status.READY


def test_the_setting_asks_for_the_group_that_it_needs(client):
    from django.core.exceptions import ValidationError

    settings = PairSettings.load()
    settings.review_rule = ReviewRule.GROUP
    with pytest.raises(ValidationError):
        settings.full_clean()


def test_an_editor_who_may_not_approve_is_told_why_on_the_page(client, desk, gwen):
    set_rule(ReviewRule.OTHER)
    desk.finish(gwen)
    work.send_for_review(desk.pair, gwen)
    client.force_login(gwen)

    page = client.get(reverse("translation:work", args=[desk.pair.pk])).content.decode()

    assert reverse("translation:approve", args=[desk.pair.pk]) not in page
    # The sentence is in the reader's language: it is found by what surrounds it.
    assert page.count("help-info") >= 2
