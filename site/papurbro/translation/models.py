"""The pair: two pages with one translation key, and everything that is known and decided about them."""

from __future__ import annotations

import datetime
import uuid
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting
from wagtail.models import Page

from papurbro.translation.pages import ChangeClass
from papurbro.translation.urgency import URGENCY, URGENT_AT
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


#: Until the site says otherwise. A claim is soft: after so long without work somebody else may take the pair on,
#: unless it was given a date that is still to come.
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


#: Of a pair that waits for a translator or reviewer. The partial indexes say the same in the same words, or PostgreSQL would not use them.
WAITS = models.Q(status__in=[status.value for status in PENDING]) & ~models.Q(policy_in_force="single")


#: Of a pair on which it is the translator's turn.
AT_WORK = (Status.MISSING, Status.IN_PROGRESS, Status.STALE)


def silent_since(moment: datetime.datetime) -> models.Q:
    """Claims on which nothing was done since ``moment``, though it is their translators' turn.

    A date still to come that a person set keeps the claim; one that only the site's rule set does not.
    """
    no_date = models.Q(due=None) | models.Q(due__lt=timezone.localdate()) | models.Q(due_is_by_rule=True)
    return no_date & models.Q(assignee__isnull=False, claimed_at__lt=moment, status__in=AT_WORK)


class ReviewRule(models.TextChoices):
    """Who finds good what a translator has finished."""

    NONE = "none", _("Nobody: it is ready when the translator sends it")
    EDITOR = "editor", _("An editor")
    OTHER = "other", _("An editor who did not write it")
    GROUP = "group", _("Somebody of a group")


class PairQuerySet(models.QuerySet["Pair"]):
    """What is asked of pairs. Every answer is bounded: rows, never pages, are read."""

    def for_page(self, page: Page) -> PairQuerySet:
        """The pair that ``page`` is a half of."""
        return self.filter(translation_key=page.translation_key)

    def pending(self) -> PairQuerySet:
        """What a translator or reviewer has yet to do; a page that stands in one language only waits for nobody."""
        return self.filter(WAITS)

    def awaiting(self, language: str) -> PairQuerySet:
        """Pairs whose half in ``language`` is the one behind."""
        return self.filter(behind=language)

    def free_for(self, user: Any) -> PairQuerySet:
        """Pairs that ``user`` may take on: nobody's, their own, or with a claim that has expired."""
        expired = silent_since(timezone.now() - PairSettings.load().claim_lasts)
        return self.filter(models.Q(assignee=None) | models.Q(assignee=user) | expired)

    def most_urgent_first(self) -> PairQuerySet:
        """Corrections, then what is overdue, then by due date, then what a newsletter was promised, then what has waited longest."""
        return self.order_by("urgency", "urgent_at", "pk")

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


class QueueCount(models.Model):
    """A line of the ledger of how many pairs wait; ``counting`` keeps and adds it up.

    Every change adds a line and none is written over, so that two people at work never wait for each other.
    """

    behind = models.CharField(max_length=2)
    status = models.CharField(max_length=12)
    is_claimed = models.BooleanField()
    number = models.IntegerField()

    def __str__(self) -> str:
        return f"{self.behind} {self.status}: {self.number:+}"


@register_setting(icon="wagtail-localize-language")
class PairSettings(BaseGenericSetting):
    """How pairs are published, for the whole site."""

    policy = models.CharField(
        _("how pairs are published"), max_length=12, choices=Policy.choices, default=Policy.TOGETHER
    )
    review_rule = models.CharField(
        _("who reviews"), max_length=8, choices=ReviewRule.choices, default=ReviewRule.EDITOR
    )
    reviewers = models.ForeignKey(
        "auth.Group",
        verbose_name=_("group that reviews"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("Needed where somebody of a group reviews."),
    )
    claim_days = models.PositiveSmallIntegerField(
        _("days until a translation that nobody works on is free again"),
        default=CLAIM_LASTS.days,
        validators=[MinValueValidator(3)],
        help_text=_("The translator gets a mail two days before. A due date that an editor set keeps it theirs."),
    )
    days_correction = models.PositiveSmallIntegerField(
        _("days to follow a correction"), null=True, blank=True, help_text=_("Leave empty for no due date.")
    )
    days_substantive = models.PositiveSmallIntegerField(
        _("days to follow a change"), null=True, blank=True, help_text=_("Leave empty for no due date.")
    )
    days_new = models.PositiveSmallIntegerField(
        _("days to translate a new page"), null=True, blank=True, help_text=_("Leave empty for no due date.")
    )

    class Meta:
        verbose_name = _("Welsh and English versions")

    def clean(self) -> None:
        """Somebody of a group can review only where a group is named."""
        super().clean()
        if self.review_rule == ReviewRule.GROUP and self.reviewers is None:
            raise ValidationError({"reviewers": _("Choose the group that reviews.")})

    @property
    def claim_lasts(self) -> datetime.timedelta:
        """How long a claim stands without work."""
        return datetime.timedelta(days=self.claim_days)

    def days_for(self, change_class: str) -> int | None:
        """Within how many days work of this class is wanted; a page that was never translated has none. None: no due date."""
        rules = {ChangeClass.CORRECTION: self.days_correction, ChangeClass.SUBSTANTIVE: self.days_substantive}
        return rules.get(ChangeClass(change_class)) if change_class else self.days_new


# More models of this app, here so that Django finds them with the others.
from papurbro.translation import workflow_task  # noqa: E402, F401
from papurbro.translation.talk import models as talk_models  # noqa: E402, F401
