"""The demo's newsletters: two lists, and the first issue of each."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils import timezone

from papurbro.tags.models import Tag
from papurbro.users.models import User
from papurbro.welsh.languages import LANGUAGES

from newsletter.approving import approve
from newsletter.compiling import compile_issue
from newsletter.delivering import send_issue
from newsletter.models import Issue, Newsletter
from newsletter.models.newsletters import Cadence

FROM_ADDRESS = "llais@example.org"
#: What the words call a cadence.
CADENCES = {"weekly": Cadence.WEEKLY, "by hand": Cadence.BY_HAND}
#: How long ago each began: the weekly one just before a week's worth of posts, the other before all of them.
FOUNDED_DAYS_AGO = {Cadence.WEEKLY: 8, Cadence.BY_HAND: 240}


def make_newsletters(rows: list[dict[str, Any]], tags: dict[str, Tag]) -> list[Newsletter]:
    """The newsletters, in the order of the words."""
    return [_newsletter(row, tags) for row in rows]


def _newsletter(row: dict[str, Any], tags: dict[str, Tag]) -> Newsletter:
    cadence = CADENCES[row["cadence"]]
    in_both = {f"{name}_{language}": row[language][name] for language in LANGUAGES for name in row[language]}
    newsletter, created = Newsletter.objects.get_or_create(
        slug=row["key"],
        defaults={
            **in_both,
            "cadence": cadence,
            "fallback": row["fallback"],
            "from_address": FROM_ADDRESS,
            "created_at": timezone.now() - dt.timedelta(days=FOUNDED_DAYS_AGO[cadence]),
        },
    )
    if created:
        newsletter.tags.set([tags[key] for key in row["tags"]])
    return newsletter


def first_issue(newsletter: Newsletter) -> Issue:
    """Its first issue: what was made before, or one made now."""
    return newsletter.issues.order_by("number").first() or compile_issue(newsletter)


def send_first_issue(newsletter: Newsletter, editor: User) -> int:
    """Approve and send its first issue, or go on with that; how many messages went out now."""
    issue = first_issue(newsletter)
    if issue.status == Issue.Status.COMPILED:
        approve(issue, editor)
    return send_issue(issue).accepted if not is_sent(newsletter) else 0


def is_sent(newsletter: Newsletter | None) -> bool:
    """Whether its first issue has gone out to all."""
    return newsletter is not None and newsletter.issues.filter(status=Issue.Status.SENT).exists()
