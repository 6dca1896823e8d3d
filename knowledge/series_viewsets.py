"""Series in the admin: drafts, preview, and the way to the people who take part."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, ObjectList, PageChooserPanel
from wagtail.admin.ui.tables import Column, LiveStatusTagColumn, TitleColumn
from wagtail.snippets.views import snippets

from knowledge.models import Series
from knowledge.models.series import SeriesQuerySet
from participants.models import User
from portal.core.reading import NamedActionsPolicy


class SeriesForm(WagtailAdminModelForm):
    """Of all accounts only those of trainers are offered, and no series as its own prerequisite."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["trainers"].queryset = User.objects.filter(groups__name="Trainer").order_by("last_name", "pk")
        self.fields["prerequisites"].queryset = Series.objects.exclude(pk=self.instance.pk).order_by("title")


SESSIONS = InlinePanel(
    "sessions", heading=_("Sessions, in their order"), label=_("session"), panels=[PageChooserPanel("event")]
)
MATERIALS = InlinePanel(
    "materials",
    heading=_("Materials"),
    label=_("material"),
    panels=[
        PageChooserPanel("event"),
        FieldPanel("work"),
        FieldRowPanel([FieldPanel("url"), FieldPanel("title"), FieldPanel("title_ru")]),
        FieldRowPanel([FieldPanel("is_before"), FieldPanel("days")]),
    ],
)
PANELS = [
    FieldRowPanel([FieldPanel("title"), FieldPanel("title_ru")]),
    FieldRowPanel([FieldPanel("slug"), FieldPanel("track")]),
    FieldRowPanel([FieldPanel("summary"), FieldPanel("summary_ru")]),
    FieldPanel("body"),
    FieldPanel("body_ru"),
    SESSIONS,
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("admission"), FieldPanel("capacity")]),
            FieldRowPanel([FieldPanel("enrolment_opens_at"), FieldPanel("enrolment_closes_at")]),
            FieldPanel("prerequisites", widget=forms.CheckboxSelectMultiple),
        ],
        heading=_("Enrolment"),
    ),
    FieldPanel("trainers", widget=forms.CheckboxSelectMultiple),
    MATERIALS,
]


class SeriesListView(snippets.IndexView):
    def get_base_queryset(self) -> SeriesQuerySet:
        return Series.objects.with_numbers()


class SeriesViewSet(snippets.SnippetViewSet):
    """Nobody deletes a series: who took part in it stays on record. It is unpublished."""

    model = Series
    url_namespace = "series"
    url_prefix = "series"
    icon = "list-ol"
    menu_label = _("Series of seminars")
    menu_name = "series"
    menu_order = 251
    add_to_admin_menu = True
    copy_view_enabled = False
    add_to_reference_index = False
    index_view_class = SeriesListView
    list_display = (
        TitleColumn("title", label=_("Title"), accessor="local_title", url_name="series:edit"),
        Column("track", label=_("Track"), accessor="get_track_display"),
        LiveStatusTagColumn(),
        Column("people", label=_("Take part"), accessor="enrolled"),
        TitleColumn("to_people", label=_("People"), accessor=lambda _series: _("Enrolment"), url_name="series_people"),
    )
    edit_handler = ObjectList(PANELS, base_form_class=SeriesForm)

    @property
    def permission_policy(self) -> NamedActionsPolicy:
        return NamedActionsPolicy(self.model, ["view", "add", "change", "publish"])

    def register_chooser_viewset(self) -> None:
        """Nothing chooses a series from a list."""
