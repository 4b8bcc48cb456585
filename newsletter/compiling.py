"""Making an issue: which pairs are in it, frozen as they are now."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from papurbro.core.models import SiteIdentity
from papurbro.welsh.languages import LANGUAGES, Language

from newsletter import sources
from newsletter.audience import somebody_lacks
from newsletter.errors import NothingNew
from newsletter.models import Fallback, Issue, IssueItem, Newsletter
from newsletter.promising import pairs_in, tell_the_queue

if TYPE_CHECKING:
    import datetime as dt

    from newsletter.sources import DigestItem, DigestText


def compile_issue(newsletter: Newsletter) -> Issue:
    """Make the next issue of ``newsletter``, or make the one anew that waits for approval; return it.

    It holds what bears one of the newsletter's tags and

    - came out since the newsletter was founded and was in no earlier issue, or
    - was in an earlier issue while a language was missing that is there now, and somebody who reads it lacks it.

    With fallback ``hold``, what still awaits its other language is left for a later issue.
    Raises NothingNew when that is nothing; an issue that waited for approval is cancelled then.
    """
    issue = _compile(newsletter)
    if issue is None:
        raise NothingNew(_("There is nothing new for this newsletter."))
    return issue


@transaction.atomic
def _compile(newsletter: Newsletter) -> Issue | None:
    newsletter = Newsletter.objects.select_for_update().get(pk=newsletter.pk)
    now = timezone.now()
    issue = newsletter.issues.filter(status=Issue.Status.COMPILED).first() or Issue(
        newsletter=newsletter, number=_next_number(newsletter)
    )
    chosen, former = _choose(newsletter, issue), pairs_in(issue)
    if not chosen:
        Issue.objects.filter(pk=issue.pk).update(status=Issue.Status.CANCELLED)
        tell_the_queue(former)
        return None
    _freeze(issue, now)
    issue.save()
    issue.items.all().delete()
    IssueItem.objects.bulk_create(
        _frozen_item(issue, order, item, newly_in) for order, (item, newly_in) in enumerate(chosen)
    )
    tell_the_queue({*former, *pairs_in(issue)})
    return issue


def _next_number(newsletter: Newsletter) -> int:
    last: int | None = newsletter.issues.aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


def _choose(newsletter: Newsletter, issue: Issue) -> list[tuple[DigestItem, str]]:
    """The items in order, each with the language that is new in it ("" where it was never mailed before)."""
    shown = _languages_shown_before(newsletter, issue)
    whole = [pair for pair, languages in shown.items() if languages >= set(LANGUAGES)]
    chosen = []
    for item in sources.new_items(newsletter, without=whole):
        if newsletter.fallback == Fallback.HOLD and item.awaited and len(item.texts) < len(LANGUAGES):
            continue
        if item.pair_id not in shown:
            chosen.append((item, ""))
            continue
        new = {language for language in item.texts if language not in shown[item.pair_id]}
        if new and somebody_lacks(newsletter, item, language := new.pop()):
            chosen.append((item, language))
    return chosen


def _languages_shown_before(newsletter: Newsletter, issue: Issue) -> dict[int, set[str]]:
    """For each pair in another issue of this newsletter: the languages it was in."""
    earlier = IssueItem.objects.filter(issue__in=newsletter.issues.not_cancelled().exclude(pk=issue.pk))
    shown: dict[int, set[str]] = {}
    for pair_id, texts in earlier.values_list("pair_id", "texts"):
        shown.setdefault(pair_id, set()).update(texts)
    return shown


def _freeze(issue: Issue, now: dt.datetime) -> None:
    newsletter = issue.newsletter
    earlier = newsletter.issues.not_cancelled().exclude(pk=issue.pk).order_by("-until").first()
    issue.since = earlier.until if earlier else newsletter.created_at
    issue.until = now
    issue.fallback = newsletter.fallback
    identity = SiteIdentity.load()
    issue.frozen = {language: _words(newsletter, identity, language) for language in LANGUAGES}


def _words(newsletter: Newsletter, identity: SiteIdentity, language: Language) -> dict[str, str]:
    return {
        "site": one_line(identity.name(language)),
        "name": one_line(newsletter.name(language)),
        "subject": one_line(getattr(newsletter, f"subject_{language}")),
        "sender_name": one_line(getattr(newsletter, f"sender_name_{language}")),
        "intro": getattr(newsletter, f"intro_{language}"),
    }


def one_line(text: str) -> str:
    """``text`` with every run of blanks and line ends made one blank, so that it can stand in a header."""
    return " ".join(text.split())


def _frozen_item(issue: Issue, order: int, item: DigestItem, newly_in: str) -> IssueItem:
    return IssueItem(
        issue=issue,
        pair_id=item.pair_id,
        order=order,
        tag_ids=list(item.tag_ids),
        texts={language: _frozen_text(text) for language, text in item.texts.items()},
        newly_in=newly_in,
    )


def _frozen_text(text: DigestText) -> dict[str, Any]:
    frozen = asdict(text)
    frozen["title"] = one_line(text.title)
    frozen["date"] = text.date.isoformat()
    frozen["authors"] = list(text.authors)
    frozen["tags"] = {language: list(names) for language, names in text.tags.items()}
    return frozen
