"""After a typo that splits, joins or moves paragraphs the other version's readers see the new order too: it is published with it, and nobody is asked.

Guards: ``Publication.other_follows`` and ``Publication.may_follow`` (what goes along, and what does not), ``readiness.require_versions_of_what_is_new`` in
``Publication.one`` (a typo brings in no picture that would keep the page back).
"""

import pytest

from papurbro.translation import work
from papurbro.translation.digest import texts
from papurbro.translation.errors import NotReady
from papurbro.translation.models import Pair, Policy, Status
from papurbro.translation.pages import ChangeClass
from papurbro.translation.publication import Outcome
from papurbro.translation.versions.deciding import say_words
from papurbro.translation.versions.models import PictureVersions

from tests import factories
from tests.translation.parts.pictures import picture
from tests.translation.parts.writing import block, body_of, edit, paragraph, say, start

pytestmark = [pytest.mark.usefixtures("founded", "in_english"), pytest.mark.django_db]

ROOF, ROOF_EN = "Mae to newydd ar neuadd y pentref.", "The village hall has a new roof on it."
TEA, TEA_EN = "Bydd te yn y neuadd ddydd Sadwrn nesaf.", "There will be tea in the hall next Saturday."
BOTH = f"{ROOF} {TEA}"
SAID = {"Y neuadd": "The hall", ROOF: ROOF_EN, TEA: TEA_EN, BOTH: f"{ROOF_EN} {TEA_EN}"}


def live(raw):
    pair = say(start(raw), SAID)
    work.approve(work.send_for_review(pair, factories.superuser()), factories.superuser())
    factories.publish(pair.original)
    return factories.pair_of(pair.original)


@pytest.fixture
def pair():
    return live([paragraph(ROOF, "0001"), paragraph(TEA, "0002")])


def half(pair, language):
    return factories.PostPage.objects.get(translation_key=pair.translation_key, locale__language_code=language)


def typo(pair, raw, user=None):
    page = factories.PostPage.objects.get(pk=pair.original_id)
    draft = page.get_latest_revision_as_object()
    draft.body = body_of(raw)
    draft.save_revision()
    return factories.publish(page, ChangeClass.TYPO, user=user)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ([BOTH], [f"{TEA}|{ROOF}"], [TEA_EN, ROOF_EN]),
        ([ROOF, TEA], [BOTH], [f"{ROOF_EN} {TEA_EN}"]),
        ([ROOF, TEA], [TEA], [TEA_EN]),
    ],
    ids=["split and moved", "merged", "taken out"],
)
def test_readers_of_the_other_version_see_the_new_order_at_once(before, after, expected):
    pair = live([paragraph(text, f"000{number}") for number, text in enumerate(before)])
    address, since = half(pair, "en").slug, half(pair, "en").first_published_at

    assert typo(pair, [paragraph(text) for text in after]) == Outcome.BOTH

    made = half(pair, "en")
    assert texts(made)[1:] == expected
    assert (made.slug, made.first_published_at, made.has_unpublished_changes) == (address, since, False)
    now = factories.pair_of(pair.original)
    assert (now.status, now.is_held, now.stale_since) == (Status.CURRENT, False, None)


def test_a_letter_put_right_leaves_the_other_version_as_it_is(pair):
    before = half(pair, "en").last_published_at

    assert typo(pair, [paragraph(ROOF.replace("newydd", "newyd"), "0001"), paragraph(TEA, "0002")]) == Outcome.ONE

    assert half(pair, "en").last_published_at == before
    assert factories.pair_of(pair.original).status == Status.CURRENT


def test_a_text_that_must_be_translated_first_keeps_the_other_version_as_it_is(pair):
    new = "Nid oes neb yn gwybod pwy fydd yn talu am hyn i gyd."

    assert typo(pair, [paragraph(new), paragraph(TEA, "0002"), paragraph(ROOF, "0001")]) == Outcome.ONE

    assert texts(half(pair, "en"))[1:] == [ROOF_EN, TEA_EN]
    assert factories.pair_of(pair.original).status == Status.STALE


def test_what_waits_in_the_other_version_of_halves_that_go_by_themselves_does_not_go_along(pair):
    pair = work.set_policy(pair, factories.superuser(), Policy.INDEPENDENT, "Each by itself.")
    pair = say(pair, {TEA: "Tea will be served in the hall next Saturday."})
    work.approve(work.send_for_review(pair, factories.superuser()), factories.superuser())

    typo(pair, [paragraph(TEA, "0002"), paragraph(ROOF, "0001")])

    assert texts(half(pair, "en"))[1:] == [ROOF_EN, TEA_EN]
    assert factories.pair_of(pair.original).status == Status.READY


def test_halves_that_go_by_themselves_follow_where_nothing_waits(pair):
    pair = work.set_policy(pair, factories.superuser(), Policy.INDEPENDENT, "Each by itself.")

    typo(pair, [paragraph(TEA, "0002"), paragraph(ROOF, "0001")])

    assert texts(half(pair, "en"))[1:] == [TEA_EN, ROOF_EN]


def test_who_may_not_publish_the_other_version_takes_it_not_along(pair):
    pair = work.set_policy(pair, factories.superuser(), Policy.INDEPENDENT, "Each by itself.")

    typo(pair, [paragraph(TEA, "0002"), paragraph(ROOF, "0001")], user=factories.editor("welsh", languages=("cy",)))

    assert texts(half(pair, "cy"))[1:] == [TEA, ROOF]
    assert texts(half(pair, "en"))[1:] == [ROOF_EN, TEA_EN]


def test_a_counterpart_that_is_down_is_not_put_up(pair):
    pair = work.set_policy(pair, factories.superuser(), Policy.INDEPENDENT, "Each by itself.")
    half(pair, "en").unpublish()

    typo(pair, [paragraph(TEA, "0002"), paragraph(ROOF, "0001")])

    assert not half(pair, "en").live


def test_a_picture_that_moved_without_a_word_moves_in_both(pair, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    shown = block("picture", {"image": picture("Neuadd").pk, "alt": "", "caption": "", "credit": ""}, "0003")
    pair = edit(pair, [shown, paragraph(ROOF, "0001"), paragraph(TEA, "0002")])
    factories.publish(pair.original)

    typo(pair, [paragraph(ROOF.replace("newydd", "newyd"), "0001"), paragraph(TEA, "0002"), shown])

    assert [child.block_type for child in half(pair, "en").body] == ["paragraph", "paragraph", "picture"]


def test_a_typo_brings_in_no_picture_that_needs_another_version(pair, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    poster = block("picture", {"image": picture("Poster", "cy").pk, "alt": "", "caption": "", "credit": ""})

    with pytest.raises(NotReady, match="Poster"):
        typo(pair, [poster, paragraph(ROOF.replace("newydd", "newyd"), "0001"), paragraph(TEA, "0002")])

    assert [child.block_type for child in half(pair, "cy").body] == ["paragraph", "paragraph"]
    assert Pair.objects.get(pk=pair.pk).status == Status.STALE


def test_a_page_with_such_a_picture_from_before_can_have_its_typo_put_right(pair, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    poster = picture("Poster")
    shown = block("picture", {"image": poster.pk, "alt": "", "caption": "", "credit": ""}, "0003")
    factories.publish(edit(pair, [shown, paragraph(ROOF, "0001"), paragraph(TEA, "0002")]).original)
    say_words(poster, PictureVersions, "cy")

    typo(pair, [shown, paragraph(ROOF.replace("newydd", "newyd"), "0001"), paragraph(TEA, "0002")])

    assert "newyd " in str(half(pair, "cy").body)
