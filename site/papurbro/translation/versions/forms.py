"""What comes back from the fragment about pictures and files: a file from somebody's own machine, or one that is here already."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.documents import get_document_model
from wagtail.documents.fields import WagtailDocumentField
from wagtail.images import get_image_model
from wagtail.images.fields import WagtailImageField
from wagtail.permissions import policy_registry

from papurbro.translation.versions.finding import kind_of
from papurbro.translation.versions.models import PictureVersions, Versions

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from papurbro.users.models import User

#: Bytes. As Wagtail's own limit for pictures twice over: a leaflet as PDF has pictures in it.
LARGEST_FILE = 20 * 1024 * 1024
#: So many of what is here already are offered, the newest first.
OFFERED = 100


class VersionForm(forms.Form):
    """Upload one or choose one. ``like`` is the picture or document that it stands in for."""

    chosen = forms.ModelChoiceField(
        label=gettext_lazy("Or one that is here already"), queryset=None, required=False, empty_label=gettext_lazy("–")
    )

    def __init__(self, *args: Any, like: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.like, self.user = like, user
        self.fields["file"] = _file_field(like)
        self.order_fields(["file", "chosen"])
        field = self.fields["chosen"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 - declared above
        field.queryset = _offered(like, user)
        if not field.queryset:
            del self.fields["chosen"]

    def clean_file(self) -> Any:
        """A document is of the same kind as the one it stands in for, or a PDF; it has a largest size."""
        file = self.cleaned_data.get("file")
        if file is None or kind_of(type(self.like)) is PictureVersions:
            return file
        allowed = {Path(self.like.filename).suffix.lower(), ".pdf"}
        if Path(file.name).suffix.lower() not in allowed:
            raise ValidationError(
                _("Only a file of the same kind can stand in for it: %(kinds)s.") % {"kinds": " ".join(sorted(allowed))}
            )
        if file.size > LARGEST_FILE:
            raise ValidationError(
                _("The file is too large: %(limit)s at most.") % {"limit": filesizeformat(LARGEST_FILE)}
            )
        return file

    def clean(self) -> dict[str, Any]:
        """One of the two is needed."""
        cleaned = super().clean() or {}
        if not self.errors and not cleaned.get("file") and not cleaned.get("chosen"):
            raise ValidationError(_("Choose a file."))
        return cleaned

    def version(self, title: str) -> Any:
        """What was chosen, or what was uploaded, saved as ``title`` beside what it stands in for."""
        if self.cleaned_data.get("file") is None:
            return self.cleaned_data["chosen"]
        made = type(self.like)(
            title=title[:255],
            file=self.cleaned_data["file"],
            collection=self.like.collection,
            uploaded_by_user=self.user,
        )
        read_metadata = (
            "_set_image_file_metadata" if hasattr(made, "_set_image_file_metadata") else "_set_document_file_metadata"
        )
        getattr(made, read_metadata)()
        made.save()
        return made


def _file_field(like: Any) -> forms.FileField:
    label = _("From your machine")
    if kind_of(type(like)) is PictureVersions:
        return WagtailImageField(label=label, required=False)
    return WagtailDocumentField(label=label, required=False)


def _offered(like: Any, user: User) -> QuerySet[Any]:
    """What ``user`` may choose in the admin anyway, that stands in for nothing yet."""
    model: Any = get_image_model() if kind_of(type(like)) is PictureVersions else get_document_model()
    kind: type[Versions] | None = kind_of(model)
    assert kind is not None  # noqa: S101 - both models have one
    taken = [number for row in kind.objects.values_list("cy", "en") for number in row if number is not None]
    policy = policy_registry.get_by_type(model)
    found = policy.instances_user_has_any_permission_for(user, ["choose"]).exclude(pk__in=[like.pk, *taken])
    newest = list(found.order_by("-created_at").values_list("pk", flat=True)[:OFFERED])
    return model.objects.filter(pk__in=newest).order_by("-created_at")
