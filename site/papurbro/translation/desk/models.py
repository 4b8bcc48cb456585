"""What lies on a translator's desk: texts that are half written, and who sits at it now."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from papurbro.translation.models import Pair


class Draft(models.Model):
    """A text that a part was given while somebody was writing, and that nobody has called finished.

    It is kept so that a closed laptop loses nothing, and kept apart from the translations, so that half a sentence never counts as one:
    not in the progress, not in the page's drafts, not in the memory.
    """

    pair = models.ForeignKey(Pair, on_delete=models.CASCADE, related_name="drafts")
    segment_key = models.CharField(max_length=64)
    #: The source text that it was written for, in marks: where the original changes, the draft finds its place again by it.
    source = models.TextField()
    text = models.TextField()
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    saved_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["pair", "segment_key"], name="draft_once")]

    def __str__(self) -> str:
        return self.text


class Presence(models.Model):
    """Somebody has the pair open. Without a sign of life a row says nothing after a minute, and is swept up by whoever comes next."""

    pair = models.ForeignKey(Pair, on_delete=models.CASCADE, related_name="presences")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    #: The part that they are in, or "".
    segment_key = models.CharField(max_length=64, blank=True, default="")
    seen_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["pair", "user"], name="presence_once")]

    def __str__(self) -> str:
        return f"{self.user} · {self.seen_at:%H:%M}"
