"""In everybody's own account settings: how they translate, and which mail about new work they want."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.account import BaseSettingsPanel

from papurbro.translation.permissions import may_translate
from papurbro.translation.translators.models import NewWork, Profile, WorksInto, profile_of

if TYPE_CHECKING:
    from papurbro.users.models import User


class ProfileForm(forms.ModelForm[Profile]):
    """Both choices are shown whole, so that nobody has to open anything to see them."""

    works_into = forms.ChoiceField(
        label=_("I translate"), choices=WorksInto.choices, required=False, widget=forms.RadioSelect
    )
    new_work = forms.ChoiceField(label=_("When there is new work"), choices=NewWork.choices, widget=forms.RadioSelect)

    class Meta:
        model = Profile
        fields = ["works_into", "new_work"]


class TranslatorPanel(BaseSettingsPanel):
    """For those who translate."""

    name = "translator"
    title = _("Translation")
    order = 150
    form_class = ProfileForm
    user: User

    def is_active(self) -> bool:
        """Nobody else has a use for it."""
        return may_translate(self.user)

    def get_form(self) -> Any:
        """Of the profile that they have, or would have."""
        data = self.request.POST if self.request.method == "POST" else None
        return ProfileForm(data, instance=profile_of(self.user), prefix=self.name)
