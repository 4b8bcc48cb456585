"""What a translation said before its source changed."""

from __future__ import annotations

from django.db import models

from papurbro.translation.models.pair import Pair


class Carried(models.Model):
    """What a segment said before its source changed: the start for the translator, so that a changed sentence loses nothing."""

    pair = models.ForeignKey(Pair, on_delete=models.CASCADE, related_name="carried")
    segment_key = models.CharField(max_length=64, help_text="digest of the new source text and its context")
    old_source = models.TextField()
    old_translation = models.TextField(blank=True, default="")
    fits = models.BooleanField(
        default=False, help_text="whether it may stand as the translation where the edit proves to be a typo"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["pair", "segment_key"], name="carried_once")]

    def __str__(self) -> str:
        return self.old_source
