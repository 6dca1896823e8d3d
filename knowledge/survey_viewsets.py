"""Surveys in the admin: made in a minute of the questions that are asked everywhere, or of one's own."""

from typing import Any

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, ObjectList
from wagtail.admin.ui.tables import TitleColumn
from wagtail.admin.views.generic import CreateView
from wagtail.admin.viewsets.model import ModelViewSet

from knowledge.actions import surveying
from knowledge.models import Survey

RESULTS = TitleColumn(
    "results", label="", accessor=lambda _it: _("Results"), get_url=lambda it: reverse("survey_results", args=[it.pk])
)


class SurveyAdminForm(WagtailAdminModelForm):
    def clean(self) -> dict[str, Any]:
        """Two people who answered one question must have been asked the same."""
        cleaned = super().clean()
        is_asked = bool(self.instance.pk) and self.instance.invitations.exists()
        if is_asked and self.formsets["questions"].has_changed():
            raise ValidationError(_("People have been asked already: the questions stay as they are."))
        return cleaned


class SurveyCreateView(CreateView):
    def save_instance(self) -> Survey:
        survey = super().save_instance()
        surveying.fill_in_standard_questions(survey)
        return survey


class SurveyViewSet(ModelViewSet):
    model = Survey
    add_view_class = SurveyCreateView
    icon = "form"
    menu_label = _("Surveys")
    menu_order = 254
    add_to_admin_menu = True
    list_display = ["__str__", "kind", "opens_on", "closes_on", RESULTS]
    list_filter = ["kind"]
    edit_handler = ObjectList(
        [
            FieldRowPanel([FieldPanel("series"), FieldPanel("event")]),
            FieldPanel("kind"),
            FieldRowPanel([FieldPanel("title"), FieldPanel("title_ru")]),
            FieldRowPanel([FieldPanel("opens_on"), FieldPanel("closes_on")]),
            InlinePanel(
                "questions",
                heading=_("Questions"),
                label=_("question"),
                help_text=_("Without any, the questions are those that are asked after every training."),
                panels=[
                    FieldRowPanel([FieldPanel("kind"), FieldPanel("level")]),
                    FieldRowPanel([FieldPanel("text"), FieldPanel("text_ru")]),
                    FieldRowPanel([FieldPanel("options"), FieldPanel("options_ru")]),
                ],
            ),
        ],
        base_form_class=SurveyAdminForm,
    )
