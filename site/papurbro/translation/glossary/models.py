"""The glossary: what a thing is called here, in both languages, and what it is not to be called."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from papurbro.welsh.languages import Language

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Characters of a term in one language. A sentence that recurs belongs in the memory.
LONGEST = 250

#: The fields whose words a term is found by.
_FOUND_BY: Final = ("cy", "en")


class Status(models.TextChoices):
    """What translators are to do with a term, in the order in which terms are offered."""

    PREFERRED = "preferred", _("Preferred")
    ADMITTED = "admitted", _("Admitted")
    PROPOSED = "proposed", _("Proposed")
    OBSOLETE = "obsolete", _("Obsolete")


class PartOfSpeech(models.TextChoices):
    """What kind of word a term is; Welsh nouns have a gender, which mutates what follows."""

    MASCULINE = "noun_m", _("Masculine noun")
    FEMININE = "noun_f", _("Feminine noun")
    PLURAL = "noun_pl", _("Plural noun")
    NOUN = "noun", _("Noun")
    VERB = "verb", _("Verb")
    ADJECTIVE = "adjective", _("Adjective")
    ADVERB = "adverb", _("Adverb")
    NAME = "name", _("Name")
    PHRASE = "phrase", _("Phrase")


class TermQuerySet(models.QuerySet["Term"]):
    """What is asked of terms. Whatever changes rows here changes the words by which they are found."""

    def update(self, **kwargs: Any) -> int:
        """As Django's, and what is called something else now is found by that."""
        from papurbro.translation.glossary import index

        if kwargs.keys().isdisjoint(_FOUND_BY):
            return super().update(**kwargs)
        with transaction.atomic(using=self.db):
            changing = list(self.values_list("pk", flat=True))
            number = super().update(**kwargs)
            index.refresh(Term.objects.filter(pk__in=changing).iterator())
        return number

    def bulk_create(self, objs: Any, *args: Any, **kwargs: Any) -> Any:
        """As Django's, and the new ones are found."""
        from papurbro.translation.glossary import index

        with transaction.atomic(using=self.db):
            made = super().bulk_create(objs, *args, **kwargs)
            index.refresh(made)
        return made

    def led_by(self, keys: Iterable[str], language: Language) -> TermQuerySet:
        """Terms that cannot stand in a text without one of ``keys`` (``index``)."""
        leading = TermWord.objects.filter(language=language, key__in=list(keys), leads=True)
        return self.filter(pk__in=leading.values("term"))

    def holding(self, language: Language, *groups: Iterable[str]) -> TermQuerySet:
        """Terms that have, in ``language``, a word with a key of each of ``groups``."""
        found = self
        for keys in groups:
            words = TermWord.objects.filter(language=language, key__in=list(keys))
            found = found.filter(pk__in=words.values("term"))
        return found


class Term(models.Model):
    """What something is called in both languages.

    What stands in brackets at the end of a term says which sense is meant ("Issue (of a newsletter)") and is no part of its words.
    """

    cy = models.CharField(_("Welsh"), max_length=LONGEST)
    en = models.CharField(_("English"), max_length=LONGEST)
    part_of_speech = models.CharField(
        _("part of speech"), max_length=12, choices=PartOfSpeech.choices, blank=True, default=""
    )
    status = models.CharField(_("status"), max_length=12, choices=Status.choices, default=Status.PREFERRED)
    note = models.TextField(_("note"), blank=True, default="", help_text=_("When to use it, and when not."))
    source = models.CharField(
        _("source"), max_length=250, blank=True, default="", help_text=_("Where this translation is attested.")
    )
    forbidden_cy = models.TextField(
        _("not in Welsh"), blank=True, default="", help_text=_("Welsh words not to be used for it, one in a line.")
    )
    forbidden_en = models.TextField(
        _("not in English"), blank=True, default="", help_text=_("English words not to be used for it, one in a line.")
    )
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("proposed by"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    changed_at = models.DateTimeField(_("changed"), auto_now=True)

    objects = TermQuerySet.as_manager()

    class Meta:
        ordering = ["en", "cy", "pk"]
        verbose_name = _("term")
        verbose_name_plural = _("glossary")
        constraints = [models.UniqueConstraint(fields=["en", "cy"], name="term_once")]

    def __str__(self) -> str:
        return f"{self.en} = {self.cy}"

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> None:
        """As Django's, and it is found by the words that it has now."""
        from papurbro.translation.glossary import index

        super().save(*args, **kwargs)
        index.refresh([self])

    def clean(self) -> None:
        """One term is there once, whatever its capitals."""
        from papurbro.translation.glossary.adding import same_term

        if self.en and self.cy and same_term(self.en, self.cy, leaving_out=self.pk) is not None:
            raise ValidationError(_("This term is in the glossary already."))

    def text(self, language: Language) -> str:
        """The term as it was written."""
        return self.cy if language == "cy" else self.en

    def words(self, language: Language) -> str:
        """What stands in a text where the term is used: without the brackets that say which sense is meant."""
        return without_sense(self.text(language))

    def forbidden(self, language: Language) -> list[str]:
        """What it is not to be called."""
        lines = (self.forbidden_cy if language == "cy" else self.forbidden_en).splitlines()
        return [line.strip() for line in lines if line.strip()]

    @property
    def is_settled(self) -> bool:
        """Whether translators are held to it: a proposal nobody has looked at yet binds nobody."""
        return self.status in (Status.PREFERRED, Status.ADMITTED)


def without_sense(text: str) -> str:
    """The text without a bracket at its end, where anything is left then."""
    head, bracket, _sense = text.rpartition(" (")
    return head.strip() if bracket and text.endswith(")") and head.strip() else text.strip()


class TermWord(models.Model):
    """A word of a term, folded, in one of the forms that it may be read as; ``leads`` where a text with the term must have it (``index``)."""

    term = models.ForeignKey(Term, on_delete=models.CASCADE, related_name="found_by")
    language = models.CharField(max_length=2)
    key = models.CharField(max_length=60)
    leads = models.BooleanField(default=False)

    class Meta:
        indexes = [
            models.Index(fields=["language", "key"], name="term_word"),
            models.Index(fields=["language", "key"], condition=models.Q(leads=True), name="term_word_leads"),
        ]

    def __str__(self) -> str:
        return self.key


class Edition(models.Model):
    """Which edition of something compiled is in force: a new token with each change, in the transaction that makes it.

    A number would not do: after a transaction that was taken back, the next one would bear the same.
    """

    name = models.CharField(max_length=20, primary_key=True)
    token = models.CharField(max_length=32)

    def __str__(self) -> str:
        return f"{self.name} {self.token}"
