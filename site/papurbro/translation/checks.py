"""What must hold for pairs to be kept together, told at start: each check has an id and a hint."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.apps import AppConfig, apps
from django.conf import settings
from django.core.checks import CheckMessage, Error, register
from wagtail.models import Page

from papurbro.translation.pages import PairedPageMixin
from papurbro.welsh.languages import LANGUAGES

#: Never segments: a slug belongs to its half once published, and the class of a change to the edit that it describes.
NEVER_TRANSLATED = {"slug", "change_class", "date", "live"}


def paired_page_types() -> list[type[Page]]:
    """Every page type that comes in pairs."""
    return [
        model
        for model in apps.get_models()
        if issubclass(model, Page) and issubclass(model, PairedPageMixin) and not model._meta.abstract
    ]


@register("translation")
def check_settings(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """localize must neither publish untranslated text nor delete translations; the languages are two."""
    found: list[CheckMessage] = []
    if getattr(settings, "WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE", True):
        found.append(
            Error(
                "WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE must be False.",
                hint="Otherwise a page submitted for translation goes live with untranslated text.",
                id="translation.E001",
            )
        )
    if not getattr(settings, "WAGTAILLOCALIZE_DISABLE_ON_DELETE", False):
        found.append(
            Error(
                "WAGTAILLOCALIZE_DISABLE_ON_DELETE must be True.",
                hint="Otherwise deleting one half destroys the translator's work.",
                id="translation.E002",
            )
        )
    if {code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES} != set(LANGUAGES):
        found.append(
            Error(
                "WAGTAIL_CONTENT_LANGUAGES must be Welsh and English, and no others.",
                hint="A pair has two halves: cy and en.",
                id="translation.E003",
            )
        )
    return found


@register("translation")
def check_paired_page_types(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """Each paired page type is put together so that the mixin's publishing is the one that runs."""
    return [message for model in paired_page_types() for message in _check_type(model)]


def _check_type(model: type[Page]) -> Iterator[CheckMessage]:
    mro = model.__mro__
    if mro.index(PairedPageMixin) > mro.index(Page):
        yield Error(
            f"{model.__name__} must name PairedPageMixin before Page.",
            hint=f"class {model.__name__}(PairedPageMixin, Page): … or one half could be published alone.",
            obj=model,
            id="translation.E004",
        )
    declared = model.__dict__.get("translatable_fields")
    if declared is None:
        yield Error(
            f"{model.__name__} must say which of its fields are translated.",
            hint="Name them in translatable_fields; localize's own choice takes the slug too.",
            obj=model,
            id="translation.E005",
        )
        return
    wrong = sorted(
        field.field_name for field in declared if field.field_name in NEVER_TRANSLATED and field.is_translated(None)
    )
    if wrong:
        yield Error(
            f"{model.__name__} must not have {', '.join(wrong)} translated.",
            hint="Take it out of translatable_fields.",
            obj=model,
            id="translation.E006",
        )
