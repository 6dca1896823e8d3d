from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Page

from portal.core.languages import Localised

# What a text may hold. No embeds: the content policy lets a page show nothing of other sites.
TEXT_FEATURES = ["h3", "bold", "italic", "link", "ol", "ul"]


class BasePage(Page):
    """A page of the portal: one row, both languages."""

    title_ru = models.CharField(_("title in Russian"), max_length=255, blank=True)
    summary = models.TextField(_("summary"), blank=True, help_text=_("One or two sentences for lists and search."))
    summary_ru = models.TextField(_("summary in Russian"), blank=True)

    # Lists and figures show every published page. One that is not for everybody is left unpublished.
    private_page_options: ClassVar[list[str]] = []

    local_title = Localised("title")
    local_summary = Localised("summary")

    content_panels = [
        *Page.content_panels,
        FieldPanel("title_ru"),
        FieldRowPanel([FieldPanel("summary"), FieldPanel("summary_ru")]),
    ]

    class Meta:
        abstract = True
