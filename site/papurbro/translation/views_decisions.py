"""What an editor decides about a pair on its work page: who translates it, how it goes out, whether it needs a translation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from papurbro.translation import work
from papurbro.translation.errors import PairError
from papurbro.translation.forms import AssignForm, BelowForm, ExemptForm, PolicyForm
from papurbro.translation.permissions import (
    may_publish_pair,
)
from papurbro.translation.views_verbs import VerbView

if TYPE_CHECKING:
    from papurbro.users.models import User


class DecisionView(VerbView):
    """For those who may publish both halves."""

    def is_allowed(self, user: User) -> bool:
        return may_publish_pair(user, self.pair)


class AssignView(DecisionView):
    """Give it to somebody, with a date."""

    def act(self) -> str:
        form = AssignForm(self.request.POST)
        if not form.is_valid():
            raise PairError(_first_error(form))
        self.pair = work.assign(self.pair, self.user, to=form.cleaned_data["to"], due=form.cleaned_data["due"])
        return _("Saved.")


class DecideView(DecisionView):
    """Decide how the two versions go out, or that one is enough, or which of them is the original."""

    def act(self) -> str:
        decisions = {
            "policy": self._policy,
            "below": self._below,
            "exempt": self._exempt,
            "lift": self._lift,
            "swap": self._swap,
        }
        decide = decisions.get(self.request.POST.get("decision", ""))
        if decide is None:
            raise PairError(_("Nothing was decided: choose what is to change."))
        return decide()

    def _policy(self) -> str:
        chosen = _checked(PolicyForm(self.request.POST))
        self.pair = work.set_policy(self.pair, self.user, chosen["policy"], chosen["reason"])
        return _("Saved.")

    def _below(self) -> str:
        chosen = _checked(BelowForm(self.request.POST))
        self.pair = work.set_policy_below(self.pair, self.user, chosen["policy_below"])
        return _("Saved.")

    def _exempt(self) -> str:
        chosen = _checked(ExemptForm(self.request.POST))
        self.pair = work.exempt(self.pair, self.user, chosen["reason"])
        return _("No translation is needed now: the page can be published by itself.")

    def _lift(self) -> str:
        self.pair = work.lift_exemption(self.pair, self.user)
        return _("A translation is needed again.")

    def _swap(self) -> str:
        self.pair = work.swap_original(self.pair, self.user)
        return _("The other version is the original now.")


def _checked(form: Any) -> dict[str, Any]:
    if not form.is_valid():
        raise PairError(_first_error(form))
    return form.cleaned_data


def _first_error(form: Any) -> str:
    name, errors = next(iter(form.errors.items()))
    return f"{form.fields[name].label}: {errors[0]}"
