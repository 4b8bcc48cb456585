"""Newsletters in Wagtail's admin."""

from __future__ import annotations

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from wagtail import hooks
from wagtail.permissions import register_permission_policy

from newsletter.admin.policies import IssuePolicy, NewsletterPolicy, SubscriberPolicy
from newsletter.admin.viewsets import NewsletterGroup
from newsletter.models import Issue, Newsletter, Subscriber

register_permission_policy(Issue, IssuePolicy(Issue))
register_permission_policy(Newsletter, NewsletterPolicy(Newsletter))
register_permission_policy(Subscriber, SubscriberPolicy(Subscriber))


@hooks.register("register_admin_viewset")
def register_viewsets() -> NewsletterGroup:
    """Issues, newsletters and subscribers under one entry of the menu."""
    return NewsletterGroup()


@hooks.register("register_permissions")
def register_permissions() -> QuerySet[Permission]:
    """The right to send, for the page on which groups get their rights."""
    return Permission.objects.filter(content_type__app_label="newsletter", codename="send_issue")
