"""Pages of the queue are known by what stands at their edges: nothing is shown twice, nothing is left out, links stay good."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone
from lxml import html
from wagtail.users.models import UserProfile

from papurbro.translation.models import Pair
from papurbro.translation.pages import ChangeClass
from papurbro.translation.paging import Mark, page_of
from papurbro.translation.queue import QueueView

from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def mair(client, founded):
    user = factories.translator("mair")
    UserProfile.objects.create(user=user, preferred_language="en")
    client.force_login(user)
    return user


@pytest.fixture(scope="module")
def seventeen(once):
    """Seventeen pairs in all four bands, several with the same date; their ids in order."""
    return once(_seventeen_pairs)


@pytest.fixture
def queue(seventeen, mair):
    return list(seventeen)


def _seventeen_pairs():
    one, today = factories.with_counterpart(factories.make_post("cy")), timezone.localdate()
    bands = [
        {"change_class": ChangeClass.CORRECTION},
        {"due": today},
        {"promised_for": timezone.now()},
        {},
        {"due": today + datetime.timedelta(days=1)},
    ]
    again = (
        Pair(
            original=one.original,
            counterpart=one.counterpart,
            original_language="cy",
            behind="en",
            waiting_since=one.waiting_since,
            **bands[number % 5],
        )
        for number in range(16)
    )
    Pair.objects.bulk_create(again)
    return list(Pair.objects.pending().most_urgent_first().values_list("pk", flat=True))


def pks(page):
    return [pair.pk for pair in page.pairs]


def test_forward_and_back_again_every_pair_once_in_order(queue):
    pairs = Pair.objects.pending()
    pages = [page_of(pairs, {}, size=5)]
    while pages[-1].has_after:
        pages.append(page_of(pairs, {"after": str(pages[-1].last)}, size=5))
    assert [pk for page in pages for pk in pks(page)] == queue

    back = [pages[-1]]
    while back[-1].has_before:
        back.append(page_of(pairs, {"before": str(back[-1].first)}, size=5))
    assert [pks(page) for page in back] == [pks(page) for page in reversed(pages)]


def test_a_link_shows_the_same_although_others_came_before(queue):
    pairs = Pair.objects.pending()
    link = str(page_of(pairs, {}, size=5).last)
    before = pks(page_of(pairs, {"after": link}, size=5))

    Pair.objects.filter(pk=queue[-1]).update(change_class=ChangeClass.CORRECTION, stale_since="2020-01-01T00:00Z")

    assert pks(page_of(pairs, {"after": link}, size=5)) == before


def test_near_the_beginning_the_first_page_is_shown_whole(queue):
    pairs = Pair.objects.pending()
    third = Mark.of(pairs.most_urgent_first()[2])

    page = page_of(pairs, {"before": str(third)}, size=5)

    assert pks(page) == queue[:5]
    assert not page.has_before


@pytest.mark.parametrize(
    "mark", ["", "x", "1-2", "9-99999999999999999-1", "1-1-9999999999999999999", "-1-1-1", "1-1-1'"]
)
def test_what_says_no_place_shows_the_first_page(queue, mark):
    assert pks(page_of(Pair.objects.pending(), {"after": mark}, size=5)) in (queue[:5], [])


def test_the_links_on_the_page_keep_what_it_was_narrowed_to(client, queue, monkeypatch):
    monkeypatch.setattr(QueueView, "paginate_by", 5)
    address = f"{reverse('translation:queue')}?direction=en&_w_filter_fragment=1"
    seen = []
    while address:
        page = html.fromstring(client.get(address).content)
        seen += [int(link.get("href").split("/")[-2]) for link in page.cssselect("td.title a[href*='/pairs/']")]
        links = page.cssselect(".pair-pages a[rel=next]")
        address = links[0].get("href") if links else None
        assert address is None or "direction=en" in address
        assert address is None or "_w_filter_fragment" not in address
    assert seen == queue


def test_beyond_the_end_one_is_led_back(client, queue):
    last = Mark.of(Pair.objects.pending().most_urgent_first().last())
    page = client.get(reverse("translation:queue"), {"after": str(last)}).content.decode()

    assert "Nothing waits to be translated." in page
    assert "The most urgent" in page


def test_a_page_costs_few_queries_whoever_asks(client, queue, django_assert_max_num_queries):
    for user in (factories.translator("ifan"), factories.editor()):
        client.force_login(user)
        client.get(reverse("translation:queue"))
        with django_assert_max_num_queries(15):
            client.get(reverse("translation:queue"), {"direction": "en", "after": "0-0-1"})
