"""What a half may do by itself, and what it may not, where the pair does not go together or is half live already."""

import pytest
from wagtail.models import Page

from papurbro.translation import publishing, work
from papurbro.translation.errors import NotReady, PairError
from papurbro.translation.models import Pair, Policy
from papurbro.translation.publication import Outcome

from tests import factories

pytestmark = pytest.mark.django_db


def newest(page):
    page = Page.objects.get(pk=page.pk).specific
    return page, page.get_latest_revision()


def edit(page, **fields):
    page = Page.objects.get(pk=page.pk).specific
    draft = page.get_latest_revision_as_object()
    for name, value in fields.items():
        setattr(draft, name, value)
    draft.save_revision()
    return Page.objects.get(pk=page.pk).specific


@pytest.fixture
def independent():
    page = factories.make_post("cy")
    pair = factories.with_counterpart(page)
    pair = work.set_policy(pair, factories.superuser(), Policy.INDEPENDENT, "Mae'n hen")
    publishing.publish(*newest(page))
    return factories.pair_of(page)


def test_the_draft_made_at_once_cannot_go_out_by_itself(independent):
    """Guard: ``Publication.require_own_text``. Without it the Welsh text is live under the English address."""
    with pytest.raises(NotReady):
        publishing.publish(*newest(independent.counterpart))

    assert not Page.objects.get(pk=independent.counterpart.pk).live


def test_nor_by_the_door_that_knows_only_the_base_page(independent):
    """Guard: ``guards._require_own_text``."""
    half = Page.objects.get(pk=independent.counterpart.pk)

    with pytest.raises(NotReady):
        half.publish(half.get_latest_revision())

    assert not Page.objects.get(pk=independent.counterpart.pk).live


def test_a_counterpart_with_a_text_of_its_own_goes_out_by_itself(independent):
    somebody = factories.superuser()
    pair = factories.translate_all(independent, somebody)
    work.approve(work.send_for_review(pair, somebody), somebody)

    assert publishing.publish(*newest(independent.counterpart)) is Outcome.ONE
    assert Page.objects.get(pk=independent.counterpart.pk).live


def live_pair():
    page = factories.make_post("cy")
    pair = factories.make_ready(page)
    publishing.publish(*newest(page))
    return factories.pair_of(pair.original)


def test_taking_a_pair_down_takes_back_the_wish_to_publish_it():
    """Guard: ``agreement.let_go`` in ``taking_down``. Without it a later approval puts the pair live again, unasked."""
    pair = live_pair()
    original = edit(pair.original, intro="Cyflwyniad newydd sbon am y neuadd.")
    assert publishing.publish(original, original.get_latest_revision()) is Outcome.HELD

    Page.objects.get(pk=pair.original.pk).specific.unpublish()

    assert not Pair.objects.get(pk=pair.pk).is_held


def test_a_half_live_pair_can_still_be_corrected():
    """Guard: ``Publication.is_update``. An exemption was lifted: the live half must not be frozen until it is translated."""
    page = factories.make_post("cy")
    pair = factories.with_counterpart(page)
    pair = work.exempt(pair, factories.superuser(), "Limrig")
    publishing.publish(*newest(page))
    work.lift_exemption(factories.pair_of(page), factories.superuser())
    page = edit(page, intro="Nos Wener, nid nos Iau.")

    outcome = publishing.publish(page, page.get_latest_revision(), change_class="correction")

    page.refresh_from_db()
    assert outcome is Outcome.ONE
    assert page.intro == "Nos Wener, nid nos Iau."
    assert not factories.pair_of(page).counterpart.live


def test_new_content_of_a_half_live_pair_waits_for_its_translation():
    page = factories.make_post("cy")
    pair = factories.with_counterpart(page)
    pair = work.exempt(pair, factories.superuser(), "Limrig")
    publishing.publish(*newest(page))
    work.lift_exemption(factories.pair_of(page), factories.superuser())
    page = edit(page, intro="Mae llawer mwy i'w ddweud.")

    assert publishing.publish(page, page.get_latest_revision()) is Outcome.HELD


def test_a_typo_that_leaves_a_sentence_untranslated_stays_in_the_queue():
    """Guard: ``agreement._something_is_untranslated``. Without it the pair is ``ready`` with a part of it in Welsh."""
    pair = live_pair()
    draft = Page.objects.get(pk=pair.original.pk).specific.get_latest_revision_as_object()
    draft.body = [
        *[(block.block_type, block.value) for block in draft.body],
        ("paragraph", "<p>Paragraff newydd am y gegin.</p>"),
    ]
    draft.save_revision()
    page, revision = newest(pair.original)

    publishing.publish(page, revision, change_class="typo")

    pair = factories.pair_of(page)
    assert pair.segments_done < pair.segments_total
    assert pair.is_pending


def test_a_sentence_changed_in_two_saves_keeps_the_translation_to_start_from():
    """Guard: ``sync._Starts``. Without it the second save finds no translation to carry on."""
    from papurbro.translation.sync import sync

    pair = live_pair()
    translated = {row.old_translation for row in pair.carried.all()}
    assert not translated

    for intro in ("Cyflwyniad cyntaf.", "Cyflwyniad cyntaf, wedi'i newid.", "Cyflwyniad cyntaf, wedi'i newid eto."):
        edit(pair.original, title=intro)
        sync(factories.pair_of(pair.original))

    carried = factories.pair_of(pair.original).carried.order_by("-pk").first()
    assert carried is not None
    assert carried.old_translation.startswith(factories.TITLES["en"])


def test_a_correction_goes_out_although_the_translator_is_at_work():
    """Guard: ``changes._matters``. The editor is asked, whatever the translator has saved meanwhile."""
    from papurbro.translation.changes import change_to_ask_about

    pair = live_pair()
    page = edit(pair.original, intro="Cyflwyniad newydd am y neuadd.")
    publishing.publish(page, page.get_latest_revision())
    pair = factories.translate_all(factories.pair_of(page))
    page = edit(page, intro="Canslwyd y cyfarfod.")

    assert change_to_ask_about(factories.pair_of(page), page) is not None
    assert publishing.publish(page, page.get_latest_revision(), change_class="correction") is Outcome.ONE


def test_a_refusal_is_a_sentence():
    page = factories.make_post("cy")
    factories.with_counterpart(page)

    with pytest.raises(PairError) as refused:
        publishing.publish(*newest(page))

    assert refused.value.sentence
