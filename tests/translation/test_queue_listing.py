"""The queue: what waits, the most urgent first, and what it can be narrowed to."""

import datetime

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils import timezone

from papurbro.tags.models import Tag
from papurbro.translation import home_panel, work
from papurbro.translation.models import Pair, Status
from papurbro.translation.pages import ChangeClass
from papurbro.translation.translators.models import Profile
from papurbro.users.models import User

from tests import factories

pytestmark = pytest.mark.django_db

QUEUE = "translation:queue"


@pytest.fixture
def mair(client):
    user = factories.translator("mair")
    client.force_login(user)
    return user


def pending(title, language="cy", **decided):
    """A pair that waits, with what was ``decided`` about it."""
    factories.site()
    pair = factories.with_counterpart(factories.make_post(language, title=title))
    Pair.objects.filter(pk=pair.pk).update(**decided)
    return Pair.objects.get(pk=pair.pk)


def listed(client, **query):
    """The titles in the queue, in order."""
    answer = client.get(reverse(QUEUE), query)
    return [pair.original.title for pair in answer.context["table"].data]


def day(distance):
    return timezone.localdate() + datetime.timedelta(days=distance)


def test_the_most_urgent_comes_first(client, mair):
    pending("Hen", stale_since=timezone.now() - datetime.timedelta(days=30), status=Status.STALE)
    pending("Newydd")
    pending("Yr wythnos nesaf", due=day(7))
    pending("Yfory", due=day(1))
    pending("Ddoe", due=day(-1))
    pending("Cywiriad", change_class=ChangeClass.CORRECTION, status=Status.STALE)

    assert listed(client) == ["Cywiriad", "Ddoe", "Yfory", "Yr wythnos nesaf", "Hen", "Newydd"]


@pytest.mark.parametrize(
    "settled",
    [{"status": Status.CURRENT}, {"status": Status.READY}, {"status": Status.EXEMPT}, {"policy_in_force": "single"}],
)
def test_what_waits_for_nobody_is_not_listed(client, mair, settled):
    pending("Te yn y neuadd", **settled)

    assert listed(client) == []


def test_it_can_be_narrowed_by_what_matters(client, mair):
    pending("Fy ngwaith", assignee=mair, due=day(-1))
    pending("Gwaith Ifan", assignee=factories.translator("ifan"), due=day(3), status=Status.IN_REVIEW)
    pending("Old chapel", "en")

    assert listed(client, direction="en") == ["Fy ngwaith", "Gwaith Ifan"]
    assert listed(client, direction="cy") == ["Old chapel"]
    assert listed(client, status="in_review") == ["Gwaith Ifan"]
    assert listed(client, assignee="mine") == ["Fy ngwaith"]
    assert listed(client, assignee="unclaimed") == ["Old chapel"]
    assert listed(client, assignee=str(mair.pk)) == ["Fy ngwaith"]
    assert listed(client, due="overdue") == ["Fy ngwaith"]
    assert listed(client, due="week") == ["Gwaith Ifan"]


def test_what_is_due_today_is_not_overdue_and_what_is_being_reviewed_is_nobody_s_to_take_on(client, mair):
    """Guards: the comparison in ``with_due``, ``AT_WORK`` in ``with_assignee``."""
    pending("Heddiw", due=day(0))
    pending("Wedi ei anfon", status=Status.IN_REVIEW)

    assert listed(client, due="overdue") == []
    assert listed(client, due="week") == ["Heddiw"]
    assert listed(client, assignee="unclaimed") == ["Heddiw"]


def test_it_can_be_narrowed_to_a_tag_of_the_original(client, mair):
    tag = Tag.objects.create(name_cy="gofal cymdeithasol", name_en="social care")
    bears = pending("Gofal")
    pending("Rygbi")
    page = bears.original.specific
    page.tags.set([tag])
    page.save()

    assert listed(client, tag=tag.pk) == ["Gofal"]
    assert "gofal cymdeithasol" in client.get(reverse(QUEUE), {"tag": tag.pk}).content.decode()


@pytest.mark.parametrize("query", [{"status": "nonsense"}, {"tag": "x"}, {"due": "never"}, {"p": "99999"}, {"p": "x"}])
def test_a_wrong_question_is_no_error(client, mair, query):
    pending("Te yn y neuadd")

    assert client.get(reverse(QUEUE), query).status_code == 200


def test_the_title_is_in_its_own_language(client, mair):
    pair = pending("Old chapel", "en")

    page = client.get(reverse(QUEUE)).content.decode()

    assert f'lang="en" href="{reverse("translation:work", args=[pair.pk])}"' in page


@pytest.mark.parametrize("behind", ["cy", "en"])
def test_it_costs_the_same_for_few_pairs_and_for_many(client, mair, behind, django_assert_max_num_queries):
    """Guards: each part of ``select_related`` in ``QueueView``, and ``tags_of`` there."""
    tag = Tag.objects.create(name_cy="gofal", name_en="care")
    one = pending("Te yn y neuadd")
    page = one.original.specific
    page.tags.set([tag])
    page.save()
    Pair.objects.filter(pk=one.pk).delete()
    counts = []
    for number in (5, 45):
        Pair.objects.bulk_create(
            Pair(
                original=one.original,
                counterpart=one.counterpart,
                original_language="cy",
                behind=behind,
                assignee=mair,
            )
            for _number in range(number)
        )
        client.get(reverse(QUEUE))
        with django_assert_max_num_queries(15) as asked:
            answer = client.get(reverse(QUEUE))
        counts.append(len(asked))
    assert len(answer.context["table"].data) == 50
    assert counts[0] == counts[1]


def test_the_menu_says_how_many_wait(client, mair):
    pending("Te yn y neuadd")

    assert "data-pair-count" in client.get(reverse("wagtailadmin_home")).content.decode()


def test_the_home_page_shows_what_concerns_this_person(client, mair):
    work.claim(pending("Fy ngwaith"), mair)
    pending("Neb eto")

    page = client.get(reverse("wagtailadmin_home")).content.decode()
    assert "Fy ngwaith" in page
    assert "Neb eto" in page

    sent = factories.translate_all(pending("I’w adolygu"), factories.superuser())
    work.send_for_review(sent, factories.superuser())
    client.force_login(factories.editor())
    assert reverse("translation:work", args=[sent.pk]) in client.get(reverse("wagtailadmin_home")).content.decode()


def test_each_sees_on_the_home_page_what_they_can_do_something_about(rf, mair, monkeypatch, in_english):
    """Guards: ``may_organise``, ``may_translate``, the languages and ``SHOWN`` in ``home_panel``."""
    Profile.objects.create(user=mair, works_into="cy")
    pending("Mae'n aros")
    pending("It waits", "en")
    pending("Wedi ei anfon", status=Status.IN_REVIEW)
    pending("Parod", status=Status.READY)
    reviewer = factories.editor()
    reviewer.groups.get().permissions.remove(Permission.objects.get(codename="translate_pair"))

    assert shown_at_home(rf, User.objects.get(pk=mair.pk)) == {"Not taken on yet": ["It waits"]}
    assert shown_at_home(rf, User.objects.get(pk=reviewer.pk)) == {
        "Waiting for review": ["Wedi ei anfon"],
        "Ready to publish": ["Parod"],
    }
    assert set(shown_at_home(rf, factories.superuser())["Not taken on yet"]) == {"It waits", "Mae'n aros"}
    monkeypatch.setattr(home_panel, "SHOWN", 1)
    assert len(shown_at_home(rf, factories.superuser())["Not taken on yet"]) == 2  # one, and that there are more


def shown_at_home(rf, user):
    """``{heading: the titles under it}``, "…" last where there are more."""
    request = rf.get("/admin/")
    request.user = user
    lists = home_panel.TranslationPanel().get_context_data({"request": request})["lists"]
    return {found["heading"]: [row["title"] for row in found["pairs"]] + ["…"] * found["has_more"] for found in lists}


def test_somebody_with_nothing_to_do_with_it_sees_nothing_of_it(client):
    """Guard: ``may_see_queue`` in the hooks and in ``QueueView``."""
    visitor = factories.translator("visitor")
    group = visitor.groups.get()
    group.permissions.remove(group.permissions.get(codename="translate_pair"))
    client.force_login(visitor)
    pending("Te yn y neuadd")

    home = client.get(reverse("wagtailadmin_home")).content.decode()

    assert "Te yn y neuadd" not in home
    assert reverse(QUEUE) not in home
    assert client.get(reverse(QUEUE)).status_code == 302
