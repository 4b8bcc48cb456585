"""The report in the admin: who sees it, what it shows, and what it says to a choice that is not possible."""

import re

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from lxml import html

from papurbro.tags.models import Tag
from papurbro.translation.models import Pair
from papurbro.translation.parity.models import Gap, Why
from papurbro.users.models import User

from blog.models import Author

from tests import factories
from tests.translation.parity.rows import DAY, NOW, gap, piece, speaks

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]

ADDRESSES = ["report", "print", "csv", "xlsx", "waits", "waits_results", "decisions", "decisions_results"]


def address(name, query=""):
    return reverse(f"translation_parity:{name}") + query


@pytest.fixture
def reader(client):
    """A client of somebody who may see the report."""
    user = factories.editor()
    speaks(user, "en")
    client.force_login(user)
    return client


def officer():
    """Somebody who may look at the report and do nothing else."""
    user = User.objects.create_user("officer", "officer@example.org", "pw")
    user.user_permissions.add(*Permission.objects.filter(codename__in=["access_admin", "view_gap"]))
    return user


ROLES = {
    "nobody": None,
    "reader of the site": lambda: User.objects.create_user("reader", "r@example.org", "pw"),
    "translator": factories.translator,
    "editor": factories.editor,
    "editor of one language": lambda: factories.editor(languages=("cy",)),
    "language officer": officer,
    "administrator": factories.superuser,
}


@pytest.mark.parametrize("name", ADDRESSES)
@pytest.mark.parametrize(
    ("role", "may"),
    [
        ("nobody", False),
        ("reader of the site", False),
        ("translator", False),
        ("editor", True),
        ("editor of one language", True),
        ("language officer", True),
        ("administrator", True),
    ],
)
def test_who_may_see_it(client, role, may, name):
    """Guards: ``may_see_parity`` in ``ReportPage.dispatch`` and ``_List.dispatch``."""
    factories.site()
    if ROLES[role] is not None:
        client.force_login(ROLES[role]())

    answer = client.get(address(name))

    if may:
        assert answer.status_code == 200
    else:
        assert answer.status_code in (302, 403)
        assert answer.status_code == 403 or answer.url == "/admin/" or "/login/" in answer.url


@pytest.mark.parametrize("name", ["report", "print", "csv", "xlsx"])
def test_nothing_but_looking_is_possible(reader, name):
    before = list(Gap.objects.values())

    assert reader.post(address(name)).status_code == 405
    assert list(Gap.objects.values()) == before


@pytest.mark.parametrize("role", ["translator", "editor"])
def test_the_menu_leads_there_whom_it_lets_in(client, role):
    client.force_login(ROLES[role]())

    page = client.get("/admin/").content.decode()

    assert (address("report") in page) == (role == "editor")


@pytest.mark.parametrize(
    "query",
    [
        "?first=2026-13-01",
        "?first=soon",
        "?first=1999-01-01",
        "?tag=0",
        "?tag=x%27%20OR%201",
        "?author=blog.author:0",
        "?author=users.user:1",
        "?section=999999",
    ],
)
@pytest.mark.parametrize("name", ["report", "print", "csv", "xlsx"])
def test_a_choice_that_there_is_not_is_refused_in_words_and_no_figure_is_told(reader, name, query):
    answer = reader.get(address(name, query))

    assert answer.status_code == 400
    assert "This choice is not possible" in answer.content.decode()
    assert "parity-section" not in answer.content.decode()


def test_months_the_wrong_way_round_are_refused(reader):
    piece("cy", "en", since=NOW - 300 * DAY)

    answer = reader.get(address("report", "?first=2026-11-01&last=2026-02-01"))

    assert answer.status_code == 400
    assert "The last month is before the first one." in answer.content.decode()


def test_what_people_wrote_is_shown_and_never_obeyed(reader):
    wild = "<script>alert(1)</script>"
    tag = Tag.objects.create(name_cy=wild, name_en=wild)
    author = Author.objects.create(name=wild, slug="wild")
    waits = piece("cy", tags=[tag], authors=[author])
    type(waits.original).objects.filter(pk=waits.original_id).update(title=wild, draft_title=wild)
    gap(waits, "en")
    piece("cy", exempt_at=NOW, exempt_reason=wild)

    for name in ("report", "print", "waits", "decisions"):
        page = reader.get(address(name)).content.decode()
        assert wild not in page
        assert "&lt;script&gt;alert(1)" in page


def test_every_chart_has_a_name_a_description_a_table_beside_it_and_patterns(reader):
    pair = piece("cy", "en")
    gap(pair, "en", 3)
    gap(piece("cy"), "en")

    page = html.fromstring(reader.get(address("report")).content)

    charts = page.cssselect("svg.parity-chart")
    assert len(charts) == 3
    ids = page.xpath("//*[@id]/@id")
    assert len(ids) == len(set(ids))
    for chart in charts:
        named = chart.get("aria-labelledby").split()
        assert [page.get_element_by_id(name).tag for name in named] == ["title", "desc"]
        assert all(page.get_element_by_id(name).text_content().strip() for name in named)
        beside = chart.getparent().getparent()
        assert beside.cssselect("table.parity-table")
        for bar in chart.cssselect("rect.parity-bar"):
            assert re.fullmatch(r"url\(#[\w-]+\)", bar.get("fill"))
            assert bar.get("fill")[5:-1] in ids
    assert not page.cssselect(".parity script, .parity [onclick], .parity [style]")


def test_figures_say_how_they_are_made(reader):
    piece("cy", "en")

    page = html.fromstring(reader.get(address("report")).content)

    for section in page.cssselect(".parity-section"):
        assert section.cssselect("details.parity-note p")


def test_tables_can_be_scrolled_by_keyboard_and_their_rows_and_columns_are_named(reader):
    piece("cy", "en")

    page = html.fromstring(reader.get(address("report")).content)

    for table in page.cssselect("table.parity-table"):
        assert table.getparent().get("tabindex") == "0"
        assert table.getparent().get("aria-label")
        assert all(head.get("scope") == "col" for head in table.cssselect("thead th"))
        assert all(row.cssselect("th[scope=row]") for row in table.cssselect("tbody tr"))


@pytest.mark.parametrize(
    ("language", "order"),
    [("cy", ["crefft", "cymuned", "chwaraeon", "dŵr"]), ("en", ["community", "craft", "sport", "water"])],
)
def test_tags_stand_in_the_alphabetical_order_of_the_screen(client, language, order):
    """Guard: ``sort_key`` in ``tables_delays``: in Welsh ch is a letter, and follows c."""
    names = [("chwaraeon", "sport"), ("dŵr", "water"), ("cymuned", "community"), ("crefft", "craft")]
    piece("cy", "en", tags=[Tag.objects.create(name_cy=cy, name_en=en) for cy, en in names])
    user = factories.editor()
    speaks(user, language)
    client.force_login(user)

    page = html.fromstring(client.get(address("report")).content)

    table = page.get_element_by_id("parity-by-tag").getparent().cssselect("table")[0]
    rows = [row.text_content().strip() for row in table.cssselect("tbody th")]
    assert rows[: len(order)] == order
    options = [option.text_content() for option in page.cssselect("select[name=tag] option")]
    assert options[1:] == order


def test_the_page_asks_a_bounded_number_of_questions(reader, django_assert_max_num_queries):
    def fill(count):
        for number in range(count):
            tag = Tag.objects.create(name_cy=f"t{count} {number}", name_en=f"t{count} {number}")
            author = Author.objects.create(name=f"A{number}", slug=f"a{count}-{number}")
            pair = piece("cy", "en", tags=[tag], authors=[author])
            gap(pair, "en", number)
            gap(piece("cy"), "en", why=Why.PUBLICATION)

    fill(1)
    reader.get(address("report"))
    with django_assert_max_num_queries(75) as few:
        reader.get(address("report"))
    fill(8)
    with django_assert_max_num_queries(75) as many:
        reader.get(address("report"))
    assert len(many) <= len(few)


def test_the_printed_page_comes_in_either_language_or_both_whatever_the_admin_speaks(reader):
    piece("cy", "en", since=NOW - 300 * DAY)

    for wished, languages in {"cy": ["cy"], "en": ["en"], "both": ["cy", "en"], "": ["en"]}.items():
        page = html.fromstring(reader.get(address("print", f"?first=2026-01-01&language={wished}")).content)
        assert [article.get("lang") for article in page.cssselect("article")] == languages
        assert not page.cssselect("script")
        ids = page.xpath("//*[@id]/@id")
        assert len(ids) == len(set(ids))


def test_the_lists_behind_the_figures_hold_every_row_and_leave_as_files(reader):
    pair = piece("cy", "en")
    gap(pair, "en", 3)
    gap(piece("cy"), "en")
    piece("cy", exempt_at=NOW, exempt_reason="a poem")

    waits = html.fromstring(reader.get(address("waits")).content)
    assert len(waits.cssselect("table.listing tbody tr")) == Gap.objects.count()
    open_waits = html.fromstring(reader.get(address("waits", "?ended=open")).content)
    assert len(open_waits.cssselect("table.listing tbody tr")) == 1
    decisions = html.fromstring(reader.get(address("decisions", "?decision=exempt")).content)
    assert "a poem" in decisions.cssselect("table.listing tbody")[0].text_content()
    for name in ("waits", "decisions"):
        answer = reader.get(address(name, "?export=csv"))
        assert answer["Content-Type"].startswith("text/csv")
        assert len(b"".join(answer.streaming_content).splitlines()) >= 2


def test_a_site_of_many_sections_offers_the_highest_and_the_one_that_was_asked_for(reader, monkeypatch):
    """Guard: ``MOST_SECTIONS`` in ``forms``."""
    from papurbro.translation.parity import forms

    piece("cy", "en")
    monkeypatch.setattr(forms, "MOST_SECTIONS", 1)

    def offered(query=""):
        page = html.fromstring(reader.get(address("report", query)).content)
        return [option.get("value") for option in page.cssselect("select[name=section] option")][1:]

    heads = Pair.objects.filter(original__numchild__gt=0).order_by("original__path")
    home, news = (str(pair.pk) for pair in heads)

    assert offered() == [home]
    assert offered(f"?section={news}") == [home, news]
