"""Translators look terms up and propose; those with the right to do so change them; nobody else gets in."""

import json

import pytest
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.users.models import UserProfile

from papurbro.translation.glossary.models import Status, Term

from tests import factories

pytestmark = [pytest.mark.usefixtures("founded", "in_english"), pytest.mark.django_db]

CHANGE = ("add_term", "change_term", "delete_term")


@pytest.fixture
def term():
    return Term.objects.create(en="village hall", cy="neuadd bentref", note="One only.")


@pytest.fixture
def editor():
    user = factories.editor()
    user.user_permissions.add(*Permission.objects.filter(codename__in=CHANGE))
    return user


@pytest.fixture
def log_in(client, editor):
    def as_whom(role):
        makers = {
            "editor": lambda: editor,
            "translator": factories.translator,
            "editor of pages only": lambda: factories.editor("rhys", languages=("cy",)),
        }
        if role in makers:
            user = makers[role]()
            UserProfile.objects.update_or_create(user=user, defaults={"preferred_language": "en"})
            client.force_login(user)
        return client

    return as_whom


def url(name, *args):
    return reverse(f"translation_glossary:{name}", args=args)


def fields(**changes):
    empty = dict.fromkeys(("part_of_speech", "note", "source", "forbidden_en", "forbidden_cy"), "")
    return {**empty, "en": "roof", "cy": "to", **changes}


@pytest.mark.parametrize("role", ["translator", "editor", "editor of pages only"])
def test_whoever_works_on_pages_or_translations_looks_terms_up(log_in, term, role):
    client = log_in(role)

    page = client.get(url("index")).content.decode()

    assert "neuadd bentref" in page
    assert client.get(url("inspect", term.pk)).status_code == 200
    assert b"village hall,neuadd bentref" in b"".join(client.get(url("export")).streaming_content)


@pytest.mark.parametrize(("role", "leads_to"), [("translator", "inspect"), ("editor", "edit")])
def test_a_term_leads_to_what_one_may_do_with_it(log_in, term, role, leads_to):
    page = log_in(role).get(url("index")).content.decode()

    assert f'href="{url(leads_to, term.pk)}"' in page
    assert (url("edit", term.pk) in page) == (role == "editor")


@pytest.mark.parametrize("query", ["neuaddau pentref", "VILLAGE", "nghymru", "One only"])
def test_a_search_finds_a_term_in_any_of_its_forms(log_in, term, query):
    Term.objects.create(en="Wales", cy="Cymru")
    Term.objects.create(en="roof", cy="to")

    page = log_in("translator").get(url("index"), {"q": query}).content.decode()

    assert ("village hall" in page) == (query != "nghymru")
    assert ("Wales" in page) == (query == "nghymru")
    assert ">roof<" not in page


def test_a_filter_narrows_the_list(log_in, term):
    Term.objects.create(en="roof", cy="to", status=Status.PROPOSED)

    page = log_in("editor").get(url("index"), {"status": "proposed"}).content.decode()

    assert "roof" in page
    assert "village hall" not in page


def test_what_a_translator_adds_is_a_proposal(log_in):
    log_in("translator").post(url("add"), fields(status="preferred"))

    assert Term.objects.get().status == Status.PROPOSED
    assert Term.objects.get().proposed_by.username == "translator"


def test_what_an_editor_adds_holds(log_in):
    log_in("editor").post(url("add"), fields(status="admitted"))

    assert Term.objects.get().status == Status.ADMITTED


def test_the_same_term_is_not_added_twice(log_in, term):
    answer = log_in("editor").post(url("add"), fields(en="Village Hall", cy="Neuadd Bentref", status="preferred"))

    assert "in the glossary already" in answer.content.decode()
    assert Term.objects.count() == 1


@pytest.mark.parametrize("name", ["edit", "delete"])
def test_a_translator_changes_nothing(log_in, term, name):
    answer = log_in("translator").post(url(name, term.pk), fields(status="obsolete"))

    assert answer.status_code == 302
    term.refresh_from_db()
    assert term.cy == "neuadd bentref"


def test_an_editor_changes_a_term(log_in, term):
    log_in("editor").post(url("edit", term.pk), fields(status="obsolete"))

    term.refresh_from_db()
    assert (term.cy, term.status) == ("to", "obsolete")


@pytest.mark.parametrize("role", ["nobody", "editor of pages only"])
def test_others_add_nothing(log_in, role):
    client = log_in(role)
    if role == "editor of pages only":
        from django.contrib.auth.models import Group

        for group in Group.objects.all():
            group.permissions.remove(*Permission.objects.filter(codename="translate_pair"))

    assert client.post(url("add"), fields(status="preferred")).status_code == 302
    assert client.post(url("add_quickly"), {"en": "roof", "cy": "to"}).status_code in (302, 403)
    assert not Term.objects.exists()


@pytest.mark.parametrize(("role", "status"), [("translator", "proposed"), ("editor", "preferred")])
def test_a_term_is_added_in_one_step(log_in, role, status):
    answer = log_in(role).post(
        url("add_quickly"), {"en": " roof ", "cy": "to", "next": "/admin/translation/"}, headers={"accept": "text/html"}
    )

    assert answer.url == "/admin/translation/"
    assert [(term.en, term.cy, term.status) for term in Term.objects.all()] == [("roof", "to", status)]


def test_a_script_gets_json(log_in):
    client = log_in("translator")
    accept = {"accept": "application/json"}

    made = client.post(url("add_quickly"), {"en": "roof", "cy": "to"}, headers=accept)
    again = client.post(url("add_quickly"), {"en": "Roof", "cy": "To"}, headers=accept)
    empty = client.post(url("add_quickly"), {"en": "", "cy": "to"}, headers=accept)

    assert (made.status_code, json.loads(made.content)["status"]) == (201, "proposed")
    assert (again.status_code, "already" in json.loads(again.content)["error"]) == (400, True)
    assert empty.status_code == 400


def test_it_leads_nowhere_else_and_nothing_is_added_by_looking(log_in):
    client = log_in("translator")

    assert client.get(url("add_quickly"), {"en": "roof", "cy": "to"}).status_code == 405
    answer = client.post(url("add_quickly"), {"en": "roof", "cy": "to", "next": "https://example.com/"})
    assert answer.url == url("index")


def upload(client, text, **data):
    return client.post(url("import"), {"file": SimpleUploadedFile("terms.csv", text.encode()), **data})


def test_an_editor_takes_a_file_in_once_it_was_tried(log_in):
    client = log_in("editor")

    tried = upload(client, "en,cy\nroof,to\n", dry_run="on")
    assert "New terms would be: 1" in tried.content.decode()
    assert not Term.objects.exists()

    assert upload(client, "en,cy\nroof,to\n").url == url("index")
    assert Term.objects.get().proposed_by.username == "editor"


def test_a_file_with_a_fault_is_refused_whole_and_told_line_by_line(log_in):
    answer = upload(log_in("editor"), "en,cy\nroof,to\n<b>,\n")

    assert answer.status_code == 400
    assert "Line 3: “cy” is empty." in answer.content.decode()
    assert not Term.objects.exists()


@pytest.mark.parametrize("role", ["nobody", "translator", "editor of pages only"])
def test_nobody_else_takes_files_in(log_in, role):
    upload(log_in(role), "en,cy\nroof,to\n")

    assert not Term.objects.exists()
