"""Fields that a pair has once (tags, authors, date, picture): edited on the original, copied to the counterpart at publication."""

from __future__ import annotations

from django.db.models import ManyToManyField

from papurbro.translation.pages import PairedPageMixin
from papurbro.translation.versions.showing import own


def copy_shared_fields(original: PairedPageMixin | None, counterpart: PairedPageMixin) -> bool:
    """Copy what ``type(original).shared_fields`` names, of a picture with words in it the one in the counterpart's language.

    True when something differed. Nothing is saved.
    """
    changed = False
    if original is None:
        return changed
    for name in getattr(original, "shared_fields", []):
        before, value = _value(counterpart, name), own(_value(original, name), counterpart.language)
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


def agree_on_dates(counterpart: PairedPageMixin, original: PairedPageMixin, *, live: PairedPageMixin | None) -> None:
    """Give a counterpart that is about to go out the original's dates. Nothing is saved.

    A date that somebody set on the counterpart itself is the newer wish, and stays: one that it has and that ``live``, the counterpart
    as it last went out, does not.
    """
    for name in ("go_live_at", "expire_at"):
        said = getattr(counterpart, name)
        if said is None or said == getattr(live, name, None):
            setattr(counterpart, name, getattr(original, name))


def _value(page: PairedPageMixin, name: str) -> object:
    field = page._meta.get_field(name)
    if isinstance(field, ManyToManyField):
        return list(getattr(page, name).all())
    return getattr(page, name)
