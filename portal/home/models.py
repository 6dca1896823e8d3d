from typing import ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.fields import RichTextField
from wagtail.models import Page
from wagtail.url_routing import RouteResult

from portal.core.languages import Localised
from portal.core.pages import TEXT_FEATURES, BasePage


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

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """One look-up by the whole address instead of two for each part; what is not found so goes Wagtail's way."""
        if path_components:
            address = f"{self.url_path}{'/'.join(path_components)}/"
            page = Page.objects.live().filter(slug=path_components[-1], url_path=address).first()
            if page:
                return RouteResult(page.specific)
        return super().route(request, path_components)


class TextPage(BasePage):
    """A page of text: about the programme, privacy, accessibility."""

    body = RichTextField(_("text"), blank=True, features=TEXT_FEATURES)
    body_ru = RichTextField(_("text in Russian"), blank=True, features=TEXT_FEATURES)

    local_body = Localised("body")

    parent_page_types: ClassVar = ["home.HomePage", "home.TextPage"]
    template = "home/text_page.html"

    content_panels = [*BasePage.content_panels, FieldPanel("body"), FieldPanel("body_ru")]

    class Meta:
        verbose_name = _("page of text")
