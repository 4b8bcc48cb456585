"""What a page type mixes in so that its pages come in pairs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from papurbro.translation.models import Pair


class ChangeClass(models.TextChoices):
    """What an edit means for the other half (DESIGN, "change class")."""

    TYPO = "typo", _("Typo: the other version stays good")
    SUBSTANTIVE = "substantive", _("New content: the other version must follow")
    CORRECTION = "correction", _("Correction: goes out now, the other version must follow")


class PairedPageMixin(models.Model):
    """Mix in before ``Page``. Each page then is one half of a ``translation.Pair``.

    ``change_class`` is kept with the revision: it says what the edit in that revision means for the other half.
    """

    change_class = models.CharField(max_length=12, choices=ChangeClass.choices, blank=True, default="", editable=False)

    class Meta:
        abstract = True

    @property
    def language(self) -> str:
        """"cy" or "en"."""
        return self.locale.language_code  # type: ignore[attr-defined, no-any-return]

    @property
    def pair(self) -> Pair | None:
        """The row of this page's pair; None only before the first commit."""
        from papurbro.translation.models import Pair

        return Pair.objects.filter(translation_key=self.translation_key).first()  # type: ignore[attr-defined]

    def save(self, *args: object, **kwargs: object) -> None:
        """Save the page; an alias is refused, because it would serve one language's text under the other's address."""
        from papurbro.translation import guards

        guards.refuse_alias(self)
        guards.start_as_draft(self)
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    def publish(self, revision, user=None, **kwargs):  # type: ignore[no-untyped-def]
        """Publish or schedule: the pair together, or this half alone where the policy says so."""
        from papurbro.translation import publishing

        return publishing.publish_half(self, revision, user=user, **kwargs)

    def unpublish(self, *args: object, **kwargs: object) -> None:
        """Take down: the pair together, or this half alone where the policy says so."""
        from papurbro.translation import publishing

        publishing.unpublish_half(self, *args, **kwargs)

    def publish_alone(self, revision, user=None, **kwargs):  # type: ignore[no-untyped-def]
        """Wagtail's own publishing of one page; ``publishing`` alone calls it."""
        return super().publish(revision, user=user, **kwargs)  # type: ignore[misc]

    def unpublish_alone(self, *args: object, **kwargs: object) -> None:
        """Wagtail's own unpublishing of one page; ``publishing`` alone calls it."""
        super().unpublish(*args, **kwargs)  # type: ignore[misc]

    def permissions_for_user(self, user):  # type: ignore[no-untyped-def]
        """What ``user`` may do here; a translator may edit a half that was written by hand while it is theirs."""
        from papurbro.translation.permissions import PairedPagePermissionTester

        return PairedPagePermissionTester(user, self)
