"""Rows of the ledger, and pieces for them, made in bulk for tests of figures: no door, no signal."""

from __future__ import annotations

import datetime
import itertools

from wagtail.models import Page
from wagtail.users.models import UserProfile

from papurbro.translation.models import Pair
from papurbro.translation.parity.models import Gap, Outcome, Why, write

from blog.models import PostPage

from tests import factories

NOW = datetime.datetime(2026, 11, 21, 12, 0, tzinfo=datetime.UTC)
DAY = datetime.timedelta(days=1)

_numbers = itertools.count(1)


def piece(*live, original="cy", since=NOW - 10 * DAY, tags=(), authors=(), **pair):
    """A pair whose halves in the languages of ``live`` are live ``since`` then; ``pair`` are fields of its row."""
    number = next(_numbers)
    section = factories.site().section
    made = {}
    key = None
    for language in (original, "en" if original == "cy" else "cy"):
        page = factories.post(language, title=f"Stori {number} {language}", slug=f"stori-{number}-{language}")
        page.live, page.path = language in live, ""
        if key is not None:
            page.translation_key = key
        key = page.translation_key
        made[language] = _add(page, section[language], since if language in live else None)
    for page in made.values():
        page.tags, page.authors = list(tags), list(authors)
        page.save()
    fields = {"original_language": original, "behind": "en" if original == "cy" else "cy", "status": "current"}
    fields |= {"original_id": made[original].pk, "counterpart_id": made[fields["behind"]].pk, **pair}
    # Where tests commit, the pair's row and its waits are there already.
    if not Pair.objects.filter(translation_key=key).update(**fields):
        Pair.objects.bulk_create([Pair(translation_key=key, **fields)])
    found = Pair.objects.get(translation_key=key)
    Gap.objects.filter(pair=found).delete()
    return found


def _add(page, parent, since):
    from papurbro.translation.answering import in_hand
    from papurbro.translation.counterparts import no_counterparts

    live = page.live
    with in_hand(page.translation_key), no_counterparts():
        Page.objects.get(pk=parent.pk).add_child(instance=page)
    PostPage.objects.filter(pk=page.pk).update(live=live, first_published_at=since, last_published_at=since)
    return PostPage.objects.get(pk=page.pk)


def gap(
    pair, language="en", days=None, *, since=NOW - 10 * DAY, why=Why.PUBLICATION, outcome=Outcome.CAUGHT_UP, **fields
):
    """One wait; open where ``days`` is None."""
    row = Gap(pair=pair, language=language, why=why, opened_at=since, **fields)
    if days is not None:
        row.close(since + days * DAY, outcome)
    write([row])
    return row


def speaks(user, language):
    """The admin is in ``language`` for ``user``."""
    profile = UserProfile.get_for_user(user)
    profile.preferred_language = language
    profile.save()
