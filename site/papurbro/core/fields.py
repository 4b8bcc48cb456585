"""Form fields of more than one room."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

#: What a column of ids can hold, in every database.
LARGEST_ID = 2**63 - 1


class SeveralField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """Django's field, to which a number that no row can have is a wrong choice. Django's own hands it to the database, which fails."""

    def clean(self, value: Any) -> Any:
        """The chosen rows. Raises ValidationError, which names the first that is none."""
        for each in value or ():
            if _is_beyond_every_id(each):
                raise ValidationError(self.error_messages["invalid_choice"], "invalid_choice", {"value": each})
        return super().clean(value)


def _is_beyond_every_id(value: Any) -> bool:
    try:
        return abs(int(value)) > LARGEST_ID
    except (TypeError, ValueError):
        return False
