"""Every address of the admin, asked as everybody: a translator works on what they claimed and on nothing else.

Each address is asked once for each thing that its numbers could name (somebody's original, a counterpart, a half written by hand, a pair, …),
by GET and by POST, and what the database is told to write meanwhile is written down.
"""

import re
from dataclasses import dataclass
from types import SimpleNamespace

import pytest
from django.db import connection, transaction
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import translation

from papurbro.core.models import SiteIdentity
from papurbro.translation import counterparts, work
from papurbro.translation.models import PairSettings
from papurbro.translation.sync import units

from tests import factories

pytestmark = pytest.mark.django_db

PARAMETER = re.compile(r"<(?:(?P<type>\w+):)?(?P<name>\w+)>|\(\?P<(?P<group>\w+)>[^)]*\)")

#: What no translator may write to, whatever they ask for.
GUARDED = re.compile(
    r'^\s*(INSERT INTO|UPDATE|DELETE FROM)\s+"?(wagtailcore_(?!editing|pagesubscription|modellogentry)|blog_|core_|tags_|newsletter_|mail_'
    r"|translation_(?!desk_presence)|wagtail_localize_|auth_|users_user|wagtailimages_|wagtaildocs_|wagtailredirects_)",
)

#: Open to everybody: how one comes in.
ENTRANCE = {
    "wagtailadmin_login",
    "wagtailadmin_sprite",
    "wagtailadmin_javascript_catalog",
    "wagtailadmin_password_reset",
    "wagtailadmin_password_reset_done",
    "wagtailadmin_password_reset_confirm",
    "wagtailadmin_password_reset_complete",
}

#: Open to everybody in the admin: their own account, and what only reads (Wagtail's choosers, its log of what this person may see).
#: Nothing of it may write.
READS = re.compile(
    r"wagtailadmin_(home|account|dismissibles|error_test|tag_autocomplete|choose_page.*|api:.*|reports:site_history.*"
    r"|editing_sessions:.*|workflows:task_chooser.*|pages:(choose_parent|move_confirm|confirm_workflow_cancellation|revisions_index))"
    r"|wagtailembeds:chooser.*|wagtailsnippetchoosers_.*|wagtail(docs|images)_chooser:.*|translation:(queue|queue_results|notes|say|people|histories|history)|translators:save_view"
    r"|translation_memory:(index|index_results|concordance|export)"
    r"|translation_exchange:(files|files_results|export|hand_in|hand_in_for)"
    r"|translation_checking:(dismissed|withdraw)|translation_glossary:(index|index_results|add|inspect|export|add_quickly)"
)

#: Of a half written by hand, for whoever claimed it, and of no other page.
HALF = {
    "edit",
    "view_draft",
    "history",
    "history_results",
    "revisions_revert",
    "revisions_view",
    "revisions_compare",
    "workflow_history",
    "workflow_history_detail",
    "preview_on_edit",
}

#: Of a pair: to look at for every translator; to work on for whoever claimed it.
PAIR = {
    "work": {"get", "post"},
    "claim": {"post"},
    "release": {"post"},
    "send": {"post"},
    "part": {"get", "post"},
    "part_check": {"post"},
    "part_dismiss": {"post"},
    "preview": {"get"},
    "presence": {"post"},
    "put_away": {"post"},
    "search": {"get"},
    "pictures": {"get", "post"},
    "addresses": {"post"},
    "machine": {"post"},
    "write_freely": {"post"},
    "into_parts": {"post"},
}

#: Of these, what whoever may look at the pair may ask, and what nothing changes by.
LOOKING = {
    ("work", "get"),
    ("part", "get"),
    ("part_check", "post"),
    ("presence", "post"),
    ("search", "get"),
    ("pictures", "get"),
}

#: Forms that change nothing where nothing was in them.
EMPTY_FORMS = {"pictures", "addresses"}


def admin_patterns():
    """``(route, name)`` of every pattern of the admin but its last one, which answers 404 to all that is left."""
    admin = next(found for found in get_resolver().url_patterns if str(found.pattern) == "admin/")
    return list(_walk(admin, "/admin/"))


def _walk(resolver, prefix, names=()):
    for found in resolver.url_patterns:
        route = prefix + str(found.pattern)
        if isinstance(found, URLResolver):
            yield from _walk(found, route, (*names, found.namespace) if found.namespace else names)
        elif isinstance(found, URLPattern):
            yield route, ":".join((*names, found.name or ""))


@pytest.fixture
def world():
    """Pairs in every relation to the translator who asks."""
    me, somebody = factories.translator("mair"), factories.translator("ifan")
    unclaimed = factories.with_counterpart(factories.make_post("cy"))
    theirs = work.claim(factories.with_counterpart(factories.make_post("cy")), somebody)
    mine = work.claim(factories.with_counterpart(factories.make_post("cy")), me)
    welsh, _english = factories.make_pair()
    factories.edit(welsh, body=["Mae'r neuadd ar gau tan yr haf, meddai'r pwyllgor."])
    by_hand = work.claim(factories.pair_of(welsh), me)
    SiteIdentity.load()
    PairSettings.load()
    return SimpleNamespace(me=me, unclaimed=unclaimed, theirs=theirs, mine=mine, by_hand=by_hand)


def numbers(world):
    """What a number in an address could name; of a half, its newest revision too."""
    for pair in (world.unclaimed, world.mine, world.by_hand):
        yield _named(pair, pair.original)
    for pair in (world.theirs, world.mine, world.by_hand):
        yield _named(pair, pair.counterpart)


def _named(pair, page):
    revision = page.get_latest_revision()
    translation = counterparts.enabled_translation(pair.translation_key)
    key = units(translation)[0].key if translation else "none"
    return {"pair": pair.pk, "page": page.pk, "revision": revision.pk if revision else 0, "key": key}


def paths(route, named):
    """Every way to fill in ``route``: numbers by what they could name, words by a page type that there is."""
    route = route.replace("\\Z", "").replace("$", "").replace("^", "").replace("\\", "")
    found = [match["name"] or match["group"] for match in PARAMETER.finditer(route)]
    if not found:
        return [route]
    return list(dict.fromkeys(_filled(route, one) for one in named))


def _filled(route, named):
    def value(match):
        name = match["name"] or match["group"]
        if "revision" in name:
            return str(named["revision"])
        if name == "pk" and "/translation/pairs/" in route:
            return str(named["pair"])
        if name == "key":
            return named["key"]
        return _WORDS.get(name, str(named["page"]))

    return PARAMETER.sub(value, route)


_WORDS = {
    "app_label": "blog",
    "content_type_app_name": "blog",
    "content_type_app_label": "blog",
    "model_name": "postpage",
    "content_type_model_name": "postpage",
    "app_name": "translation",
    "action_name": "approve",
    "action": "publish",
    "mode": "publish",
    "uidb64": "MQ",
    "token": "x-y",
    "namespace": "translation",
}


class Writes:
    """What was written to the tables that are guarded, since it was last asked."""

    def __init__(self):
        self.seen = []

    def __call__(self, execute, sql, params, many, context):
        if GUARDED.match(sql):
            self.seen.append(sql[:120])
        return execute(sql, params, many, context)

    def take(self):
        found, self.seen = self.seen, []
        return found


@dataclass(frozen=True)
class Answer:
    """What one address said to one question."""

    name: str
    path: str
    method: str
    status: int
    url: str
    writes: tuple[str, ...]

    @property
    def is_refused(self):
        """Sent to the log-in or to the admin's home page, or told no."""
        if self.status == 302:
            return self.url.startswith("/admin/login/") or self.url == "/admin/"
        return self.status in (400, 403, 404, 405)


def answers(client, named, methods=("get", "post")):
    """Every answer there is; what a question changes is taken back before the next."""
    client.raise_request_exception = False
    writes = Writes()
    with connection.execute_wrapper(writes):
        for route, name in admin_patterns():
            if name in ("wagtailadmin_logout", ""):
                continue  # the one would end the walk; the other is a picture of a 404
            for path in paths(route, named):
                for method in methods:
                    with transaction.atomic(), translation.override("en"):
                        answer = getattr(client, method)(path)
                        transaction.set_rollback(True)
                    url = getattr(answer, "url", "")
                    yield Answer(name, path, method, answer.status_code, url, tuple(writes.take()))


def told(found):
    """The answers that should not be, one in a line."""
    return "\n".join(f"{a.method} {a.path} ({a.name}): {a.status} {a.url} {a.writes[:1]}" for a in found)


def test_nobody_gets_in_without_logging_in(client, world):
    named = [_named(world.mine, world.mine.counterpart)]

    wrong = [a for a in answers(client, named) if (a.name not in ENTRANCE and not a.is_refused) or a.writes]

    assert not wrong, told(wrong)


def test_a_translator_works_on_what_they_claimed_and_on_nothing_else(client, world):
    client.force_login(world.me)

    wrong = [a for a in answers(client, list(numbers(world))) if not _is_right_for_translator(a, world)]

    assert not wrong, told(wrong)


def _is_right_for_translator(answer, world):
    area, _separator, name = answer.name.rpartition(":")
    if area == "translation" and name in PAIR:
        return _is_right_of_pair(answer, name, world)
    if answer.is_refused:
        return not answer.writes
    if area == "wagtailadmin_pages" and name in HALF:
        return f"/{world.by_hand.counterpart_id}/" in answer.path
    return bool(answer.name in ENTRANCE or READS.fullmatch(answer.name)) and not answer.writes


def _is_right_of_pair(answer, name, world):
    pair = next(p for p in (world.unclaimed, world.theirs, world.mine, world.by_hand) if f"/{p.pk}/" in answer.path)
    if answer.method not in PAIR[name]:
        return answer.status == 405
    if (name, answer.method) in LOOKING:
        no_parts = pair == world.by_hand and name == "part_check"
        return answer.status == (404 if no_parts else 302 if name == "part" else 200) and not answer.writes
    if name == "part" and pair == world.by_hand:
        return answer.is_refused and not answer.writes  # it has no parts
    may = pair in ((world.unclaimed, world.mine, world.by_hand) if name == "claim" else (world.mine, world.by_hand))
    if name in EMPTY_FORMS:
        is_in = answer.status == 400 or f"/{pair.pk}/" in answer.url
        return (is_in if may else answer.url == "/admin/") and not answer.writes
    if not may and name == "claim":
        return answer.status == 302  # told who has it (test_queue_claims)
    return answer.is_refused == (not may) and (may or not answer.writes)


@pytest.mark.parametrize("role", ["editor", "superuser"])
def test_no_address_changes_anything_by_being_looked_at(client, world, role):
    client.force_login(getattr(factories, role)())
    named = [_named(world.mine, world.mine.original), _named(world.by_hand, world.by_hand.counterpart)]

    found = [a for a in answers(client, named, methods=("get",)) if a.name not in ENTRANCE]

    wrong = [a for a in found if a.writes or (a.status >= 500 and a.name != "wagtailadmin_error_test")]
    assert not wrong, told(wrong)


def test_an_editor_is_not_let_into_what_administrators_do(client, world):
    client.force_login(factories.editor())
    named = [_named(world.mine, world.mine.original)]
    administration = re.compile(
        r"wagtail(users|sites|redirects|settings|groups).*|wagtailadmin_(workflows:(?!task_chooser)|collections).*"
    )

    wrong = [a for a in answers(client, named) if administration.match(a.name) and (not a.is_refused or a.writes)]

    assert not wrong, told(wrong)
