"""What was said before, in both languages: one row serves both directions, and no row is ever deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models.functions import Length
from django.utils.translation import gettext_lazy as _

from papurbro.translation.memory import index
from papurbro.translation.models import LANGUAGE_CHOICES, Pair
from papurbro.welsh.languages import other

if TYPE_CHECKING:
    from collections.abc import Iterable


class Kind(models.TextChoices):
    """How much of a text a unit is."""

    PART = "part", _("Part")
    SENTENCE = "sentence", _("Sentence")


class Origin(models.TextChoices):
    """Where a unit came from."""

    PUBLISHED = "published", _("Published here")
    IMPORTED = "imported", _("Imported")


class UnitQuerySet(models.QuerySet["Unit"]):
    """What is asked of units. Texts are found through indexes, never by reading all of them."""

    def usable(self) -> UnitQuerySet:
        """Units that may be offered."""
        return self.filter(retired_at=None)

    def worded(self, language: str, keys: Iterable[str]) -> UnitQuerySet:
        """Units whose words in ``language``, accents and signs apart, are those of one of ``keys`` (``folding.key``)."""
        return self.filter(**{f"key_{language}__in": list(keys)})

    def holding(self, language: str, *groups: Iterable[str]) -> UnitQuerySet:
        """Units whose folded text in ``language`` holds at least one probe of each of ``groups`` (``folding.probe``)."""
        return self.filter(index.condition(language, [list(group) for group in groups]))

    def about_as_long(self, language: str, shortest: int, longest: int) -> UnitQuerySet:
        """Units whose folded text in ``language`` has so many characters."""
        return self.annotate(size=Length(f"folded_{language}")).filter(size__range=(shortest, longest))

    def outdated(self) -> UnitQuerySet:
        """Units that were published here and stand on no page any more."""
        still = Use.objects.filter(unit=models.OuterRef("pk"), gone_at=None)
        return self.filter(~models.Exists(still), origin=Origin.PUBLISHED)


class Unit(models.Model):
    """A text in both languages, in marks (``marking``): what is offered when something like it is to be translated.

    ``recorded`` is a digest of what it said when it came, and stays when the unit is corrected: so the page or the file that it came from
    brings the mistake back no second time. ``digest`` is of what it says now.
    """

    cy = models.TextField(_("Welsh"))
    en = models.TextField(_("English"))
    folded_cy = models.TextField(editable=False)
    folded_en = models.TextField(editable=False)
    key_cy = models.CharField(max_length=32, editable=False)
    key_en = models.CharField(max_length=32, editable=False)
    digest = models.CharField(max_length=32, editable=False)
    recorded = models.CharField(max_length=32, unique=True, editable=False)

    #: Blank where either may have come first: it was translated both ways, or the file does not say.
    written_in = models.CharField(_("written first in"), max_length=2, choices=LANGUAGE_CHOICES, blank=True, default="")
    kind = models.CharField(_("kind"), max_length=8, choices=Kind.choices, default=Kind.PART)
    origin = models.CharField(_("origin"), max_length=9, choices=Origin.choices)
    file_name = models.CharField(_("file"), max_length=250, blank=True, default="")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    #: Of somebody who has no account here: what the file calls them.
    author_name = models.CharField(_("translator"), max_length=150, blank=True, default="")
    written_on = models.DateField(_("date"), null=True, blank=True)
    note = models.TextField(_("note"), blank=True, default="")
    #: Of an imported unit: the file's own inline elements, by language and mark (``tmx.codes``).
    codes = models.JSONField(blank=True, default=dict, editable=False)

    is_reviewed = models.BooleanField(_("reviewed"), default=False)
    retired_at = models.DateTimeField(null=True, blank=True)
    corrected_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = UnitQuerySet.as_manager()

    class Meta:
        verbose_name = _("unit of the memory")
        verbose_name_plural = _("units of the memory")
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["key_cy"], name="memory_key_cy"),
            models.Index(fields=["key_en"], name="memory_key_en"),
            models.Index(fields=["digest"], name="memory_digest"),
        ]

    def __str__(self) -> str:
        return self.cy

    def text(self, language: str) -> str:
        """What it says in ``language``, in marks."""
        return str(getattr(self, language))

    def is_reverse(self, target: str) -> bool:
        """Whether its text in ``target`` was the one that the other was translated from."""
        return self.written_in == target

    @property
    def original_language(self) -> str:
        """The language to show first: the one it was written in, Welsh where that is not known."""
        return self.written_in or "cy"

    @property
    def source(self) -> str:
        """The text that was there first, as far as is known."""
        return self.text(self.original_language)

    @property
    def target(self) -> str:
        """Its translation."""
        return self.text(other(self.original_language))


class Use(models.Model):
    """Where a unit stands, or stood, on a published page. ``path`` is localize's, such as ``title`` or ``body.<block>``."""

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="uses")
    pair = models.ForeignKey(Pair, on_delete=models.CASCADE, related_name="+")
    path = models.CharField(max_length=500)
    gone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "pair", "path"], name="memory_used_once")]

    def __str__(self) -> str:
        return self.path


class Recorded(models.Model):
    """Which texts of a pair were taken into the memory last: a digest of both halves."""

    pair = models.OneToOneField(Pair, primary_key=True, on_delete=models.CASCADE, related_name="+")
    fingerprint = models.CharField(max_length=64)
    at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return self.fingerprint


class Word(models.Model):
    """In how many units a probe stands, about: what is rare is looked for first. Counted up, never down."""

    language = models.CharField(max_length=2)
    probe = models.CharField(max_length=48)
    units = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["language", "probe"], name="memory_probe_once")]

    def __str__(self) -> str:
        return self.probe


class Change(models.Model):
    """Who corrected, retired, restored or reviewed a unit, when and why, and what it said before."""

    class Verb(models.TextChoices):
        """What was done."""

        CORRECTED = "corrected", _("Corrected")
        RETIRED = "retired", _("Retired")
        RESTORED = "restored", _("Taken up again")
        REVIEWED = "reviewed", _("Marked as reviewed")

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="changes")
    verb = models.CharField(max_length=9, choices=Verb.choices)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    reason = models.CharField(_("reason"), max_length=250, blank=True, default="")
    cy = models.TextField(blank=True, default="")
    en = models.TextField(blank=True, default="")

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.get_verb_display()}: {self.unit_id}"
