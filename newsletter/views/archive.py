"""Past issues, on the site, for anybody."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from papurbro.core.addresses import active_language

from newsletter import sources
from newsletter.audience import Plan, Wishes
from newsletter.models import Issue, IssueItem, Newsletter
from newsletter.rendering import ItemShown, item_shown
from newsletter.views.pages import halves


@require_safe
def archive(request: HttpRequest, slug: str) -> HttpResponse:
    """A newsletter's issues, the newest first."""
    newsletter = get_object_or_404(Newsletter, slug=slug)
    language = active_language()
    context = {
        "name": newsletter.name(language),
        "description": newsletter.description(language),
        "issues": Issue.objects.public().filter(newsletter=newsletter),
        "slug": slug,
        "halves": halves("newsletter_archive", slug=slug),
    }
    return render(request, "newsletter/archive.html", context)


@require_safe
def issue(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """One issue as a reader of this language gets it. What was taken down since is not shown."""
    public = Issue.objects.public().select_related("newsletter")
    found = get_object_or_404(public, newsletter__slug=slug, number=number)
    language = active_language()
    context = {
        "issue": found,
        "words": found.frozen[language],
        "items": _items(found),
        "slug": slug,
        "halves": halves("newsletter_issue", slug=slug, number=number),
    }
    return render(request, "newsletter/issue.html", context)


def _items(found: Issue) -> list[ItemShown]:
    language = active_language()
    plan = Plan(found)
    readable = sources.languages_to_read(item.pair_id for item in plan.items)
    items: dict[int, IssueItem] = {item.pk: item for item in plan.items}
    edition = plan.edition(Wishes((language,)))
    return [
        item_shown(items[pk], language, shown)
        for pk, shown in (edition.parts[0][1] if edition else ())
        if shown in readable.get(items[pk].pair_id, set())
    ]
