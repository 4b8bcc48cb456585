"""What is said about a part, every text that it ever had, and what a machine proposes for it. Models of the app ``translation``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from collections.abc import Iterable


class ThreadQuerySet(models.QuerySet["Thread"]):
    """What is asked of threads."""

    def unresolved(self) -> ThreadQuerySet:
        """Those that somebody has still to answer."""
        return self.filter(resolved_at=None)

    def with_notes(self) -> ThreadQuerySet:
        """Each with its notes and their authors; two queries more, whatever their number."""
        notes = Note.objects.select_related("by").order_by("at", "pk")
        return self.select_related("resolved_by").prefetch_related(models.Prefetch("notes", notes))


class Thread(models.Model):
    """What people say to each other about one part, or about the whole piece.

    It follows its part when the original changes (``talk.following``); where the part is gone it stays, with the text that it was about.
    """

    pair = models.ForeignKey("translation.Pair", on_delete=models.CASCADE, related_name="threads")
    #: The part's ``Segment.key``; "" for the whole piece.
    key = models.CharField(max_length=64, blank=True, default="")
    #: Of the part in its page, as localize calls it.
    path = models.TextField(blank=True, default="")
    #: The part's text in the original, in marks.
    source = models.TextField(blank=True, default="")
    started_at = models.DateTimeField(auto_now_add=True)
    resolved_at = models.DateTimeField(null=True, blank=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = ThreadQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["pair", "key"], name="thread_of_part")]

    def __str__(self) -> str:
        return self.source or str(self.pair)

    @property
    def is_resolved(self) -> bool:
        """Whether somebody said that it is settled."""
        return self.resolved_at is not None

    @property
    def is_to_do(self) -> bool:
        """Whether a reviewer asked for something here that nobody has called done."""
        return not self.is_resolved and any(note.kind == Note.Kind.TO_DO for note in self.notes.all())


class Note(models.Model):
    """What one person said."""

    class Kind(models.TextChoices):
        """What a note is for."""

        NOTE = "note", _("Note")
        TO_DO = "to_do", _("To be done")

    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="notes")
    kind = models.CharField(max_length=8, choices=Kind.choices, default=Kind.NOTE)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    text = models.TextField()
    mentioned = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="+")

    def __str__(self) -> str:
        return self.text


class WrittenQuerySet(models.QuerySet["Written"]):
    """What is asked of the history."""

    def newest_first(self) -> WrittenQuerySet:
        """The text that stands now first."""
        return self.select_related("by").order_by("-at", "-pk")

    def of_parts(self, keys: Iterable[str]) -> WrittenQuerySet:
        """What was written for any of these parts."""
        return self.filter(key__in=list(keys))


class Written(models.Model):
    """One text that a part was given. Rows are added by ``translation.history`` and never changed or deleted."""

    class Origin(models.TextChoices):
        """How the text came."""

        PERSON = "person", _("Written here")
        FILE = "file", _("Came in a file")
        MACHINE = "machine", _("Machine translation")
        MEMORY = "memory", _("Taken from the memory")
        CARRIED = "carried", _("Kept from before the original changed")

    pair = models.ForeignKey("translation.Pair", on_delete=models.PROTECT, related_name="written")
    language = models.CharField(max_length=2)
    key = models.CharField(max_length=64)
    path = models.TextField()
    #: Both as localize keeps them: HTML whose links are numbered.
    source = models.TextField()
    text = models.TextField(blank=True, help_text="empty where the part was emptied")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    origin = models.CharField(max_length=8, choices=Origin.choices, default=Origin.PERSON)
    #: The file or the machine, if one is known.
    tool = models.CharField(max_length=255, blank=True, default="")

    objects = WrittenQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["pair", "key", "-at"], name="written_of_part")]

    def __str__(self) -> str:
        return self.text


class Succession(models.Model):
    """One part came after another when the original changed: the history of the new one goes on in that of the old one."""

    pair = models.ForeignKey("translation.Pair", on_delete=models.PROTECT, related_name="successions")
    key = models.CharField(max_length=64)
    was = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["pair", "key", "was"], name="succession_once")]

    def __str__(self) -> str:
        return f"{self.was} → {self.key}"


class MachineText(models.Model):
    """What a machine proposes for a part that has no translation yet.

    Kept apart from localize's translations, which count as done: what nobody has looked at is in no draft, in no progress and in no page.
    """

    pair = models.ForeignKey("translation.Pair", on_delete=models.CASCADE, related_name="machine_texts")
    key = models.CharField(max_length=64)
    text = models.TextField(help_text="as localize keeps it")
    tool = models.CharField(max_length=255)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["pair", "key"], name="machine_text_once")]

    def __str__(self) -> str:
        return self.text
