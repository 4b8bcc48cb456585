"""Fields that a pair has once (tags, authors, date, picture): edited on the original, copied to the counterpart at publication."""

from __future__ import annotations

from django.db.models import ManyToManyField

from papurbro.translation.pages import PairedPageMixin


def copy_shared_fields(original: PairedPageMixin | None, counterpart: PairedPageMixin) -> bool:
    """Copy what ``type(original).shared_fields`` names; True when something differed. Nothing is saved."""
    changed = False
    if original is None:
        return changed
    for name in getattr(original, "shared_fields", []):
        before, value = _value(counterpart, name), _value(original, name)
        if before != value:
            setattr(counterpart, name, value)
            changed = True
    return changed


def share_with_live_counterpart(original: PairedPageMixin, counterpart: PairedPageMixin | None) -> None:
    """Bring the live counterpart's shared fields level without publishing any draft of its text."""
    if counterpart is None or not counterpart.live:
        return
    row = type(counterpart)._default_manager.get(pk=counterpart.pk)
    if copy_shared_fields(original, row):
        row.save(clean=False)


def _value(page: PairedPageMixin, name: str) -> object:
    field = page._meta.get_field(name)
    if isinstance(field, ManyToManyField):
        return list(getattr(page, name).all())
    return getattr(page, name)
