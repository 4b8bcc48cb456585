"""The pair: two pages with one translation key, and everything that is known and decided about them."""

from __future__ import annotations

import datetime
import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting
from wagtail.models import Page

from papurbro.translation.pages import ChangeClass
from papurbro.welsh.languages import LANGUAGES, other

LANGUAGE_CHOICES = [("cy", _("Welsh")), ("en", _("English"))]


class Status(models.TextChoices):
    """Of the half that is behind, in order (DESIGN, "Status")."""

    MISSING = "missing", _("No translation yet")
    IN_PROGRESS = "in_progress", _("In progress")
    IN_REVIEW = "in_review", _("In review")
    READY = "ready", _("Ready to publish")
    CURRENT = "current", _("Up to date")
    STALE = "stale", _("Needs updating")
    EXEMPT = "exempt", _("No translation needed")


#: What waits for a translator or a reviewer; the queue.
PENDING = (Status.MISSING, Status.IN_PROGRESS, Status.IN_REVIEW, Status.STALE)


#: A claim is soft: after so long without work somebody else may take the pair on, unless it was given a date that is still to come.
CLAIM_LASTS = datetime.timedelta(days=14)


class Policy(models.TextChoices):
    """How the two halves of a pair go out."""

    TOGETHER = "together", _("Both versions together")
    INDEPENDENT = "independent", _("Each version when it is ready")
    SINGLE = "single", _("One language only")


class Review(models.TextChoices):
    """How far the work on the half that is behind has been taken by people."""

    NONE = "", _("Not sent")
    SENT = "sent", _("Sent for review")
    APPROVED = "approved", _("Approved")


class PairQuerySet(models.QuerySet["Pair"]):
    """What is asked of pairs. Every answer is bounded: rows, never pages, are read."""

    def for_page(self, page: Page) -> PairQuerySet:
        """The pair that ``page`` is a half of."""
        return self.filter(translation_key=page.translation_key)

    def pending(self) -> PairQuerySet:
        """What a translator or reviewer has yet to do; a page that stands in one language only waits for nobody."""
        return self.filter(status__in=PENDING).exclude(policy_in_force=Policy.SINGLE)

    def awaiting(self, language: str) -> PairQuerySet:
        """Pairs whose half in ``language`` is the one behind."""
        return self.filter(behind=language)

    def free_for(self, user: Any) -> PairQuerySet:
        """Pairs that ``user`` may take on: nobody's, their own, or with a claim that has expired."""
        expired = models.Q(claimed_at__lt=timezone.now() - CLAIM_LASTS)
        no_date = models.Q(due=None) | models.Q(due__lt=timezone.localdate())
        return self.filter(models.Q(assignee=None) | models.Q(assignee=user) | (expired & no_date))

    def most_urgent_first(self) -> PairQuerySet:
        """Corrections, then what is overdue, then by due date, then what has waited longest."""
        urgency = models.Case(
            models.When(change_class=ChangeClass.CORRECTION, then=0),
            models.When(due__lt=timezone.localdate(), then=1),
            models.When(due__isnull=False, then=2),
            default=3,
            output_field=models.PositiveSmallIntegerField(),
        )
        waiting_since = Coalesce("stale_since", "original__latest_revision_created_at", "changed_at")
        return self.annotate(urgency=urgency, waiting_since=waiting_since).order_by(
            "urgency", models.F("due").asc(nulls_last=True), "waiting_since", "pk"
        )

    def half_live(self) -> PairQuerySet:
        """Pairs that are to go together of which one half alone is live."""
        no_original = models.Q(original=None) | models.Q(original__live=False)
        no_counterpart = models.Q(counterpart=None) | models.Q(counterpart__live=False)
        alone = (models.Q(original__live=True) & no_counterpart) | (models.Q(counterpart__live=True) & no_original)
        return self.filter(alone, policy_in_force=Policy.TOGETHER, exempt_at=None)


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
        indexes = [
            models.Index(fields=["status", "behind", "due"], name="pair_queue"),
            models.Index(
                fields=["behind", "changed_at"],
                name="pair_pending",
                condition=models.Q(status__in=[s.value for s in PENDING]),
            ),
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


class Carried(models.Model):
    """What a segment said before its source changed: the start for the translator, so that a changed sentence loses nothing."""

    pair = models.ForeignKey(Pair, on_delete=models.CASCADE, related_name="carried")
    segment_key = models.CharField(max_length=64, help_text="digest of the new source text and its context")
    old_source = models.TextField()
    old_translation = models.TextField(blank=True, default="")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["pair", "segment_key"], name="carried_once")]

    def __str__(self) -> str:
        return self.old_source


@register_setting(icon="wagtail-localize-language")
class PairSettings(BaseGenericSetting):
    """How pairs are published, for the whole site."""

    policy = models.CharField(
        _("how pairs are published"), max_length=12, choices=Policy.choices, default=Policy.TOGETHER
    )

    class Meta:
        verbose_name = _("Welsh and English versions")
