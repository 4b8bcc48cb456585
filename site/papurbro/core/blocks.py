"""The blocks that every paired page is written in."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from papurbro.translation.rich_text import PairedRichTextBlock

RICH_TEXT = [
    "bold",
    "italic",
    "link",
    "document-link",
    "image",
    "ol",
    "ul",
    "superscript",
    "subscript",
    "strikethrough",
]


class HeadingBlock(blocks.StructBlock):
    """A heading within the text."""

    text = blocks.CharBlock(label=_("Heading"))
    level = blocks.ChoiceBlock(
        label=_("Level"), choices=[("2", _("Heading")), ("3", _("Subheading")), ("4", _("Minor heading"))], default="2"
    )

    class Meta:
        icon = "title"
        label = _("Heading")
        template = "components/blocks/heading.html"


class QuoteBlock(blocks.StructBlock):
    """Somebody's words, set apart."""

    text = blocks.TextBlock(label=_("Quotation"))
    attribution = blocks.CharBlock(label=_("Who said it"), required=False)

    class Meta:
        icon = "openquote"
        label = _("Quotation")
        template = "components/blocks/quote.html"


class PictureBlock(blocks.StructBlock):
    """A picture with what it shows, for those who cannot see it, and its caption."""

    image = ImageChooserBlock(label=_("Image"))
    alt = blocks.CharBlock(label=_("Alt text"), help_text=_("What the picture shows, in the language of this page."))
    caption = blocks.CharBlock(label=_("Caption"), required=False)
    credit = blocks.CharBlock(label=_("Credit"), required=False)

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "components/blocks/picture.html"


class RemotePictureBlock(blocks.StructBlock):
    """A picture that an import named but did not bring: a link to it, never loaded by the reader's browser unasked."""

    src = blocks.URLBlock(label=_("Address"))
    alt = blocks.CharBlock(label=_("Alt text"), required=False)
    caption = blocks.CharBlock(label=_("Caption"), required=False)

    class Meta:
        icon = "image"
        label = _("Picture elsewhere")
        template = "components/blocks/remote_picture.html"


class ImportedHTMLBlock(blocks.RawHTMLBlock):
    """What an import could not place: sanitised when it came in, kept, never dropped."""

    class Meta:
        icon = "code"
        label = _("Imported HTML")
        template = "components/blocks/imported_html.html"


class BodyBlock(blocks.StreamBlock):
    """The body of a post or page."""

    paragraph = PairedRichTextBlock(
        label=_("Text"), features=RICH_TEXT, icon="pilcrow", template="components/blocks/paragraph.html"
    )
    heading = HeadingBlock()
    quote = QuoteBlock()
    picture = PictureBlock()
    remote_picture = RemotePictureBlock()
    embed = blocks.URLBlock(label=_("Video or page elsewhere"), icon="media", template="components/blocks/embed.html")
    html = ImportedHTMLBlock()

    class Meta:
        required = False
