"""What a rich text was taken apart into is remembered; whoever writes into the answer changes nobody else's."""

from wagtail.rich_text import RichText
from wagtail_localize.segments import StringSegmentValue

from papurbro.translation.rich_text import PairedRichTextBlock

SOURCE = '<p>Dewch i’r <a href="https://example.org/">neuadd</a>.</p><p>Croeso.</p>'


def test_each_answer_has_attributes_of_its_own():
    """Guard: the attributes are kept as JSON in ``_read``; taking a translation in writes addresses into them."""
    block = PairedRichTextBlock()
    first = block.get_translatable_segments(RichText(SOURCE))
    next(one for one in first if isinstance(one, StringSegmentValue) and one.attrs).attrs["a1"]["href"] = "changed"

    again = block.get_translatable_segments(RichText(SOURCE))

    assert next(one.attrs for one in again if isinstance(one, StringSegmentValue) and one.attrs) == {
        "a1": {"href": "https://example.org/"}
    }


def test_put_together_again_it_is_the_same_text_each_time():
    block = PairedRichTextBlock()
    for _ in range(2):
        segments = [one.with_order(n) for n, one in enumerate(block.get_translatable_segments(RichText(SOURCE)))]
        assert block.restore_translated_segments(RichText(SOURCE), segments).source == SOURCE
