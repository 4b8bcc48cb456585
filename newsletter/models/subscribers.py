"""Those who are written to, and what they asked for."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from papurbro.tags.models import Tag
from papurbro.welsh.languages import LANGUAGES, Language

from newsletter.models.newsletters import Newsletter


class ReadingLanguage(models.TextChoices):
    """The language that somebody asked to be written to in."""

    WELSH = "cy", _("Welsh")
    ENGLISH = "en", _("English")
    BOTH = "both", _("Both, Welsh first")
    UNKNOWN = "unknown", _("Not known: gets both")


class SubscriberQuerySet(models.QuerySet["Subscriber"]):
    """What is asked of subscribers."""

    def with_address(self, email: str) -> SubscriberQuerySet:
        """The subscriber with this address, whatever its capitals."""
        return self.filter(email__iexact=email)

    def entitled_to(self, newsletter: Newsletter) -> SubscriberQuerySet:
        """Those who may be sent ``newsletter``: consent confirmed and not taken back, and subscribed to it now."""
        running = Subscription.objects.filter(newsletter=newsletter, ended_at=None)
        return self.filter(state=Subscriber.State.CONFIRMED, pk__in=running.values("subscriber_id"))

    def reading(self, language: str) -> SubscriberQuerySet:
        """Those whose mail has a part in ``language``."""
        return self.filter(language__in=[language, ReadingLanguage.BOTH, ReadingLanguage.UNKNOWN])


class Subscriber(models.Model):
    """One person's address, language and consent. The consent itself, word by word, is in ``ConsentEvent``."""

    class State(models.TextChoices):
        """In order: somebody goes up it, and back to confirmed only by confirming again."""

        PENDING = "pending", _("Not confirmed yet")
        CONFIRMED = "confirmed", _("Confirmed")
        UNSUBSCRIBED = "unsubscribed", _("Unsubscribed")
        BOUNCED = "bounced", _("Address does not exist")
        COMPLAINED = "complained", _("Reported our mail as spam")

    email = models.EmailField(_("email address"))
    language = models.CharField(
        _("language"), max_length=7, choices=ReadingLanguage.choices, default=ReadingLanguage.UNKNOWN
    )
    wants_labelled = models.BooleanField(
        _("also what is not yet in their language, labelled"),
        default=True,
        help_text=_("Where the newsletter sends such items at all."),
    )
    state = models.CharField(_("state"), max_length=12, choices=State.choices, default=State.PENDING)
    created_at = models.DateTimeField(_("since"), auto_now_add=True)
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True)

    objects = SubscriberQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("subscriber")
        verbose_name_plural = _("subscribers")
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="subscriber_address_once",
                violation_error_message=_("There is a subscriber with this address already."),
            )
        ]
        indexes = [models.Index(fields=["state"], name="subscriber_state")]

    def __str__(self) -> str:
        return self.email

    @property
    def languages(self) -> tuple[Language, ...]:
        """The languages of their mail, in order: Welsh first where it is both; who never said gets both."""
        if self.language in LANGUAGES:
            return (self.language,)  # type: ignore[return-value]
        return LANGUAGES

    @property
    def may_be_written_to(self) -> bool:
        """Whether a confirmation may be asked for: not of an address that does not exist, nor of who complained."""
        return self.state not in (self.State.BOUNCED, self.State.COMPLAINED)


class Subscription(models.Model):
    """Somebody gets a newsletter, all of it or what bears certain tags. It begins when it is confirmed."""

    subscriber = models.ForeignKey(Subscriber, on_delete=models.CASCADE, related_name="subscriptions")
    newsletter = models.ForeignKey(Newsletter, on_delete=models.CASCADE, related_name="subscriptions")
    tags = models.ManyToManyField(
        Tag, verbose_name=_("topics"), blank=True, related_name="+", help_text=_("None chosen: all of them.")
    )
    began_at = models.DateTimeField(_("since"))
    ended_at = models.DateTimeField(_("until"), null=True, blank=True)

    class Meta:
        verbose_name = _("subscription")
        verbose_name_plural = _("subscriptions")
        constraints = [models.UniqueConstraint(fields=["subscriber", "newsletter"], name="subscribed_once")]

    def __str__(self) -> str:
        return f"{self.subscriber} → {self.newsletter}"


def sendable_address(email: str) -> str:
    """``email`` without blanks around it.

    Raises ValidationError for what is no address, and for one whose name before the @ has letters beyond ASCII: few
    servers take those, and the mail library refuses them.
    """
    email = email.strip()
    validate_email(email)
    if not email.rpartition("@")[0].isascii():
        raise ValidationError(_("Enter a valid email address"))
    return email
