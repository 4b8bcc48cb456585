"""What is kept of those who work through the queue: their languages, their wishes, their views, and the letters to them.

Nothing here measures anybody: no number of words, no time taken.
"""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from papurbro.translation.models import Pair
from papurbro.welsh.languages import LANGUAGES

if TYPE_CHECKING:
    from papurbro.users.models import User


class WorksInto(models.TextChoices):
    """From which language into which somebody translates."""

    BOTH = "", _("Both ways")
    WELSH = "cy", _("From English into Welsh")
    ENGLISH = "en", _("From Welsh into English")


class NewWork(models.TextChoices):
    """How somebody wants to hear of new work."""

    EACH = "each", _("A mail for each piece")
    DAILY = "daily", _("One mail a day, when there is something new")
    NEVER = "never", _("No mail")


class Profile(models.Model):
    """How somebody translates. Whoever has none works both ways and hears once a day."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="translator_profile")
    works_into = models.CharField(
        _("translates"), max_length=2, choices=WorksInto.choices, blank=True, default=WorksInto.BOTH
    )
    new_work = models.CharField(_("new work"), max_length=5, choices=NewWork.choices, default=NewWork.DAILY)

    class Meta:
        verbose_name = _("translator")
        verbose_name_plural = _("translators")

    def __str__(self) -> str:
        return str(self.user)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that they write in."""
        return (self.works_into,) if self.works_into else LANGUAGES


def profile_of(user: User) -> Profile:
    """Of ``user``; not saved where they have none. It comes with whoever is logged in (``users.backends``)."""
    kept = user.__dict__
    if "_translator_profile" not in kept:
        kept["_translator_profile"] = getattr(user, "translator_profile", None) or Profile(user=user)
    return kept["_translator_profile"]


class SavedViewQuerySet(models.QuerySet["SavedView"]):
    """What is asked of saved views."""

    def for_user(self, user: User) -> SavedViewQuerySet:
        """Their own, and what editors have shared."""
        return self.filter(models.Q(owner=user) | models.Q(is_shared=True)).order_by("name", "pk")


class SavedView(models.Model):
    """What the queue was narrowed to, under a name. ``query`` is the query string, in the filters' own names."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(_("name"), max_length=60)
    query = models.CharField(max_length=500, blank=True, default="")
    is_shared = models.BooleanField(_("for everybody"), default=False)

    objects = SavedViewQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "name"], name="saved_view_named_once")]

    def __str__(self) -> str:
        return self.name


class Kind(models.TextChoices):
    """What a letter is about."""

    NEW_WORK = "new_work", _("New work")
    CLAIM_ENDING = "claim_ending", _("A claim about to end")
    SENT_BACK = "sent_back", _("Work sent back")
    PUBLISHED = "published", _("Published")


class LetterQuerySet(models.QuerySet["TranslatorLetter"]):
    """What is asked of letters."""

    def due(self) -> LetterQuerySet:
        """What may go out now."""
        return self.filter(state=TranslatorLetter.State.WAITING, not_before__lte=timezone.now())


class TranslatorLetter(models.Model):
    """A letter to one person about one pair, written down before it is sent.

    Unique for its occasion, so that nothing is told twice. Whoever takes it from WAITING to SENDING sends it; what was SENDING when its
    sender was killed may have gone out, and is not sent again.
    """

    class State(models.TextChoices):
        """In order."""

        WAITING = "waiting", _("Waiting")
        SENDING = "sending", _("Being sent")
        SENT = "sent", _("Sent")
        DROPPED = "dropped", _("No longer wanted")
        FAILED = "failed", _("Refused")

    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    pair = models.ForeignKey(Pair, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    #: What sets this time apart from the next, such as the moment of the claim.
    occasion = models.CharField(max_length=64)
    #: What the letter says that the pair will not say for long: ``{"note": …, "by": name}``.
    details = models.JSONField(default=dict)
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    not_before = models.DateTimeField()
    made_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    #: Of the sender that took it.
    taken_by = models.UUIDField(null=True, blank=True)

    objects = LetterQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "pair", "kind", "occasion"], name="told_once")]
        indexes = [
            models.Index(fields=["not_before"], name="letter_waiting", condition=models.Q(state="waiting")),
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.pair}"
