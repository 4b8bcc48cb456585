"""The bilingual tag: one row, two names, two slugs, shared by both halves of a pair."""

from django.db import models
from django.urls import reverse
from django.utils import translation
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.search import index


class TagQuerySet(models.QuerySet["Tag"]):
    """What is asked of tags."""

    def with_slug(self, slug: str, language: str) -> "TagQuerySet":
        """The tag that answers to ``slug`` in ``language``, if any."""
        return self.filter(**{f"slug_{language}": slug})

    def named(self, name: str) -> "TagQuerySet":
        """Tags that bear ``name`` in either language, whatever its capitals."""
        return self.filter(models.Q(name_cy__iexact=name) | models.Q(name_en__iexact=name))


class Tag(index.Indexed, models.Model):
    """A subject with a name and a slug in each language. A hashtag's name begins with ``#`` and may be the same in both."""

    name_cy = models.CharField(_("Welsh name"), max_length=100, unique=True)
    name_en = models.CharField(_("English name"), max_length=100, unique=True)
    slug_cy = models.SlugField(_("Welsh slug"), max_length=100, unique=True, blank=True)
    slug_en = models.SlugField(_("English slug"), max_length=100, unique=True, blank=True)

    objects = TagQuerySet.as_manager()

    panels = [
        FieldRowPanel([FieldPanel("name_cy"), FieldPanel("name_en")]),
        FieldRowPanel([FieldPanel("slug_cy"), FieldPanel("slug_en")]),
    ]
    search_fields = [index.AutocompleteField("name_cy"), index.AutocompleteField("name_en")]

    class Meta:
        ordering = ["name_cy"]
        verbose_name = _("tag")
        verbose_name_plural = _("tags")

    def __str__(self) -> str:
        if self.name_cy == self.name_en:
            return self.name_cy
        return f"{self.name_cy} = {self.name_en}"

    def save(self, *args: object, **kwargs: object) -> None:
        """Fill in slugs that were left empty."""
        self.slug_cy = self.slug_cy or self._free_slug("cy")
        self.slug_en = self.slug_en or self._free_slug("en")
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    def _free_slug(self, language: str) -> str:
        base = slugify(self.name(language).lstrip("#")) or "tag"
        slug, number = base, 1
        others = Tag.objects.exclude(pk=self.pk)
        while others.filter(**{f"slug_{language}": slug}).exists():
            number += 1
            slug = f"{base}-{number}"
        return slug

    @property
    def is_hashtag(self) -> bool:
        """Whether people use it as a hashtag."""
        return self.name_cy.startswith("#")

    def name(self, language: str) -> str:
        """Its name in ``language`` ("cy" or "en")."""
        return self.name_cy if language == "cy" else self.name_en

    def slug(self, language: str) -> str:
        """Its slug in ``language`` ("cy" or "en")."""
        return self.slug_cy if language == "cy" else self.slug_en

    def url(self, language: str) -> str:
        """The path of its archive in ``language``."""
        with translation.override(language):
            return reverse("tag", kwargs={"slug": self.slug(language)})
