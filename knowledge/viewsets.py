from typing import Any

import django_filters
from django.db.models import Q
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.widgets.button import Button
from wagtail.snippets.views.snippets import EditView, IndexView, SnippetViewSet

from events.models.languages import CODES, language_name
from knowledge.models import File, Work, WorkQuerySet
from knowledge.work_forms import WorkForm


class WorkFilterSet(WagtailFilterSet):
    kind = django_filters.ChoiceFilter(label=_("Type"), choices=Work.Kind.choices)
    language = django_filters.ChoiceFilter(
        label=_("Language"),
        field_name="editions__language",
        choices=lambda: [(code, language_name(code)) for code in CODES],
        distinct=True,
    )
    text = django_filters.ChoiceFilter(
        label=_("Text"),
        field_name="editions__versions__files__text_state",
        choices=File.TextState.choices,
        distinct=True,
    )
    live = django_filters.BooleanFilter(label=_("Published"))

    class Meta:
        model = Work
        fields = ["kind", "language", "text", "live"]


class WorkIndexView(IndexView):
    def get_base_queryset(self) -> WorkQuerySet:
        return super().get_base_queryset().with_files()

    def search_queryset(self, queryset: Any) -> Any:
        """By number, or by a word of a title in any edition."""
        if not self.is_searching:
            return queryset
        words = self.search_query
        named = Q(editions__title__icontains=words) | Q(editions__title_ru__icontains=words)
        return queryset.filter(named | Q(number=words) if words.isdecimal() else named).distinct()

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        buttons = super().header_more_buttons
        if self.request.user.has_perm("knowledge.add_work"):
            buttons.append(
                Button(_("Upload many PDF files"), url=reverse("bulk_upload"), icon_name="upload", priority=80)
            )
        return buttons


class WorkEditView(EditView):
    @cached_property
    def header_more_buttons(self) -> list[Button]:
        files = Button(_("Files"), url=reverse("work_files", args=[self.object.pk]), icon_name="doc-full", priority=5)
        return [*super().header_more_buttons, files]


def text_states(work: Work) -> str:
    """Of the files that are offered."""
    live = [edition.live_version for edition in work.editions.all()]
    files = [file for version in live if version for file in version.files.all()]
    if not files:
        return str(_("no file"))
    return ", ".join(sorted({str(it.get_text_state_display()) for it in files}))


def languages(work: Work) -> str:
    return ", ".join(language_name(edition.language) for edition in work.editions.all())


def standing(work: Work) -> str:
    """Wagtail's own word for it asks the database once for each row."""
    if work.is_withdrawn:
        return str(_("withdrawn"))
    if work.live:
        return str(_("published, with a draft") if work.has_unpublished_changes else _("published"))
    return str(_("planned") if work.go_live_at and not work.expired else _("draft"))


class WorkViewSet(SnippetViewSet):
    model = Work
    index_view_class = WorkIndexView
    edit_view_class = WorkEditView
    filterset_class = WorkFilterSet
    base_url_path = "library"
    admin_url_namespace = "library_admin"
    icon = "doc-full"
    menu_label = _("Library")
    menu_order = 250
    add_to_admin_menu = True
    copy_view_enabled = False
    inspect_view_enabled = False
    search_fields = ["editions__title"]
    list_display = [
        "__str__",
        Column("number", label=_("Number"), sort_key="number"),
        Column("kind", label=_("Type"), accessor="get_kind_display", sort_key="kind"),
        Column("languages", label=_("Languages"), accessor=languages),
        Column("text", label=_("Text"), accessor=text_states),
        DateColumn("published_on", label=_("Published on"), sort_key="published_on"),
        Column("standing", label=_("Status"), accessor=standing),
    ]
    edit_handler = ObjectList(
        [
            FieldRowPanel([FieldPanel("kind"), FieldPanel("published_on")]),
            InlinePanel(
                "editions",
                heading=_("Editions"),
                label=_("edition"),
                min_num=1,
                panels=[
                    FieldPanel("language"),
                    FieldRowPanel([FieldPanel("title"), FieldPanel("title_ru")]),
                    FieldRowPanel([FieldPanel("abstract"), FieldPanel("abstract_ru")]),
                    FieldPanel("translator"),
                ],
            ),
            InlinePanel(
                "authors",
                heading=_("Authors"),
                label=_("author"),
                panels=[
                    FieldRowPanel([FieldPanel("given_name"), FieldPanel("family_name")]),
                    FieldRowPanel([FieldPanel("organisation"), FieldPanel("orcid")]),
                ],
            ),
            MultiFieldPanel(
                [FieldPanel("topics"), FieldPanel("countries"), FieldPanel("events"), FieldPanel("related")],
                heading=_("What it belongs to"),
            ),
            MultiFieldPanel(
                [FieldPanel("series_title"), FieldPanel("licence"), FieldPanel("doi")], heading=_("How it is cited")
            ),
        ],
        base_form_class=WorkForm,
    )

    def register_chooser_viewset(self) -> None:
        """No form chooses a publication through it."""
