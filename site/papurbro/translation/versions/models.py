"""Pictures and files that hold words, each with the one that stands in for it in the other language."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents import get_document_model_string
from wagtail.images import get_image_model_string

from papurbro.welsh.languages import LANGUAGES, other


class VersionsQuerySet(models.QuerySet[Any]):
    """Which of some pictures, or files, hold words."""

    def holding(self, pks: Iterable[int]) -> Self:
        """The rows of those among ``pks`` that hold words, with what stands in them."""
        numbers = list(pks)
        return self.filter(models.Q(cy__in=numbers) | models.Q(en__in=numbers)).select_related("cy", "en")

    def of(self, file: Any) -> Any | None:
        """The row of ``file``, or None where it holds no words."""
        return self.holding([file.pk]).first() if file is not None and file.pk else None


class Versions(models.Model):
    """One thing with words in it: what shows the Welsh words and what shows the English ones, as far as there are both.

    ``no_other_reason`` says why one is enough: a sign that bears both languages, a facsimile.
    """

    #: How it is called in forms and addresses.
    kind: ClassVar[str]
    #: Each kind has its own; abstract models have none.
    objects: ClassVar[Any]

    no_other_reason = models.CharField(_("why no other version is needed"), max_length=250, blank=True, default="")
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return " / ".join(str(file) for file in self.files().values())

    @classmethod
    def model_of_files(cls) -> Any:
        """The model of the pictures, or of the documents, that rows of this kind point at."""
        model: Any = cls
        return model._meta.get_field("cy").related_model

    def files(self) -> dict[str, Any]:
        """``{language: file}`` of those that there are."""
        return {language: file for language in LANGUAGES if (file := getattr(self, language)) is not None}

    def in_language(self, language: str) -> Any | None:
        """What shows the words in ``language``, or None."""
        return getattr(self, language)

    def language_of(self, file: Any) -> str:
        """The language of the words in ``file``, one of this row."""
        return next(language for language, one in self.files().items() if one.pk == file.pk)

    @property
    def missing_language(self) -> str:
        """The language that there is no version in though one is needed, or ""."""
        found = list(self.files())
        return other(found[0]) if len(found) == 1 and not self.no_other_reason else ""


class PictureVersions(Versions):
    """A picture that holds words."""

    kind = "picture"

    cy = models.OneToOneField(get_image_model_string(), null=True, on_delete=models.SET_NULL, related_name="+")
    en = models.OneToOneField(get_image_model_string(), null=True, on_delete=models.SET_NULL, related_name="+")

    objects: ClassVar[Any] = VersionsQuerySet.as_manager()

    class Meta:
        verbose_name = _("picture with words in it")
        verbose_name_plural = _("pictures with words in them")


class FileVersions(Versions):
    """A file that holds words, as nearly every file does; one is marked where readers of the other language need another."""

    kind = "file"

    cy = models.OneToOneField(get_document_model_string(), null=True, on_delete=models.SET_NULL, related_name="+")
    en = models.OneToOneField(get_document_model_string(), null=True, on_delete=models.SET_NULL, related_name="+")

    objects: ClassVar[Any] = VersionsQuerySet.as_manager()

    class Meta:
        verbose_name = _("file with words in it")
        verbose_name_plural = _("files with words in them")


#: Both kinds by their name in forms.
KINDS: dict[str, type[Versions]] = {model.kind: model for model in (PictureVersions, FileVersions)}
