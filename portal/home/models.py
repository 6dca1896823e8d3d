from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.fields import RichTextField

from portal.core.languages import Localised
from portal.core.pages import BasePage


class HomePage(BasePage):
    """The front page. What it shows of events, results and the library comes from those apps' template tags."""

    lead = models.TextField(_("lead"), blank=True)
    lead_ru = models.TextField(_("lead in Russian"), blank=True)

    local_lead = Localised("lead")

    max_count = 1
    parent_page_types: ClassVar = ["wagtailcore.Page"]
    template = "home/home_page.html"

    content_panels = [*BasePage.content_panels, FieldRowPanel([FieldPanel("lead"), FieldPanel("lead_ru")])]

    class Meta:
        verbose_name = _("front page")


class TextPage(BasePage):
    """A page of text: about the programme, privacy, accessibility."""

    body = RichTextField(_("text"), blank=True)
    body_ru = RichTextField(_("text in Russian"), blank=True)

    local_body = Localised("body")

    parent_page_types: ClassVar = ["home.HomePage", "home.TextPage"]
    template = "home/text_page.html"

    content_panels = [*BasePage.content_panels, FieldPanel("body"), FieldPanel("body_ru")]

    class Meta:
        verbose_name = _("page of text")
