"""How pairs are published, reviewed and dated, for the whole site."""

from __future__ import annotations

import datetime

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

from papurbro.translation.models.choices import Policy, ReviewRule
from papurbro.translation.pages import ChangeClass

#: Until the site says otherwise. A claim is soft: after so long without work somebody else may take the pair on,
#: unless it was given a date that is still to come.
CLAIM_LASTS = datetime.timedelta(days=14)


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
