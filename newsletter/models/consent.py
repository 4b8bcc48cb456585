"""What somebody agreed to, in which words, when and where: a ledger that is only ever added to."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from newsletter.models.subscribers import Subscriber


class ConsentEvent(models.Model):
    """One line of the ledger. ``choices`` of an ``asked`` line is what confirming it will do::

    {"language": "cy", "wants_labelled": true, "newsletters": {"<slug>": [<id of a tag>, …]}}
    """

    class Kind(models.TextChoices):
        """What happened."""

        ASKED = "asked", _("Asked to subscribe")
        CONFIRMED = "confirmed", _("Confirmed")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    class Form(models.TextChoices):
        """Where."""

        PAGE = "page", _("Subscription page")
        TRAY = "tray", _("Subscription form at the foot of a page")
        CONFIRMATION = "confirmation", _("Confirmation page")
        UNSUBSCRIBE = "unsubscribe", _("Unsubscribe page")
        ONE_CLICK = "one_click", _("Unsubscribe button of the mail program")
        EDITOR = "editor", _("By an editor, at their request")
        LOADED = "loaded", _("Brought in from elsewhere")

    subscriber = models.ForeignKey(Subscriber, on_delete=models.CASCADE, related_name="consents")
    kind = models.CharField(_("what"), max_length=9, choices=Kind.choices)
    form = models.CharField(_("where"), max_length=12, choices=Form.choices)
    words = models.TextField(_("in which words"))
    language = models.CharField(_("in which language"), max_length=2)
    choices = models.JSONField(_("choices"), default=dict)
    answers = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.CASCADE, related_name="answer", editable=False
    )
    at = models.DateTimeField(_("when"), auto_now_add=True)

    class Meta:
        ordering = ["at", "pk"]
        verbose_name = _("consent")
        verbose_name_plural = _("consents")

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.words}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add a line. Raises ValueError on an attempt to write one over: proof that can be changed proves nothing."""
        if not self._state.adding:
            msg = "the ledger of consents is only added to"
            raise ValueError(msg)
        super().save(*args, **kwargs)
