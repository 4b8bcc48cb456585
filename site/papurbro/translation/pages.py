"""What a page type mixes in so that its pages come in pairs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from papurbro.translation.copying import CopyWithoutAlias

if TYPE_CHECKING:
    # What mixes this in is a page: so a type checker may take it for one.
    from wagtail.models import Page as Base
    from wagtail.models import PagePermissionTester, Revision

    from papurbro.translation.models import Pair
    from papurbro.users.models import User
    from papurbro.welsh.languages import Language
else:
    Base = models.Model


class ChangeClass(models.TextChoices):
    """What an edit means for the other half (DESIGN, "change class")."""

    TYPO = "typo", _("Typo: the other version stays good")
    SUBSTANTIVE = "substantive", _("New content: the other version must follow")
    CORRECTION = "correction", _("Correction: goes out now, the other version must follow")


class PairedPageMixin(Base):
    """Mix in before ``Page``. Each page then is one half of a ``translation.Pair``.

    ``change_class`` is kept with the revision: it says what the edit in that revision means for the other half.
    """

    change_class = models.CharField(max_length=12, choices=ChangeClass.choices, blank=True, default="", editable=False)

    #: Wagtail's copy view asks the page type for its form.
    copy_form_class = CopyWithoutAlias

    class Meta:
        abstract = True

    @property
    def language(self) -> Language:
        """The language it is written in."""
        return self.locale.language_code

    @property
    def pair(self) -> Pair | None:
        """The row of this page's pair; None only before the first commit."""
        from papurbro.translation.models import Pair

        return Pair.objects.filter(translation_key=self.translation_key).first()

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save the page; an alias is refused, because it would serve one language's text under the other's address."""
        from papurbro.translation import guards

        guards.refuse_alias(self)
        guards.start_as_draft(self)
        super().save(*args, **kwargs)

    def save_revision(self, *args: Any, **kwargs: Any) -> Revision:
        """Save a draft. What was said of an earlier edit does not hold for this one."""
        self.change_class = ""
        return super().save_revision(*args, **kwargs)

    def publish(self, revision: Revision, user: User | None = None, **kwargs: Any) -> Any:
        """Publish or schedule: the pair together, or this half alone where the policy says so."""
        from papurbro.translation import publishing

        return publishing.publish_half(self, revision, user=user, **kwargs)

    def unpublish(self, *args: Any, **kwargs: Any) -> None:
        """Take down: the pair together, or this half alone where the policy says so."""
        from papurbro.translation import taking_down

        taking_down.unpublish_half(self, *args, **kwargs)

    def publish_alone(self, revision: Revision, user: User | None = None, **kwargs: Any) -> Any:
        """Wagtail's own publishing of one page; ``publishing`` alone calls it."""
        return super().publish(revision, user=user, **kwargs)

    def unpublish_alone(self, *args: Any, **kwargs: Any) -> None:
        """Wagtail's own unpublishing of one page; ``publishing`` alone calls it."""
        super().unpublish(*args, **kwargs)

    def permissions_for_user(self, user: User) -> PagePermissionTester:
        """What ``user`` may do here; a translator may edit a half that was written by hand while it is theirs."""
        from papurbro.translation.permissions import PairedPagePermissionTester

        return PairedPagePermissionTester(user, self)
