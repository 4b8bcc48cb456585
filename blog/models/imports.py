"""What was brought over from another blog, so that it is brought over once."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ImportedItem(models.Model):
    """One post or page of an export. The row outlives the page: what an editor deleted does not come back."""

    key = models.CharField(
        _("identifier"), max_length=500, unique=True, help_text=_("The post’s permanent identifier.")
    )
    number = models.PositiveBigIntegerField(_("number"), help_text=_("The post’s number in the blog it came from."))
    title = models.CharField(_("title"), max_length=255)
    translation_key = models.UUIDField(_("pair"), db_index=True)
    note = models.CharField(_("to look at"), max_length=250, blank=True)
    imported_at = models.DateTimeField(_("imported at"), auto_now_add=True)

    class Meta:
        ordering = ["-imported_at", "number"]
        verbose_name = _("imported post")
        verbose_name_plural = _("imported posts")

    def __str__(self) -> str:
        return self.title
