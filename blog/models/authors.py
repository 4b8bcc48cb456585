"""Those who write."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index


class Author(index.Indexed, models.Model):
    """One person for both languages, with a few words about them in each."""

    name = models.CharField(_("name"), max_length=120)
    slug = models.SlugField(_("slug"), max_length=120, unique=True)
    bio_cy = models.TextField(_("about them, in Welsh"), blank=True)
    bio_en = models.TextField(_("about them, in English"), blank=True)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        verbose_name=_("log-in"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="author",
    )

    panels = [FieldPanel("name"), FieldPanel("slug"), FieldPanel("bio_cy"), FieldPanel("bio_en"), FieldPanel("user")]
    search_fields = [index.AutocompleteField("name")]

    class Meta:
        ordering = ["name"]
        verbose_name = _("author")
        verbose_name_plural = _("authors")

    def __str__(self) -> str:
        return self.name

    def bio(self, language: str) -> str:
        """What is said about them in ``language``."""
        return self.bio_cy if language == "cy" else self.bio_en

    def url(self, language: str) -> str:
        """The path of their page in ``language``."""
        with translation.override(language):
            return reverse("author", kwargs={"slug": self.slug})
