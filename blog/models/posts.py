"""A post and the section that lists it."""

from __future__ import annotations

from django.db import models
from django.forms import CheckboxSelectMultiple
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page, PageManager, PageQuerySet, PageViewRestriction
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from papurbro.core.blocks import BodyBlock
from papurbro.core.social import SocialTextMixin, social_panel
from papurbro.tags.models import Tag
from papurbro.translation.page_forms import PairedPageForm
from papurbro.translation.pages import PairedPageMixin

from blog.models.authors import Author


class PostQuerySet(PageQuerySet):
    """What is asked of posts. No answer ever holds an alias."""

    def real(self) -> PostQuerySet:
        """Without aliases: they would show one language's text under the other's address."""
        return self.filter(alias_of__isnull=True)

    def in_language(self, language: str) -> PostQuerySet:
        """Posts written in ``language`` ("cy" or "en")."""
        return self.real().filter(locale__language_code=language)

    def for_readers_of(self, language: str) -> PostQuerySet:
        """What a list in ``language`` shows: the live posts written in it, and those that are live in the other language alone."""
        in_it = PostPage.objects.live().in_language(language).filter(translation_key=models.OuterRef("translation_key"))
        theirs = models.Q(locale__language_code=language) | ~models.Exists(in_it)
        return self.live().real().for_everybody().filter(theirs)

    def for_everybody(self) -> PostQuerySet:
        """Without what stands behind a password or a group, its own or of a page above; Wagtail's ``public()`` asks the database twice."""
        path = models.ExpressionWrapper(models.OuterRef("path"), output_field=models.CharField())
        at_or_above = PageViewRestriction.objects.annotate(below=path).filter(below__startswith=models.F("page__path"))
        return self.filter(~models.Exists(at_or_above))

    def tagged(self, tag: Tag) -> PostQuerySet:
        """Posts that bear ``tag``."""
        return self.filter(tags=tag)

    def by(self, author: Author) -> PostQuerySet:
        """Posts that ``author`` wrote."""
        return self.filter(authors=author)

    def newest_first(self) -> PostQuerySet:
        """By the day on the post, the latest first; the row's number settles ties."""
        return self.order_by("-date", "-pk")


class BlogIndexPage(PairedPageMixin, SocialTextMixin, Page):
    """A section: the posts below it, newest first."""

    intro = models.TextField(_("introduction"), blank=True)

    content_panels = [*Page.content_panels, FieldPanel("intro")]
    promote_panels = [*Page.promote_panels, social_panel()]
    translatable_fields = [
        TranslatableField("title"),
        TranslatableField("intro"),
        TranslatableField("seo_title"),
        TranslatableField("search_description"),
        TranslatableField("social_text"),
    ]
    template = "blog/index_page.html"
    parent_page_types = ["core.HomePage"]
    subpage_types = ["blog.PostPage"]

    class Meta:
        verbose_name = _("section")


class PostPage(PairedPageMixin, SocialTextMixin, Page):
    """One half of a post: its text in one language."""

    date = models.DateTimeField(_("date"), default=timezone.now, help_text=_("The date that readers see."))
    intro = models.TextField(
        _("introduction"), blank=True, help_text=_("One or two sentences, shown in lists and digests.")
    )
    image = models.ForeignKey(
        "wagtailimages.Image",
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    image_alt = models.CharField(
        _("alt text"), max_length=250, blank=True, help_text=_("What the picture shows, in the language of this page.")
    )
    image_caption = models.CharField(_("caption"), max_length=250, blank=True)
    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)
    tags = ParentalManyToManyField(Tag, verbose_name=_("tags"), blank=True, related_name="posts")
    authors = ParentalManyToManyField(Author, verbose_name=_("authors"), blank=True, related_name="posts")
    origin_url = models.URLField(_("first published at"), max_length=500, blank=True)

    objects = PageManager.from_queryset(PostQuerySet)()

    content_panels = [
        *Page.content_panels,
        FieldPanel("intro"),
        MultiFieldPanel(
            [FieldPanel("image"), FieldPanel("image_alt"), FieldPanel("image_caption")], heading=_("Picture")
        ),
        FieldPanel("body"),
        MultiFieldPanel(
            [
                FieldPanel("tags", widget=CheckboxSelectMultiple),
                FieldPanel("authors", widget=CheckboxSelectMultiple),
                FieldPanel("date"),
            ],
            heading=_("Both versions"),
        ),
    ]
    promote_panels = [*Page.promote_panels, social_panel()]
    translatable_fields = [
        TranslatableField("title"),
        TranslatableField("intro"),
        SynchronizedField("image", overridable=False),
        TranslatableField("image_alt"),
        TranslatableField("image_caption"),
        TranslatableField("body"),
        SynchronizedField("date", overridable=False),
        SynchronizedField("origin_url", overridable=False),
        TranslatableField("seo_title"),
        TranslatableField("search_description"),
        TranslatableField("social_text"),
    ]
    #: Edited on the original, copied to the counterpart at publication (DESIGN, "Defaults").
    shared_fields = ["tags", "authors", "date", "image"]
    #: By whom the report of parity tells its pieces.
    parity_authors = "authors"
    search_fields = [*Page.search_fields, index.SearchField("intro"), index.SearchField("body")]
    base_form_class = PairedPageForm
    template = "blog/post_page.html"
    parent_page_types = ["blog.BlogIndexPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("post")
        indexes = [models.Index(fields=["-date"], name="post_date")]
