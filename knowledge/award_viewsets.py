from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from knowledge.awarding.facts import side
from knowledge.awarding.rules import from_data
from knowledge.awarding.standing import standing
from knowledge.awarding.words import explained
from knowledge.models import Achievement, Award, CertificateDesign
from portal.core.reading import ReadOnlyViewSet

MOST_BYTES = 512 * 1024  # of a picture: it stands in each of five hundred files


class AchievementForm(WagtailAdminModelForm):
    """The rule as fields: each that is filled is asked for."""

    sessions = forms.IntegerField(label=_("Sessions or days at least"), min_value=1, required=False)
    share = forms.IntegerField(
        label=_("Sessions or days at least, in percent"),
        min_value=1,
        max_value=100,
        required=False,
        help_text=_("The rule of the programme: 80."),
    )
    minutes = forms.IntegerField(label=_("Minutes of presence at least"), min_value=1, required=False)
    score = forms.IntegerField(label=_("Final test at least, in percent"), min_value=1, max_value=100, required=False)
    feedback = forms.BooleanField(label=_("Feedback given"), required=False)

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        rule = self.instance.rule or {}
        for name in ("sessions", "share", "minutes", "feedback"):
            self.fields[name].initial = rule.get(name)
        self.fields["score"].initial = rule.get("score", {}).get("at_least")

    def clean(self) -> dict:
        cleaned = super().clean()
        rule = {name: cleaned[name] for name in ("sessions", "share", "minutes", "feedback") if cleaned.get(name)}
        if cleaned.get("score"):
            quiz = (self.instance.rule or {}).get("score", {}).get("quiz", "final")
            rule["score"] = {"quiz": quiz, "at_least": cleaned["score"]}
        if not rule:
            raise ValidationError(_("Say what is asked for: at least one of the conditions."))
        self.instance.rule = rule
        return cleaned


class AchievementViewSet(ModelViewSet):
    """What certificates are given for, and by which rule."""

    model = Achievement
    name = "achievement"
    url_prefix = "certificate-offers"
    icon = "tick"
    copy_view_enabled = False
    add_to_reference_index = False
    list_display = ("__str__", "kind", "hours")
    list_filter = ("kind",)
    panels = [
        FieldPanel("kind"),
        FieldRowPanel([FieldPanel("series"), FieldPanel("event")]),
        FieldRowPanel([FieldPanel("title"), FieldPanel("title_ru")]),
        FieldRowPanel([FieldPanel("text"), FieldPanel("text_ru")]),
        MultiFieldPanel(
            [FieldPanel(name) for name in ("sessions", "share", "minutes", "score", "feedback")],
            heading=_("What is asked for"),
        ),
        FieldRowPanel([FieldPanel("hours"), FieldPanel("valid_months"), FieldPanel("days_to_confirm")]),
        FieldPanel("languages"),
        FieldPanel("design"),
    ]
    edit_handler = ObjectList(panels, base_form_class=AchievementForm)


class DesignForm(WagtailAdminModelForm):
    def clean(self) -> dict:
        cleaned = super().clean()
        for name in ("logo", "signature"):
            if cleaned.get(name) and cleaned[name].size > MOST_BYTES:
                self.add_error(name, _("The picture is larger than 512 KB. Save it smaller."))
        return cleaned


class DesignViewSet(ModelViewSet):
    model = CertificateDesign
    name = "certificate_design"
    url_prefix = "certificate-designs"
    icon = "image"
    copy_view_enabled = False
    add_to_reference_index = False
    list_display = ("name", "issuer", "signatory")
    panels = [
        FieldPanel("name"),
        FieldRowPanel([FieldPanel("issuer"), FieldPanel("issuer_ru")]),
        FieldRowPanel([FieldPanel("signatory"), FieldPanel("signatory_ru")]),
        FieldRowPanel([FieldPanel("function"), FieldPanel("function_ru")]),
        FieldRowPanel([FieldPanel("logo"), FieldPanel("signature")]),
    ]
    edit_handler = ObjectList(panels, base_form_class=DesignForm)


class AwardView(generic.InspectView):
    def get_context_data(self, **kwargs) -> dict:
        award, language = self.object, get_language() or "en"
        return super().get_context_data(
            award=award,
            side=side(award.facts, language),
            standing=standing(award, on=timezone.localdate()),
            evidence=explained(from_data(award.evidence)) if award.evidence else "",
            **kwargs,
        )


class AwardViewSet(ReadOnlyViewSet):
    """Every certificate that was issued, with what became of it."""

    model = Award
    name = "award"
    url_prefix = "certificates"
    icon = "doc-full"
    inspect_view_class = AwardView
    inspect_template_name = "knowledge/awards/admin_award.html"
    list_per_page = 50
    list_display = (
        TitleColumn("shown_number", label=_("Number"), url_name="award:inspect"),
        Column("printed_name", label=_("Name")),
        Column("achievement", label=_("For what")),
        Column("status", label=_("Status")),
        DateColumn("issued_at", label=_("Issued"), sort_key="issued_at"),
    )
    search_fields = ("number", "printed_name", "printed_name_latin")
