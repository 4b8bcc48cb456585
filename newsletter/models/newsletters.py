"""A newsletter: what people subscribe to."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from papurbro.tags.models import Tag


class Cadence(models.TextChoices):
    """How often an issue is made."""

    DAILY = "daily", _("Every day")
    WEEKLY = "weekly", _("Every week")
    MONTHLY = "monthly", _("Every month")
    BY_HAND = "by_hand", _("When there is something to say")


class Fallback(models.TextChoices):
    """What is done about an item whose language is missing (DESIGN, "fallback")."""

    LABEL = "label", _("Show it in the other language, labelled")
    SKIP = "skip", _("Leave it out until it has been translated")
    HOLD = "hold", _("Keep it for the issue in which both languages can go")


class Newsletter(models.Model):
    """A list that people subscribe to: its tags, its one cadence, its fallback, and its words in both languages."""

    slug = models.SlugField(_("slug"), max_length=60, unique=True, help_text=_("Part of the address; it stays."))
    name_cy = models.CharField(_("Welsh name"), max_length=80)
    name_en = models.CharField(_("English name"), max_length=80)
    description_cy = models.TextField(_("description in Welsh"), blank=True)
    description_en = models.TextField(_("description in English"), blank=True)
    subject_cy = models.CharField(_("Welsh subject line"), max_length=120)
    subject_en = models.CharField(_("English subject line"), max_length=120)
    sender_name_cy = models.CharField(_("sender’s name in Welsh"), max_length=80)
    sender_name_en = models.CharField(_("sender’s name in English"), max_length=80)
    intro_cy = models.TextField(_("opening words in Welsh"), blank=True)
    intro_en = models.TextField(_("opening words in English"), blank=True)
    from_address = models.EmailField(_("sender’s email address"))
    tags = models.ManyToManyField(Tag, verbose_name=_("tags"), related_name="newsletters")
    cadence = models.CharField(_("how often"), max_length=8, choices=Cadence.choices, default=Cadence.WEEKLY)
    fallback = models.CharField(
        _("what is not yet in the reader’s language"), max_length=5, choices=Fallback.choices, default=Fallback.LABEL
    )
    #: A newsletter's first issue starts here; what was published earlier never counts as new.
    created_at = models.DateTimeField(_("since"), default=timezone.now, editable=False)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("newsletter")
        verbose_name_plural = _("newsletters")

    def __str__(self) -> str:
        return self.name_cy if self.name_cy == self.name_en else f"{self.name_cy} = {self.name_en}"

    def name(self, language: str) -> str:
        """Its name in ``language`` ("cy" or "en")."""
        return self.name_cy if language == "cy" else self.name_en

    def description(self, language: str) -> str:
        """What it says of itself in ``language``."""
        return self.description_cy if language == "cy" else self.description_en
