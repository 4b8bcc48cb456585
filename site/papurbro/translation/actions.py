"""What Wagtail's API does to a page, done for the pair. Wagtail looks actions up for the base ``Page`` only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.models import Page

from papurbro.translation import publishing
from papurbro.translation.moving import MovePair
from papurbro.translation.pages import PairedPageMixin
from papurbro.translation.pairs import refresh

if TYPE_CHECKING:
    from wagtail.actions.registry import ActionRegistry


class PublishPair(PublishPageRevisionAction):
    """Publish by the page's own ``publish``, which sees to its other half."""

    def execute(self, skip_permission_checks: bool = False) -> Any:
        """Raises ``PairError`` where the pair cannot go out."""
        self.check(skip_permission_checks=skip_permission_checks)
        return self.object.publish(
            self.revision,
            user=self.user,
            changed=self.changed,
            log_action=self.log_action,
            previous_revision=self.previous_revision,
            skip_permission_checks=skip_permission_checks,
        )


class UnpublishPair(UnpublishPageAction):
    """Take down in one transaction, with what is below; refused where the user may not take down both halves."""

    def check(self, skip_permission_checks: bool = False) -> None:
        """Besides what Wagtail checks: the right to publish the other half."""
        super().check(skip_permission_checks=skip_permission_checks)
        if not skip_permission_checks:
            check_taking_down(self.object, self.user)

    def execute(self, skip_permission_checks: bool = False) -> None:
        """Both halves, or none; ``guards`` take the other one along."""
        with transaction.atomic():
            super().execute(skip_permission_checks=skip_permission_checks)


def check_taking_down(page: Page, user: Any) -> None:
    """Raise where ``user`` may not take down both halves of a pair that goes together."""
    page = page.specific
    if not isinstance(page, PairedPageMixin):
        return
    pair = refresh(page.translation_key)
    if pair is not None and pair.goes_together:
        publishing.check_rights(pair, page, user)


def register(registry: ActionRegistry) -> None:
    """The hook ``register_actions``."""
    for action in (PublishPair, UnpublishPair, MovePair):
        registry.register(Page, action)
