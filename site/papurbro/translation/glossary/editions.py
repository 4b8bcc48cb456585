"""How every process learns that the tags changed: one small row, read before what was compiled of them is used."""

from __future__ import annotations

import uuid
from typing import Any, Final

from django.db.models.signals import post_delete, post_save

TAGS: Final = "tags"


def current() -> dict[str, str]:
    """The token of each thing that has ever changed; one query."""
    from papurbro.translation.glossary.models import Edition

    return dict(Edition.objects.values_list("name", "token"))


def bump(name: str) -> None:
    """What was compiled of ``name`` is out of date as soon as this transaction commits."""
    from papurbro.translation.glossary.models import Edition

    Edition.objects.update_or_create(name=name, defaults={"token": uuid.uuid4().hex})


def connect() -> None:
    """Have each change of a tag make a new edition."""
    from papurbro.tags.models import Tag

    for signal in (post_save, post_delete):
        signal.connect(_tags_changed, sender=Tag, dispatch_uid=f"edition_{Tag.__name__}_{id(signal)}")


def _tags_changed(**_kwargs: Any) -> None:
    bump(TAGS)
