"""What is in an issue: what is new, what is readable, once."""

import datetime as dt

import pytest
from django.utils import timezone
from wagtail.models import Site

from papurbro.translation.models import Pair

from blog import digest
from blog.models import PostPage

from newsletter.approving import approve, cancel
from newsletter.compiling import compile_issue
from newsletter.errors import NewsletterError, NothingNew
from newsletter.models import Issue

from tests.newsletter.making import compile_and_send, make_newsletter, make_tag, publish, subscribe, take_down

pytestmark = pytest.mark.django_db


def halves(pair):
    return PostPage.objects.filter(translation_key=Pair.objects.get(pk=pair.pk).translation_key)


def titles(issue):
    return [item.texts["en"]["title"] for item in issue.items.all()]


def test_it_takes_what_bears_its_tags_the_newest_first():
    newsletter = make_newsletter()
    publish("older", date=timezone.now() - dt.timedelta(minutes=9))
    publish("newer")
    publish("other", tags=[make_tag("other")])
    assert titles(compile_issue(newsletter)) == ["newer en", "older en"]


def test_nothing_from_before_its_founding_is_new():
    """Guard: ``since`` in ``digest.new_posts``."""
    pair = publish("old")
    halves(pair).update(first_published_at=timezone.now() - dt.timedelta(hours=2))
    newsletter = make_newsletter()
    with pytest.raises(NothingNew):
        compile_issue(newsletter)


def test_a_translation_makes_no_old_post_new():
    pair = publish("old")
    halves(pair).filter(locale__language_code="en").update(first_published_at=timezone.now() - dt.timedelta(hours=2))
    with pytest.raises(NothingNew):
        compile_issue(make_newsletter())


@pytest.mark.parametrize("how", ["reason", "origin"])
def test_imported_posts_never_count_as_new(how):
    """Guards: ``digest.IMPORTED`` and ``origin_url``."""
    pair = publish("imported")
    if how == "reason":
        Pair.objects.filter(pk=pair.pk).update(policy_reason="imported")
    else:
        halves(pair).update(origin_url="https://old.example/post")
    with pytest.raises(NothingNew):
        compile_issue(make_newsletter())


def test_what_only_some_may_read_is_not_mailed():
    pair = publish("private")
    for page in halves(pair):
        page.view_restrictions.create(restriction_type="login")
    with pytest.raises(NothingNew):
        compile_issue(make_newsletter())


def test_made_again_before_it_is_approved_it_is_the_same_issue_with_what_came_since():
    newsletter = make_newsletter()
    publish("first")
    issue = compile_issue(newsletter)
    publish("second")
    again = compile_issue(newsletter)
    assert (again.pk, again.number) == (issue.pk, 1)
    assert titles(again) == ["second en", "first en"]


def test_what_was_sent_is_in_no_later_issue():
    newsletter = make_newsletter()
    publish("first")
    subscribe("nia@example.org", newsletter)
    sent, _progress = compile_and_send(newsletter)
    publish("second")
    issue = compile_issue(newsletter)
    assert (issue.number, titles(issue), issue.since) == (2, ["second en"], sent.until)


def test_with_nothing_left_the_waiting_issue_is_cancelled():
    newsletter = make_newsletter()
    pair = publish("first")
    issue = compile_issue(newsletter)
    halves(pair).update(live=False)
    with pytest.raises(NothingNew):
        compile_issue(newsletter)
    assert Issue.objects.get(pk=issue.pk).status == Issue.Status.CANCELLED


def test_it_is_frozen():
    newsletter = make_newsletter()
    pair = publish("first")
    issue = compile_issue(newsletter)
    halves(pair).update(title="Changed")
    newsletter.name_en = "Changed"
    newsletter.save()
    issue.refresh_from_db()
    assert titles(issue) == ["first en"]
    assert issue.name("en") == "The week"


def test_what_was_taken_down_is_taken_out_when_it_is_approved():
    newsletter = make_newsletter()
    gone, half = publish("gone"), publish("half")
    issue = compile_issue(newsletter)
    for page in [*halves(gone), halves(half).get(locale__language_code="cy")]:
        take_down(page)
    approve(issue)
    assert [item.languages for item in issue.items.all()] == [["en"]]


def test_an_issue_of_which_nothing_is_left_is_not_approved():
    newsletter = make_newsletter()
    pair = publish("gone")
    issue = compile_issue(newsletter)
    halves(pair).update(live=False)
    with pytest.raises(NewsletterError):
        approve(issue)
    assert Issue.objects.get().status == Issue.Status.COMPILED


def test_the_window_costs_the_same_for_few_posts_and_for_many(django_assert_max_num_queries):
    tag = make_tag()
    for number in range(5):
        publish(f"post{number}", tags=[tag])
    with django_assert_max_num_queries(12):
        found = digest.new_posts([tag], since=timezone.now() - dt.timedelta(days=1))
    assert len(found) == 5
    assert {len(item.texts) for item in found} == {2}


def test_what_is_no_longer_live_is_in_no_issue():
    """Guard: ``live`` in ``digest._readable``."""
    newsletter = make_newsletter()
    publish("stays")
    half = publish("half")
    halves(publish("gone")).update(live=False)
    take_down(halves(half).get(locale__language_code="cy"))
    issue = compile_issue(newsletter)
    assert {item.texts["en"]["title"]: item.languages for item in issue.items.all()} == {
        "half en": ["en"],
        "stays en": ["cy", "en"],
    }


def test_an_alias_is_no_text_of_a_pair():
    """Guard: ``real`` in ``digest._readable``. An alias shows the other language's text."""
    pair = publish("first")
    original = halves(pair).get(locale__language_code="cy")
    halves(pair).filter(locale__language_code="en").update(alias_of=original.page_ptr)
    assert [item.languages for item in compile_issue(make_newsletter()).items.all()] == [["cy"]]


def test_what_was_in_a_cancelled_issue_is_free_for_the_next():
    """Guard: ``not_cancelled`` in ``compiling._languages_shown_before``."""
    newsletter = make_newsletter()
    publish("first")
    cancel(compile_issue(newsletter))
    issue = compile_issue(newsletter)
    assert (issue.number, titles(issue)) == (2, ["first en"])


def test_what_stands_outside_of_every_site_has_no_address_to_send_anybody_to():
    """Guard: ``get_url_parts`` in ``digest._items``."""
    newsletter = make_newsletter()
    publish("first")
    Site.objects.all().delete()
    try:
        with pytest.raises(NothingNew):
            compile_issue(newsletter)
    finally:
        Site.clear_site_root_paths_cache()  # the rollback brings the row back, and not this
