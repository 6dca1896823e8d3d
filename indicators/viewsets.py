from django import forms
from django.utils.choices import CallableChoiceIterator
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup

from indicators.desk.framework_forms import IndicatorForm
from indicators.desk.indicator_views import AddIndicatorView, EditIndicatorView, IndicatorListView, missing_of
from indicators.evidence import publication_kinds
from indicators.models import Indicator
from indicators.panels import pair


class KindSelect(forms.Select):
    """The types of publication, asked for when the form is shown."""

    def __init__(self, attrs: dict[str, str] | None = None) -> None:
        super().__init__(attrs, choices=CallableChoiceIterator(publication_kinds))


TITLE = Column("local_title", label=_("Title"))


class IndicatorViewSet(ModelViewSet):
    model = Indicator
    icon = "tick"
    copy_view_enabled = False
    index_view_class = IndicatorListView
    add_view_class = AddIndicatorView
    edit_view_class = EditIndicatorView
    edit_template_name = "indicators/desk/indicator.html"
    list_display = ["number", TITLE, "unit", "counting", Column("missing", label=_("Missing"), accessor=missing_of)]
    panels = [
        FieldRowPanel([FieldPanel("output"), FieldPanel("number")]),
        pair("title"),
        pair("data_source"),
        FieldRowPanel([FieldPanel("unit"), FieldPanel("counting"), FieldPanel("decimals")]),
        FieldRowPanel([FieldPanel("accumulation"), FieldPanel("direction"), FieldPanel("responsible")]),
        pair("collection_method"),
        FieldRowPanel([FieldPanel("baseline_value"), FieldPanel("baseline_year")]),
        InlinePanel("events", heading=_("Events that count"), label=_("event"), panels=[FieldPanel("event")]),
        InlinePanel(
            "publication_kinds",
            heading=_("Types of publication that count"),
            label=_("type of publication"),
            panels=[FieldPanel("kind", widget=KindSelect)],
        ),
    ]
    edit_handler = ObjectList(panels, base_form_class=IndicatorForm)


class ResultsViewSets(ModelViewSetGroup):
    menu_label = _("Results")
    menu_icon = "list-ol"
    menu_order = 300
    items = (IndicatorViewSet("indicator_admin", url_prefix="indicators"),)
