"""No address that readers or mail scanners follow writes anything by being looked at (DESIGN, "GET changes nothing").

The admin's addresses are walked in ``test_permissions_over_all_admin_urls``. Guards: the views of ``newsletter.views.consent`` act on POST alone;
``core.middleware`` keeps the choice of a language in a cookie and in no session.
"""

import datetime as dt
import re

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone, translation

from papurbro.tags.models import Tag
from papurbro.translation.exchange import parcels
from papurbro.translation.exchange import urls as exchange_urls
from papurbro.translation.exchange.outgoing import Shape
from papurbro.welsh.languages import LANGUAGES

from blog import urls as blog_urls
from blog.models import Author

from newsletter import urls as newsletter_urls
from newsletter.consenting import Wish, ask, confirm_token
from newsletter.messages import unsubscribe_token
from newsletter.models import ConsentEvent

from tests import factories
from tests.newsletter.making import compile_and_send, make_newsletter, publish, subscribe

pytestmark = pytest.mark.django_db

WRITES = re.compile(r"\s*(INSERT|UPDATE|DELETE|REPLACE)\b")
NOT_THERE = {"/cy/dim-byd/", "/en/newsletters/unsubscribe/nonsense/"}


@pytest.fixture
def named():
    """For each name of an address what stands in it: a post, a tag, an author, an issue, links in two mails and one of a parcel."""
    newsletter = make_newsletter()
    Tag.objects.update(slug_en="bro-cy")  # one slug for both, as a hashtag has
    pair = publish("stori un")
    author = Author.objects.create(name="Mair", slug="mair")
    pair.original.specific.authors.set([author])
    pair.original.specific.save()
    reader = subscribe("nia@example.org", newsletter, language="both")
    issue, _progress = compile_and_send(newsletter)
    wish = Wish(email="newydd@example.org", language="cy", newsletters={newsletter.slug: []})
    asked = ask(wish, form=ConsentEvent.Form.PAGE, language="cy", words="Rwy'n gofyn amdano.")
    to = parcels.To(
        name="Uned", email="uned@example.org", language="en", until=timezone.localdate() + dt.timedelta(days=9)
    )
    waiting = factories.with_counterpart(factories.make_post("cy"))
    parcel = {"token": parcels.token_of(parcels.send([waiting], factories.superuser(), to, Shape("po")))}
    return {
        "parcel": parcel,
        "parcel_file": parcel,
        "tag": {"slug": Tag.objects.get().slug_cy},
        "tag_feed": {"slug": Tag.objects.get().slug_cy},
        "author": {"slug": author.slug},
        "author_feed": {"slug": author.slug},
        "newsletter_confirm": {"token": confirm_token(asked)},
        "newsletter_unsubscribe": {"token": unsubscribe_token(reader, newsletter)},
        "newsletter_archive": {"slug": newsletter.slug},
        "newsletter_issue": {"slug": newsletter.slug, "number": issue.number},
        "pages": [pair.original.url, pair.counterpart.url, factories.site().section["cy"].url],
    }


def addresses(named):
    """Every public address of ours in both languages, and some pages. A new one that is not named here makes this fail."""
    for language in LANGUAGES:
        with translation.override(language):
            for urls in (blog_urls, newsletter_urls, exchange_urls):
                for pattern in urls.urlpatterns:
                    yield reverse(pattern.name, kwargs=named.get(pattern.name))
    yield from named["pages"]
    yield from ("/", "/cy/", "/en/", *NOT_THERE)


@pytest.mark.parametrize("method", ["get", "head"])
def test_looking_writes_nothing(client, named, method):
    written, status = [], {}

    def watch(execute, sql, params, many, context):
        if WRITES.match(sql):
            written.append((path, sql[:120]))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch):
        for path in addresses(named):
            status[path] = getattr(client, method)(path).status_code

    assert written == []
    assert {path for path, code in status.items() if code >= 400} == NOT_THERE
