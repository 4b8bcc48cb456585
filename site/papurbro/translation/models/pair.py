"""The pair: two pages with one translation key, and everything that is known and decided about them."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from papurbro.translation.models.asking import WAITS, PairQuerySet
from papurbro.translation.models.choices import LANGUAGE_CHOICES, PENDING, Policy, Review, Status
from papurbro.translation.pages import ChangeClass
from papurbro.translation.urgency import URGENCY, URGENT_AT
from papurbro.welsh.languages import LANGUAGES, other


class Pair(models.Model):
    """One row for each translation key of a paired page type: stable, so that issues, deliveries and comments point at it.

    The first group of fields is derived, and ``rebuild_pairs`` recomputes it. The second holds decisions, which only a person's action changes.
    """

    translation_key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)

    # Derived.
    original = models.ForeignKey(Page, null=True, on_delete=models.SET_NULL, related_name="+")
    counterpart = models.ForeignKey(Page, null=True, on_delete=models.SET_NULL, related_name="+")
    original_language = models.CharField(_("written first in"), max_length=2, choices=LANGUAGE_CHOICES)
    behind = models.CharField(_("awaited language"), max_length=2, choices=LANGUAGE_CHOICES)
    status = models.CharField(_("status"), max_length=12, choices=Status.choices, default=Status.MISSING)
    stale_since = models.DateTimeField(null=True, blank=True)
    change_class = models.CharField(max_length=12, choices=ChangeClass.choices, blank=True, default="")
    policy_in_force = models.CharField(max_length=12, choices=Policy.choices, default=Policy.TOGETHER)
    words = models.PositiveIntegerField(_("words"), default=0)
    segments_done = models.PositiveIntegerField(null=True, blank=True)
    segments_total = models.PositiveIntegerField(null=True, blank=True)
    changed_at = models.DateTimeField(auto_now=True)
    #: When it last came into the queue.
    waiting_since = models.DateTimeField(default=timezone.now, editable=False)
    #: Whether translators have been told of it, or will not be (``translators.announcing``).
    is_announced = models.BooleanField(default=True, editable=False)
    urgency = models.GeneratedField(
        expression=URGENCY, output_field=models.PositiveSmallIntegerField(), db_persist=True
    )
    urgent_at = models.GeneratedField(expression=URGENT_AT, output_field=models.DateTimeField(), db_persist=True)

    # Decisions.
    policy = models.CharField(_("how it is published"), max_length=12, choices=Policy.choices, blank=True, default="")
    policy_reason = models.CharField(_("reason"), max_length=250, blank=True, default="")
    policy_below = models.CharField(
        _("how the pages below it are published"), max_length=12, choices=Policy.choices, blank=True, default=""
    )
    exempt_at = models.DateTimeField(null=True, blank=True)
    exempt_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    exempt_reason = models.CharField(_("reason"), max_length=250, blank=True, default="")
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("translator"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="claimed_pairs",
    )
    claimed_at = models.DateTimeField(null=True, blank=True)
    due = models.DateField(_("due date"), null=True, blank=True)
    #: Whether the site's rule set the date (``due_dates``); a person's is never written over.
    due_is_by_rule = models.BooleanField(default=False, editable=False)
    #: When a newsletter that holds it is to go out (``promises``).
    promised_for = models.DateTimeField(null=True, blank=True, editable=False)
    review = models.CharField(max_length=8, choices=Review.choices, blank=True, default=Review.NONE)
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    sent_at = models.DateTimeField(null=True, blank=True)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    reviewed_at = models.DateTimeField(null=True, blank=True)
    review_note = models.TextField(_("what is still to do"), blank=True, default="")
    held_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    held_at = models.DateTimeField(null=True, blank=True)

    # The baseline: content digests (translation.digest), never revision ids, because autosave writes a revision over in place.
    started_at = models.DateTimeField(null=True, blank=True)
    made_from = models.CharField(max_length=64, blank=True, default="")
    made_digest = models.CharField(max_length=64, blank=True, default="")

    objects = PairQuerySet.as_manager()

    class Meta:
        verbose_name = _("pair")
        verbose_name_plural = _("pairs")
        permissions = [("translate_pair", _("Can translate what is in the queue"))]
        # One for each way in which the queue is narrowed, in its own order: fifty rows are read, however many wait.
        indexes = [
            models.Index(fields=["urgency", "urgent_at", "id"], name="pair_waits", condition=WAITS),
            models.Index(fields=["behind", "urgency", "urgent_at", "id"], name="pair_waits_behind", condition=WAITS),
            models.Index(fields=["status", "urgency", "urgent_at", "id"], name="pair_status"),
            models.Index(
                fields=["assignee", "urgency", "urgent_at", "id"],
                name="pair_waits_claimed",
                condition=WAITS & models.Q(assignee__isnull=False),
            ),
            models.Index(
                fields=["behind", "urgency", "urgent_at", "id"],
                name="pair_waits_free",
                condition=WAITS & models.Q(assignee__isnull=True),
            ),
            models.Index(fields=["id"], name="pair_news", condition=models.Q(is_announced=False)),
            models.Index(fields=["due"], name="pair_waits_due", condition=WAITS & models.Q(due__isnull=False)),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(original_language__in=LANGUAGES) & models.Q(behind__in=LANGUAGES),
                name="pair_languages_known",
            )
        ]

    def __str__(self) -> str:
        page = self.original or self.counterpart
        return page.get_admin_display_title() if page else str(self.translation_key)

    @property
    def counterpart_language(self) -> str:
        """The language of the counterpart."""
        return other(self.original_language)

    @property
    def behind_page(self) -> Page | None:
        """The half that has to catch up."""
        return self.original if self.behind == self.original_language else self.counterpart

    @property
    def ahead_page(self) -> Page | None:
        """The half that the other one is made from."""
        return self.counterpart if self.behind == self.original_language else self.original

    @property
    def goes_together(self) -> bool:
        """Whether one half may be live only while the other is."""
        return self.policy_in_force == Policy.TOGETHER and self.exempt_at is None

    @property
    def is_pending(self) -> bool:
        """Whether a translator or reviewer has something to do."""
        return self.status in PENDING and self.policy_in_force != Policy.SINGLE

    @property
    def is_overdue(self) -> bool:
        """Whether its date has passed."""
        return self.due is not None and self.due < timezone.localdate()

    @property
    def is_held(self) -> bool:
        """Whether an editor asked for publication of an edit that waits for the other half."""
        return self.held_at is not None
