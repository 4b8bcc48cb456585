"""What of a page becomes a part for the translator, what it is called there, and that it comes back into its place.

Guards: ``rich_text.teach`` (alt texts within every rich text), ``translatable_fields`` of each page type, ``places.Places``.
"""

import pytest
from wagtail import blocks
from wagtail.fields import RichTextField
from wagtail.images.models import Image
from wagtail.images.tests.utils import get_test_image_file
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import StreamFieldSegmentExtractor
from wagtail_localize.segments.ingest import StreamFieldSegmentsWriter
from wagtail_localize.strings import StringValue

from papurbro.core.models import HomePage, StandardPage
from papurbro.translation import counterparts

from blog.models import BlogIndexPage, PostPage

from tests import factories
from tests.translation.parts.writing import block, edit, parts, say, start

pytestmark = [pytest.mark.usefixtures("founded", "in_english"), pytest.mark.django_db]

IN_A_TEXT = '<p>Dyma’r neuadd.</p><embed alt="{alt}" embedtype="image" format="left" id="{id}"/><p>A dyma’r gegin.</p>'


@pytest.fixture
def image():
    return Image.objects.create(title="Neuadd", file=get_test_image_file())


def labels(pair):
    return {segment.source: segment.place.label for segment in parts(pair).values()}


def english(pair):
    return counterparts.compose(counterparts.enabled_translation(pair.translation_key))


def test_every_text_of_a_post_has_its_part_and_a_plain_name(image):
    pair = start(
        [
            block("heading", "Is-bennawd"),
            block("quote", {"text": "Da iawn", "attribution": "Mair"}),
            block("picture", {"image": image.pk, "alt": "Y to", "caption": "Y to newydd", "credit": "Huw"}),
            block("remote_picture", {"src": "https://llun.example/1.jpg", "alt": "Y bont", "caption": "Y bont goch"}),
        ],
        intro="Cyflwyniad",
        image=image,
        image_alt="Y drws",
        image_caption="Y drws newydd",
        seo_title="Teitl chwilio",
        search_description="Disgrifiad",
        social_text="I'w rannu",
    )

    assert labels(pair) == {
        "Y neuadd": "Title",
        "Cyflwyniad": "Introduction",
        "Y drws": "Alt text",
        "Y drws newydd": "Caption",
        "Is-bennawd": "Heading",
        "Da iawn": "Quotation",
        "Mair": "Who said it",
        "Y to": "Alt text",
        "Y to newydd": "Caption",
        "Huw": "Credit",
        "Y bont": "Alt text",
        "Y bont goch": "Caption",
        "Teitl chwilio": "Title in search engines",
        "Disgrifiad": "Description in search engines",
        "I'w rannu": "Text for social media",
    }


@pytest.mark.parametrize("model", [HomePage, StandardPage, BlogIndexPage, PostPage])
def test_every_page_type_has_title_description_and_social_text_translated(model):
    translated = {field.field_name for field in model.translatable_fields if field.is_translated(None)}

    assert {"title", "intro", "seo_title", "search_description", "social_text"} <= translated
    assert {"social_text", "search_description"} <= set(model.get_edit_handler().get_form_class().base_fields)


def test_the_alt_text_of_a_picture_within_a_text_is_a_part_of_its_own(image):
    pair = start([block("paragraph", {}) | {"value": IN_A_TEXT.format(alt="Drws coch &amp; gwyn", id=image.pk)}])
    assert labels(pair)["Drws coch & gwyn"] == "Alt text"

    pair = say(
        pair,
        {
            "Drws coch &amp; gwyn": "A red &amp; white door",
            "Dyma’r neuadd.": "This is the hall.",
            "A dyma’r gegin.": "And this the kitchen.",
        },
    )

    source = english(pair).body[0].value.source
    assert 'alt="A red &amp; white door"' in source
    assert source.index("This is the hall.") < source.index("<embed") < source.index("And this the kitchen.")
    assert f'id="{image.pk}"' in source
    assert 'format="left"' in source


def test_a_picture_that_stands_twice_in_a_text_has_two_alt_texts(image):
    twice = IN_A_TEXT.format(alt="Drws", id=image.pk) + IN_A_TEXT.format(alt="Ffenestr", id=image.pk)
    pair = say(start([block("paragraph", {}) | {"value": twice}]), {"Drws": "Door", "Ffenestr": "Window"})

    source = english(pair).body[0].value.source
    assert source.index('alt="Door"') < source.index('alt="Window"')


ELSEWHERE = blocks.StreamBlock([("note", blocks.StructBlock([("text", blocks.RichTextBlock())]))])


def translated(segments, said):
    def one(segment):
        made = segment.clone()
        if isinstance(segment, StringSegmentValue):
            made.string = StringValue(said[segment.string.data])
        return made

    return [one(segment).with_order(number) for number, segment in enumerate(segments)]


SAID = {"Dyma’r neuadd.": "This is the hall.", "A dyma’r gegin.": "And this the kitchen.", "Drws": "Door"}


def test_a_rich_text_of_any_block_hands_over_the_alt_texts_of_its_pictures():
    source = IN_A_TEXT.format(alt="Drws", id=7)
    value = ELSEWHERE.to_python([{"type": "note", "value": {"text": source}, "id": "0001"}])
    found = StreamFieldSegmentExtractor(None).handle_stream_block(value)
    assert "0001.text.picture-7" in [segment.path for segment in found]

    made = StreamFieldSegmentsWriter(None, None, None).handle_stream_block(value, translated(found, SAID))

    assert 'alt="Door"' in made[0].value["text"].source
    assert "And this the kitchen." in made[0].value["text"].source


def test_a_rich_text_field_of_any_page_type_does_too():
    field = RichTextField()
    found = field.get_translatable_segments(IN_A_TEXT.format(alt="Drws", id=7))
    assert [segment.string.data for segment in found if isinstance(segment, StringSegmentValue)] == [
        "Dyma’r neuadd.",
        "Drws",
        "A dyma’r gegin.",
    ]

    made = field.restore_translated_segments("", translated(found, SAID))

    assert 'alt="Door"' in made
    assert made.index("This is the hall.") < made.index("<embed") < made.index("And this the kitchen.")


def test_a_decorative_picture_within_a_text_asks_for_nothing(image):
    pair = start([block("paragraph", {}) | {"value": IN_A_TEXT.format(alt="", id=image.pk)}])

    assert "Alt text" not in labels(pair).values()


def test_an_alt_text_keeps_its_translation_when_its_picture_moves(image):
    text = IN_A_TEXT.format(alt="Drws", id=image.pk)
    pair = say(start([block("paragraph", {}) | {"value": text}]), {"Drws": "Door"})

    pair = edit(pair, [block("paragraph", "Yn gyntaf."), block("paragraph", {}) | {"value": text}])

    assert parts(pair)["Drws"].saved == "Door"


def test_a_link_within_a_text_with_a_picture_keeps_its_address(image):
    text = '<p>Ewch i’r <a href="https://neuadd.example/">neuadd</a>.</p><embed alt="Drws" embedtype="image" format="left" id="1"/>'
    pair = start([block("paragraph", {}) | {"value": text}])
    pair = say(pair, {'Ewch i’r <a id="a1">neuadd</a>.': 'Go to the <a id="a1">hall</a>.', "Drws": "Door"})

    assert '<a href="https://neuadd.example/">hall</a>' in english(pair).body[0].value.source


def test_what_is_shared_is_told_in_the_language_of_the_page(client):
    welsh, made = factories.make_pair(cy={"social_text": "Dewch i weld!"}, en={"intro": "Come and see!"})

    assert '<meta property="og:description" content="Dewch i weld!">' in client.get(welsh.url).content.decode()
    assert '<meta property="og:description" content="Come and see!">' in client.get(made.url).content.decode()
