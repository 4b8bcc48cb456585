"""wagtail-localize's own screens answer to nobody, and its buttons are gone. Guard: ``closing.close_localize``."""

import pytest
from django.urls import NoReverseMatch, reverse
from wagtail import hooks
from wagtail.models import Page
from wagtail_localize.models import Translation, TranslationSource

from papurbro.translation import closing

from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair(client):
    client.force_login(factories.superuser())
    return factories.with_counterpart(factories.make_post("cy"))


@pytest.mark.parametrize(
    "path",
    [
        "",
        "jsi18n/",
        "submit/page/{original}/",
        "update/{source}/",
        "translate/{translation}/strings/1/edit/",
        "translate/{translation}/overrides/1/edit/",
        "translate/{translation}/pofile/download/",
        "translate/{translation}/pofile/upload/",
        "translate/{translation}/machine_translate/",
        "translate/{translation}/preview/",
        "translate/{translation}/disable/",
        "page/{counterpart}/convert_to_alias/",
        "reports/translations/",
        "reports/translations/results/",
    ],
)
def test_no_address_of_its_answers(client, pair, path):
    filled = path.format(
        original=pair.original_id,
        counterpart=pair.counterpart_id,
        source=TranslationSource.objects.get(object_id=pair.translation_key).pk,
        translation=Translation.objects.get(source__object_id=pair.translation_key).pk,
    )
    pages = list(Page.objects.order_by("pk").values())

    assert client.get(f"/admin/localize/{filled}").status_code == 404
    assert client.post(f"/admin/localize/{filled}").status_code == 404
    assert Translation.objects.filter(source__object_id=pair.translation_key, enabled=True).exists()
    assert list(Page.objects.order_by("pk").values()) == pages


def test_the_list_of_languages_is_no_screen(client, pair):
    assert client.get("/admin/locales/").status_code == 404
    with pytest.raises(NoReverseMatch):
        reverse("wagtaillocales:index")


def test_none_of_its_hooks_is_left():
    for name, registered in list(hooks._hooks.items()):
        if name not in closing.KEPT:
            assert not [fn for fn, _order in registered if fn.__module__ in closing.MODULES], name


def test_the_editor_of_a_half_offers_nothing_of_its(client, pair):
    page = client.get(reverse("wagtailadmin_pages:edit", args=[pair.original_id])).content.decode()

    assert "localize-convert-to-alias" not in page
    assert "localize-restart-translation" not in page
    assert "/admin/localize/" not in page


@pytest.mark.parametrize("action", ["localize-restart-translation", "localize-convert-to-alias"])
def test_its_actions_in_the_page_editor_do_nothing(client, pair, action):
    Translation.objects.filter(source__object_id=pair.translation_key).update(enabled=False)
    counterpart = factories.fresh({"en": pair.counterpart.specific})["en"]

    client.post(
        reverse("wagtailadmin_pages:edit", args=[counterpart.pk]),
        {**factories.edit_form(counterpart), action: "1"},
    )

    assert not Translation.objects.get(source__object_id=pair.translation_key).enabled
    assert Page.objects.get(pk=counterpart.pk).alias_of_id is None
