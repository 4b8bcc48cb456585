"""What a page says of itself where people share it."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel


class SocialTextMixin(models.Model):
    """Mix in before ``Page``: a text for social media, in the language of the page."""

    social_text = models.CharField(
        _("text for social media"),
        max_length=300,
        blank=True,
        help_text=_("What is shown where somebody shares this page. Without it the introduction is shown."),
    )

    class Meta:
        abstract = True


def social_panel() -> FieldPanel:
    """Where it is written: beside what search engines show."""
    return FieldPanel("social_text")
