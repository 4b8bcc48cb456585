"""What an editor or translator meets in the admin is in Welsh when their admin is: upstream's strings as well as ours.

Every string that a screen asks gettext for is noted where the Welsh catalogues, all of them together, have no answer.
"""

from contextlib import contextmanager

import pytest
from django.urls import reverse
from django.utils.translation import trans_real
from wagtail.users.models import UserProfile

from tests import factories

pytestmark = pytest.mark.django_db


@contextmanager
def noting_what_is_not_welsh():
    """Note the strings that Welsh is asked for and does not have."""
    welsh = trans_real.translation("cy")
    gettext, ngettext = welsh.gettext, welsh.ngettext
    missing = set()

    def noting_gettext(message):
        if message and message not in welsh._catalog and (message, welsh.plural(1)) not in welsh._catalog:
            missing.add(message)
        return gettext(message)

    def noting_ngettext(singular, plural, number):
        try:
            welsh._catalog.plural(singular, number)
        except KeyError:
            missing.add(singular)
        return ngettext(singular, plural, number)

    welsh.gettext, welsh.ngettext = noting_gettext, noting_ngettext
    try:
        yield missing
    finally:
        del welsh.gettext, welsh.ngettext


@pytest.fixture
def welsh_admin(client):
    """A browser logged in as an administrator whose admin is in Welsh."""
    factories.site()
    user = factories.superuser()
    UserProfile.objects.update_or_create(user=user, defaults={"preferred_language": "cy"})
    client.force_login(user)
    client.cookies["django_language"] = "cy"
    return client


def visit(client, *addresses):
    """Open each address and return what was not in Welsh, by address."""
    found = {}
    for address in addresses:
        with noting_what_is_not_welsh() as missing:
            response = client.get(address, follow=True)
        assert response.status_code == 200, address
        if missing:
            found[address] = missing
    return found


def test_logging_in_and_resetting_a_password(client):
    client.cookies["django_language"] = "cy"
    login, reset = reverse("wagtailadmin_login"), reverse("wagtailadmin_password_reset")
    assert visit(client, login, reset) == {}
    with noting_what_is_not_welsh() as missing:
        client.post(login, {"username": "nobody", "password": "wrong"})
        client.post(reset, {"email": "nobody"})
    assert missing == set()


def test_the_front_of_the_admin_and_ones_own_account(welsh_admin):
    factories.make_post()
    assert visit(welsh_admin, reverse("wagtailadmin_home"), reverse("wagtailadmin_account")) == {}


def test_the_tree_of_pages(welsh_admin):
    factories.make_pair()
    factories.make_post()
    section = factories.site().section["cy"]
    explorer = reverse("wagtailadmin_explore", args=[section.pk])
    assert (
        visit(
            welsh_admin,
            reverse("wagtailadmin_explore_root"),
            explorer,
            f"{explorer}?q=neuadd",
            reverse("wagtailadmin_pages:search") + "?q=neuadd",
            reverse("wagtailadmin_pages:add_subpage", args=[factories.site().home["cy"].pk]),
            reverse("wagtailadmin_choose_page"),
        )
        == {}
    )


def test_writing_a_page(welsh_admin):
    section = factories.site().section["cy"]
    address = reverse("wagtailadmin_pages:add", args=["blog", "postpage", section.pk])
    assert visit(welsh_admin, address) == {}
    with noting_what_is_not_welsh() as missing:
        welsh_admin.post(address, {"title": "", "slug": "a b", "body-count": "0", "action-publish": "1"})
    assert missing == set()


@pytest.mark.parametrize("action", ["edit", "history", "usage", "delete", "move", "copy", "set_privacy"])
def test_what_one_does_with_a_page(welsh_admin, action):
    draft, (welsh, english) = factories.make_post(), factories.make_pair()
    factories.with_counterpart(draft)
    addresses = [reverse(f"wagtailadmin_pages:{action}", args=[page.pk]) for page in (draft, welsh, english)]
    assert visit(welsh_admin, *addresses) == {}


def test_taking_a_page_down_and_locking_it(welsh_admin):
    welsh, _english = factories.make_pair()
    with noting_what_is_not_welsh() as missing:
        for action in ("lock", "unlock", "unpublish"):
            welsh_admin.post(reverse(f"wagtailadmin_pages:{action}", args=[welsh.pk]), follow=True)
    assert missing == set()


@pytest.mark.parametrize("name", ["external", "email", "phone", "anchor"])
def test_putting_in_a_link(welsh_admin, name):
    assert visit(welsh_admin, reverse(f"wagtailadmin_choose_page_{name}_link")) == {}


def test_pictures(welsh_admin):
    names = [
        "wagtailimages:index",
        "wagtailimages:add_multiple",
        "wagtailimages_chooser:choose",
        "wagtailembeds:chooser",
    ]
    assert visit(welsh_admin, *(reverse(name) for name in names)) == {}


def test_tags_authors_and_the_papers_name(welsh_admin):
    assert (
        visit(
            welsh_admin,
            reverse("wagtailsnippets_tags_tag:list"),
            reverse("wagtailsnippets_tags_tag:add"),
            reverse("wagtailsnippets_blog_author:list"),
            reverse("wagtailsnippets_blog_author:add"),
            reverse("wagtailsettings:edit", args=["core", "siteidentity"]),
            reverse("wagtailsettings:edit", args=["translation", "pairsettings"]),
        )
        == {}
    )


def test_scripts_of_the_editor_speak_welsh(welsh_admin):
    script = welsh_admin.get(reverse("wagtailadmin_javascript_catalog")).content.decode()
    for welsh in ("Ysgrifennwch, neu teipiwch", "Ychwanegu sylw", r"Ydych chi\u2019n si", "Dyblygu"):
        assert welsh in script
