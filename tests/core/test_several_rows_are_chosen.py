"""A form of several choices answers any number: one that no row can have is a wrong choice, and reaches no database."""

import pytest
from django.core.exceptions import ValidationError

from papurbro.core.fields import SeveralField
from papurbro.translation.exchange.forms import ExportForm
from papurbro.translation.forms import BulkAssignForm
from papurbro.users.models import User

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("number", [str(2**63), str(-(2**70)), "9" * 400])
def test_a_number_beyond_every_id_is_a_wrong_choice(number):
    """Guard: ``SeveralField.clean``."""
    with pytest.raises(ValidationError) as refused:
        SeveralField(queryset=User.objects.all()).clean([number])

    assert refused.value.code == "invalid_choice"


@pytest.mark.parametrize("form", [ExportForm, BulkAssignForm])
def test_so_it_is_where_pieces_are_ticked(form):
    assert "pairs" in form({"pairs": [str(2**63)]}).errors
