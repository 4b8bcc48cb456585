"""A site that is put together wrongly says so at start."""

from types import SimpleNamespace

import pytest
from django.core.checks import run_checks
from wagtail.models import Page
from wagtail_localize.fields import TranslatableField

from papurbro.translation import checks

from blog.models import PostPage


def ids(messages):
    return {message.id for message in messages}


def test_the_site_as_it_is_shipped_has_nothing_to_report():
    assert ids(run_checks(tags=["translation"])) == set()


@pytest.mark.parametrize(
    ("setting", "value", "found"),
    [
        ("WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE", True, "translation.E001"),
        ("WAGTAILLOCALIZE_DISABLE_ON_DELETE", False, "translation.E002"),
        ("WAGTAIL_CONTENT_LANGUAGES", [("cy", "Cymraeg"), ("en", "English"), ("fr", "Français")], "translation.E003"),
    ],
)
def test_a_setting_that_would_lose_work_or_leak_text_is_reported(settings, setting, value, found):
    setattr(settings, setting, value)

    assert ids(checks.check_settings(None)) == {found}


def test_a_page_type_whose_slug_would_be_translated_is_reported(monkeypatch):
    monkeypatch.setattr(PostPage, "translatable_fields", [TranslatableField("title"), TranslatableField("slug")])

    assert ids(checks.check_paired_page_types(None)) == {"translation.E006"}


def test_a_page_type_that_leaves_the_choice_to_localize_is_reported(monkeypatch):
    monkeypatch.delattr(PostPage, "translatable_fields")

    assert ids(checks.check_paired_page_types(None)) == {"translation.E005"}


def test_a_page_type_with_the_mixin_behind_page_is_reported():
    wrong = SimpleNamespace(__mro__=(object, Page, checks.PairedPageMixin), __name__="Wrong", translatable_fields=[])

    assert ids(checks._check_type(wrong)) == {"translation.E004"}
