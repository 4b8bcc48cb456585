"""The site's own pages and its name in both languages."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail_localize.fields import TranslatableField

from papurbro.core.blocks import BodyBlock
from papurbro.core.social import SocialTextMixin, social_panel
from papurbro.translation.pages import PairedPageMixin


class HomePage(PairedPageMixin, SocialTextMixin, Page):
    """The front page of one language. Its sections come from the apps' template tags."""

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
    template = "core/home_page.html"
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["core.StandardPage", "blog.BlogIndexPage"]

    class Meta:
        verbose_name = _("front page")


class StandardPage(PairedPageMixin, SocialTextMixin, Page):
    """A page that stands: about us, contact, privacy."""

    intro = models.TextField(_("introduction"), blank=True)
    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)

    content_panels = [*Page.content_panels, FieldPanel("intro"), FieldPanel("body")]
    promote_panels = [*Page.promote_panels, social_panel()]
    translatable_fields = [
        TranslatableField("title"),
        TranslatableField("intro"),
        TranslatableField("body"),
        TranslatableField("seo_title"),
        TranslatableField("search_description"),
        TranslatableField("social_text"),
    ]
    template = "core/standard_page.html"
    parent_page_types = ["core.HomePage", "core.StandardPage"]
    subpage_types = ["core.StandardPage"]

    class Meta:
        verbose_name = _("page")


@register_setting(icon="site")
class SiteIdentity(BaseGenericSetting):
    """What the paper is called, in each language."""

    name_cy = models.CharField(_("Welsh name"), max_length=80, default="Papur Bro")
    name_en = models.CharField(_("English name"), max_length=80, default="Papur Bro")
    tagline_cy = models.CharField(
        _("Welsh tagline"), max_length=160, blank=True, default="Papur y fro, yn Gymraeg ac yn Saesneg"
    )
    tagline_en = models.CharField(
        _("English tagline"), max_length=160, blank=True, default="The paper of the area, in Welsh and English"
    )

    panels = [
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("name_cy"), FieldPanel("name_en")]),
                FieldRowPanel([FieldPanel("tagline_cy"), FieldPanel("tagline_en")]),
            ],
            heading=_("The paper"),
        )
    ]

    class Meta:
        verbose_name = _("The paper")

    def name(self, language: str) -> str:
        """The paper's name in ``language``."""
        return self.name_cy if language == "cy" else self.name_en

    def tagline(self, language: str) -> str:
        """The paper's tagline in ``language``."""
        return self.tagline_cy if language == "cy" else self.tagline_en


class PeriodicJob(models.Model):
    """When a job is next due (``core.periodic``). Whoever moves ``next_due`` on by a conditional update does the job."""

    name = models.CharField(max_length=80, unique=True)
    next_due = models.DateTimeField()

    def __str__(self) -> str:
        return self.name
