"""Warnings that a person looked at and let stand, each with the reason."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from papurbro.translation.models import Pair

#: Characters of a reason.
LONGEST_REASON = 250


class DismissalQuerySet(models.QuerySet["Dismissal"]):
    """What is asked of dismissals."""

    def of(self, pair: Pair) -> DismissalQuerySet:
        """Those of one pair, the newest first, with who made them."""
        return self.filter(pair=pair).select_related("by").order_by("-at", "-pk")


class Dismissal(models.Model):
    """One warning in one part of one pair that holds no longer, as long as what was found is the same."""

    pair = models.ForeignKey(Pair, on_delete=models.CASCADE, related_name="dismissals")
    part = models.CharField(
        max_length=64, blank=True, help_text="key of the part (sync.Unit.key); empty for pages compared as wholes"
    )
    check_id = models.CharField(_("check"), max_length=30)
    digest = models.CharField(max_length=64, help_text="of what was found (checks.Finding.digest)")
    sentence = models.TextField(_("what was found"), blank=True, default="")
    reason = models.CharField(_("reason"), max_length=LONGEST_REASON)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    at = models.DateTimeField(_("when"), auto_now_add=True)

    objects = DismissalQuerySet.as_manager()

    class Meta:
        verbose_name = _("dismissed warning")
        verbose_name_plural = _("dismissed warnings")
        constraints = [
            models.UniqueConstraint(fields=["pair", "part", "check_id", "digest"], name="dismissed_once"),
        ]

    def __str__(self) -> str:
        return f"{self.check_id}: {self.reason}"
