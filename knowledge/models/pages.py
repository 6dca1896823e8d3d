from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel

from portal.core.pages import BasePage


class LibraryPage(BasePage):
    """The list of publications: its title, what it says at the top, and what it puts first."""

    featured = ParentalManyToManyField("knowledge.Work", verbose_name=_("put first"), blank=True, related_name="+")

    max_count = 1
    parent_page_types: ClassVar = ["home.HomePage"]
    subpage_types: ClassVar = []
    template = "knowledge/library.html"

    content_panels = [*BasePage.content_panels, FieldPanel("featured")]

    class Meta:
        verbose_name = _("list of publications")
