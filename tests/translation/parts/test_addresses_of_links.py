"""Where the links of the two versions lead: to the own half, to the same place, or to where the translator says.

Guards: ``readdressing._require_address``, ``links.carry_over``, ``counterparts._slug_for``.
"""

import pytest

from papurbro.translation import counterparts, work
from papurbro.translation.errors import PairError
from papurbro.translation.links import links
from papurbro.translation.readdressing import set_addresses

from tests import factories
from tests.translation.parts.writing import block, edit, paragraph, say, start

pytestmark = [pytest.mark.usefixtures("founded", "in_english"), pytest.mark.django_db]

TEXT = (
    'Ewch i <a href="https://llyw.cymru/">wefan y llywodraeth</a> neu <a linktype="page" id="{page}">at y neuadd</a>.'
)
SOURCE = 'Ewch i <a id="a1">wefan y llywodraeth</a> neu <a id="a2">at y neuadd</a>.'
TARGET = 'Go to <a id="a1">the government</a> or <a id="a2">to the hall</a>.'


@pytest.fixture
def pair():
    page = factories.make_post("cy")
    made = start([paragraph(TEXT.format(page=page.pk), "0001"), block("embed", "https://fideo.example/cy", "0002")])
    return say(made, {SOURCE: TARGET})


def found(pair):
    return links(counterparts.enabled_translation(pair.translation_key))


def body(pair):
    return counterparts.compose(counterparts.enabled_translation(pair.translation_key)).body


def lead(pair, **to):
    """``address="other"`` by the beginning of the original's."""
    by_host = {"llyw": "https://llyw.cymru/", "fideo": "https://fideo.example/cy"}
    chosen = {
        link.context_id: to[name]
        for name, address in by_host.items()
        for link in found(pair)
        if link.address == address and name in to
    }
    return set_addresses(pair, factories.superuser(), chosen)


def test_links_elsewhere_are_offered_and_those_within_the_site_follow_their_own_half(pair):
    assert [(link.address, link.own, link.label) for link in found(pair)] == [
        ("https://llyw.cymru/", "", "Text"),
        ("https://fideo.example/cy", "", "Video or page elsewhere"),
    ]


def test_a_link_leads_where_the_translator_says_and_no_word_is_touched(pair):
    pair = lead(pair, llyw="https://gov.wales/", fideo="https://fideo.example/en")

    text, video = body(pair)
    assert '<a href="https://gov.wales/">the government</a>' in text.value.source
    assert video.value == "https://fideo.example/en"
    assert "llyw.cymru" in pair.original.specific.get_latest_revision_as_object().body[0].value.source


def test_an_empty_address_leads_where_the_original_leads_again(pair):
    pair = lead(lead(pair, llyw="https://gov.wales/"), llyw="")

    assert "https://llyw.cymru/" in body(pair)[0].value.source


@pytest.mark.parametrize(
    "bad", ["javascript:alert(1)", "data:text/html,x", "//evil.example/", "gov wales", "ftp://x.example"]
)
def test_what_is_no_address_is_refused_and_nothing_changes(pair, bad):
    with pytest.raises(PairError, match="no address"):
        lead(pair, llyw=bad, fideo="https://fideo.example/en")

    assert [link.own for link in found(pair)] == ["", ""]


@pytest.mark.parametrize("good", ["mailto:neuadd@example.org", "tel:+44 1234 567890", "/en/help/", "#tea"])
def test_a_link_in_a_text_may_lead_to_a_mailbox_a_telephone_or_a_place_in_this_site(pair, good):
    assert f'href="{good}"' in body(lead(pair, llyw=good))[0].value.source


def test_a_link_keeps_its_other_address_when_its_paragraph_moves_to_another_block(pair):
    pair = lead(pair, llyw="https://gov.wales/")

    pair = edit(pair, [paragraph("Yn gyntaf."), paragraph(TEXT.format(page=pair.original_id), "0009")])

    assert [link.own for link in found(pair)] == ["https://gov.wales/"]


def test_an_address_put_right_in_the_original_reaches_the_counterparts_draft(pair):
    edited = TEXT.format(page=pair.original_id).replace("https://llyw.cymru/", "https://www.llyw.cymru/")

    pair = edit(pair, [paragraph(edited, "0001"), block("embed", "https://fideo.example/cy", "0002")])

    draft = counterparts.halves(pair.translation_key)["en"].get_latest_revision_as_object()
    assert '<a href="https://www.llyw.cymru/">the government</a>' in draft.body[0].value.source


def test_who_has_not_taken_it_on_may_set_no_address(pair):
    with pytest.raises(PairError):
        set_addresses(pair, factories.translator(), {found(pair)[0].context_id: "https://gov.wales/"})


def test_the_page_is_called_in_its_address_what_the_translator_says_until_it_is_published(pair):
    pair = set_addresses(pair, factories.superuser(), {}, slug="the-hall")
    assert counterparts.halves(pair.translation_key)["en"].slug == "the-hall"

    pair = factories.translate_all(pair)
    pair = work.approve(work.send_for_review(pair, factories.superuser()), factories.superuser())
    factories.publish(pair.original)
    set_addresses(factories.pair_of(pair.original), factories.superuser(), {}, slug="another")

    assert counterparts.compose(counterparts.enabled_translation(pair.translation_key)).slug == "the-hall"


def test_a_new_slug_of_the_original_leaves_the_published_counterparts_alone():
    pair = factories.make_live(factories.make_post("cy", title="Neuadd y pentref"))
    before = pair.counterpart.slug

    pair = edit(pair, slug="neuadd-arall", title="Neuadd arall")

    assert counterparts.compose(counterparts.enabled_translation(pair.translation_key)).slug == before


def test_a_slug_with_accents_is_refused(pair):
    with pytest.raises(PairError, match="accents"):
        set_addresses(pair, factories.superuser(), {}, slug="y tŷ")
