"""What an issue that is about to go holds is told to the translators' queue, and taken back when it has gone or will not."""

import pytest

from papurbro.translation.models import Pair

from newsletter.approving import approve, cancel
from newsletter.claiming import make_deliveries
from newsletter.compiling import compile_issue
from newsletter.errors import NothingNew
from newsletter.models import Issue

from tests.newsletter.making import make_newsletter, make_tag, publish, take_down

pytestmark = pytest.mark.django_db


def promised(pair):
    return Pair.objects.get(pk=pair.pk).promised_for


def test_it_is_promised_from_when_the_issue_is_made_until_it_goes():
    pair = publish(languages="cy")
    issue = compile_issue(make_newsletter())
    assert promised(pair) == issue.until

    approve(issue)
    assert promised(pair) == issue.until
    make_deliveries(issue)
    assert promised(pair) is None


def test_an_issue_that_waits_promises_for_when_it_ends():
    pair = publish(languages="cy")
    newsletter = make_newsletter()
    issue = compile_issue(newsletter)
    later = issue.until.replace(year=issue.until.year + 1, day=1)
    Issue.objects.filter(pk=issue.pk).update(hold_until=later)

    approve(Issue.objects.get(pk=issue.pk))

    assert promised(pair) == later


def test_a_cancelled_issue_promises_nothing():
    pair = publish()
    cancel(compile_issue(make_newsletter()))

    assert promised(pair) is None


def test_another_issue_that_holds_it_keeps_the_promise():
    """Guard: the soonest of all issues, not of this one alone."""
    pair = publish()
    first = compile_issue(make_newsletter("un"))
    second = compile_issue(make_newsletter("dau"))
    assert promised(pair) == first.until

    cancel(first)

    assert promised(pair) == second.until


def test_what_is_no_longer_in_the_issue_is_promised_no_longer():
    newsletter = make_newsletter()
    pair = publish("gone", tags=[make_tag()])
    compile_issue(newsletter)
    for page in (pair.original, pair.counterpart):
        take_down(page.specific)

    with pytest.raises(NothingNew):
        compile_issue(newsletter)

    assert promised(pair) is None
