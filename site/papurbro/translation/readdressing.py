"""Giving the counterpart's links, and the page itself, addresses of their own."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_slug
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail_localize.models import SegmentOverride, TranslationContext

from papurbro.translation import counterparts, work
from papurbro.translation.errors import PairError
from papurbro.translation.links import SLUG, Link, chosen_slug, links
from papurbro.translation.permissions import may_work_on

if TYPE_CHECKING:
    from wagtail_localize.models import Translation

    from papurbro.translation.models import Pair
    from papurbro.users.models import User

_NOT_THE_WEB = re.compile(r"(mailto:[^\s@]+@[^\s@]+|tel:[+\d][\d ()-]*|/(?!/)\S*|#\S+)")
_is_web_address = URLValidator(schemes=["http", "https"])


@transaction.atomic
def set_addresses(pair: Pair, user: User, addresses: Mapping[int, str], slug: str | None = None) -> Pair:
    """Let the counterpart's links lead to ``addresses`` (``{context_id: address}``, "" for the original's), and call it ``slug``.

    Raises ``PairError``, with nothing written, where one is no address or ``user`` may not work on this pair.
    """
    translation = counterparts.enabled_translation(pair.translation_key)
    if not may_work_on(user, pair):
        raise PairError(_("Take this on first: then you can work on it."))
    if translation is None:
        raise PairError(_("This version is written as a whole by now: open it in the page editor."))
    found = [link for link in links(translation) if link.context_id in addresses]
    changed = [_set(translation, link, addresses[link.context_id], user) for link in found]
    if slug is not None:
        changed.append(_set_slug(translation, slug.strip(), user))
    if not any(changed):
        return pair
    counterparts.write_counterpart(translation, user=user)
    return work.record_work(pair, user)


def _set(translation: Translation, link: Link, typed: str, user: User) -> bool:
    address = typed.strip()
    if address == link.own or (address == link.address and not link.own):
        return False
    if address and address != link.address:
        _require_address(address, in_a_text=link.in_a_text)
    _write(translation, link.context_id, "" if address == link.address else address, user)
    return True


def _require_address(address: str, *, in_a_text: bool) -> None:
    if in_a_text and _NOT_THE_WEB.fullmatch(address):
        return
    try:
        _is_web_address(address)
    except ValidationError as error:
        raise PairError(_("“%(address)s” is no address. Nothing was changed.") % {"address": address}) from error


def _write(translation: Translation, context_id: int, value: str, user: User | None) -> None:
    place = {"locale": translation.target_locale, "context_id": context_id}
    if not value:
        SegmentOverride.objects.filter(**place).delete()
        return
    SegmentOverride.objects.update_or_create(
        **place, defaults={"data_json": json.dumps(value), "last_translated_by": user, "has_error": False}
    )


def _set_slug(translation: Translation, slug: str, user: User) -> bool:
    page = translation.get_target_instance()
    if page.first_published_at is not None or slug in (chosen_slug(translation), page.slug):
        return False
    if slug:
        _require_slug(slug)
    context, _created = TranslationContext.objects.get_or_create(
        object_id=translation.source.object_id, path=SLUG, defaults={"field_path": SLUG}
    )
    _write(translation, context.pk, slug, user)
    return True


def _require_slug(slug: str) -> None:
    try:
        validate_slug(slug)
    except ValidationError as error:
        raise PairError(
            _("“%(slug)s” cannot be part of an address: use letters without accents, digits and hyphens.")
            % {"slug": slug}
        ) from error
