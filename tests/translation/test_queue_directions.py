"""Translators say from which language into which they work: the queue, its counts and their claims go by it."""

from html import unescape

import pytest
from django.urls import reverse

from papurbro.translation import work
from papurbro.translation.errors import PairError
from papurbro.translation.models import Pair
from papurbro.translation.translators.models import Profile

from tests import factories

pytestmark = pytest.mark.django_db

QUEUE = "translation:queue"


@pytest.fixture
def mair(client, founded):
    """She works from Welsh into English."""
    user = factories.translator("mair")
    Profile.objects.create(user=user, works_into="en")
    client.force_login(user)
    return user


@pytest.fixture
def into_english(founded):
    return factories.with_counterpart(factories.make_post("cy", title="Te yn y neuadd"))


@pytest.fixture
def into_welsh(founded):
    return factories.with_counterpart(factories.make_post("en", title="Tea in the hall"))


def listed(client, **query):
    return [pair.original.title for pair in client.get(reverse(QUEUE), query).context["table"].data]


def test_their_own_direction_is_shown_and_one_link_shows_both(client, mair, into_english, into_welsh, in_english):
    answer = client.get(reverse(QUEUE))
    assert listed(client) == ["Te yn y neuadd"]
    assert answer.context["shown_direction"]

    url = answer.context["all_directions_url"]
    assert sorted(pair.original.title for pair in client.get(url).context["table"].data) == [
        "Te yn y neuadd",
        "Tea in the hall",
    ]
    assert listed(client, direction="cy") == ["Tea in the hall"]


def test_who_works_both_ways_sees_both(client, mair, into_english, into_welsh):
    Profile.objects.update(works_into="")

    answer = client.get(reverse(QUEUE))

    assert len(answer.context["table"].data) == 2
    assert not answer.context["shown_direction"]


def test_the_counts_are_of_their_direction(client, mair, into_english, into_welsh):
    tabs = {tab.url.partition("?")[2]: tab.number for tab in client.get(reverse(QUEUE)).context["tabs"]}
    assert tabs == {"": "1", "assignee=mine": "0", "assignee=unclaimed": "1", "status=in_review": "0"}
    assert '"data-pair-count": "1"' in unescape(client.get(reverse("wagtailadmin_home")).content.decode())

    work.claim(into_english, mair)

    assert "data-pair-count" not in client.get(reverse("wagtailadmin_home")).content.decode()


def test_what_is_theirs_is_shown_whichever_way_it_goes(client, mair, into_welsh):
    work.assign(into_welsh, factories.superuser(), to=mair, due=None)

    assert listed(client) == []
    assert listed(client, assignee="mine") == ["Tea in the hall"]


def test_the_number_of_one_s_own_is_of_what_their_tab_leads_to(client, mair, into_english, into_welsh, monkeypatch):
    """Guard: ``at_work.in_my_hands``, its directions and its bound."""

    def number(**query):
        return next(tab for tab in client.get(reverse(QUEUE), query).context["tabs"] if "mine" in tab.url).number

    for pair in (into_english, into_welsh):
        work.assign(pair, factories.superuser(), to=mair, due=None)
    ifan = factories.translator("ifan")
    work.assign(factories.with_counterpart(factories.make_post("cy")), factories.superuser(), to=ifan, due=None)
    work.exempt(
        work.assign(factories.with_counterpart(factories.make_post("cy")), factories.superuser(), to=mair, due=None),
        factories.superuser(),
        "cerdd",
    )

    assert (number(), number(direction="cy"), number(direction="all")) == ("2", "1", "2")
    monkeypatch.setattr("papurbro.translation.translators.at_work.COUNTED", 2)
    monkeypatch.setattr("papurbro.translation.queue_tabs.COUNTED", 2)
    assert number() == "1+"


def test_the_other_direction_cannot_be_taken_on(client, mair, into_english, into_welsh, in_english):
    """Guard: ``_require_their_languages`` in ``work.claim``."""
    with pytest.raises(PairError) as refused:
        work.claim(into_welsh, mair)
    assert "into Welsh" in refused.value.sentence
    assert Pair.objects.get(pk=into_welsh.pk).assignee is None
    assert work.claim(into_english, mair).assignee == mair

    page = client.get(reverse(QUEUE), {"direction": "all"}).content.decode()
    assert reverse("translation:claim", args=[into_welsh.pk]) not in page


def test_what_an_editor_assigned_is_theirs_whatever_the_direction(mair, into_welsh):
    work.assign(into_welsh, factories.superuser(), to=mair, due=None)

    assert work.claim(into_welsh, mair).assignee == mair


def test_an_editor_may_take_on_anything(founded, into_welsh):
    editor = factories.editor()
    Profile.objects.create(user=editor, works_into="en")

    assert work.claim(into_welsh, editor).assignee == editor


def test_translators_say_it_themselves_in_their_account(client, mair):
    """Guard: the hook ``register_account_settings_panel``."""
    url = reverse("wagtailadmin_account")
    assert "translator-works_into" in client.get(url).content.decode()
    data = {
        "name_email-first_name": "Mair",
        "name_email-last_name": "Jones",
        "name_email-email": "mair@example.org",
        "locale-preferred_language": "cy",
        "locale-current_time_zone": "Europe/London",
        "theme-theme": "system",
        "theme-contrast": "system",
        "theme-density": "default",
        "translator-works_into": "cy",
        "translator-new_work": "never",
    }

    answer = client.post(url, data)

    assert answer.status_code == 302
    profile = Profile.objects.get(user=mair)
    assert (profile.works_into, profile.new_work) == ("cy", "never")


def test_who_does_not_translate_is_not_asked(client, founded):
    visitor = factories.translator("visitor")
    group = visitor.groups.get()
    group.permissions.remove(group.permissions.get(codename="translate_pair"))
    client.force_login(visitor)

    assert "translator-works_into" not in client.get(reverse("wagtailadmin_account")).content.decode()


def test_editors_say_it_for_everybody(client, mair):
    url = reverse("translators:people")
    client.force_login(factories.editor())

    client.post(url, {f"works_into_{mair.pk}": "cy"})
    assert Profile.objects.get(user=mair).works_into == "cy"
    client.post(url, {f"works_into_{mair.pk}": "de"})
    assert Profile.objects.get(user=mair).works_into == "cy"


def test_translators_do_not_say_it_for_others(client, mair):
    """Guard: ``may_organise`` in ``PeopleView``."""
    ifan = factories.translator("ifan")

    for method in (client.get, client.post):
        assert method(reverse("translators:people"), {f"works_into_{ifan.pk}": "cy"}).url == reverse(
            "wagtailadmin_home"
        )
    assert not Profile.objects.filter(user=ifan).exists()
