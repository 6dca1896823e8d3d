"""The list of questions in the admin."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BooleanColumn, Column, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.widgets.button import HeaderButton

from knowledge.models import Question, QuestionVersion
from portal.core.reading import ReadOnlyViewSet


class QuestionFilterSet(WagtailFilterSet):
    class Meta:
        model = Question
        fields = ["bank", "kind", "is_retired"]


class QuestionIndexView(generic.IndexView):
    def get_base_queryset(self) -> QuerySet[Question]:
        drawn = QuestionVersion.objects.filter(question=OuterRef("pk")).exclude(used_at=None)
        rows = Question.objects.select_related("bank").prefetch_related("versions__wordings")
        return rows.annotate(was_drawn=Exists(drawn))

    def search_queryset(self, queryset: QuerySet[Question]) -> QuerySet[Question]:
        if not self.is_searching:
            return queryset
        said = Q(name__icontains=self.search_query) | Q(objective__icontains=self.search_query)
        return queryset.filter(said | Q(versions__wordings__text__icontains=self.search_query)).distinct()

    @property
    def header_buttons(self) -> list[HeaderButton]:
        may_add = self.request.user.has_perm("knowledge.add_question")
        adding = [
            HeaderButton(_("New question"), url=reverse("new_question", args=["single"]), icon_name="plus"),
            HeaderButton(_("Questions from a file"), url=reverse("question_file"), icon_name="upload"),
        ]
        handing = HeaderButton(_("Hand over as Moodle XML"), url=reverse("hand_over_bank"), icon_name="download")
        return [*(adding if may_add else []), handing]


def languages(question: Question) -> str:
    return ", ".join(it.language for it in question.latest_version.wordings.all())


def address(question: Question) -> str:
    return reverse("question", args=[question.pk])


class QuestionViewSet(ReadOnlyViewSet):
    """Every question with its kind, its objective and its languages."""

    model = Question
    name = "question_admin"
    url_prefix = "questions"
    menu_label = _("Question bank")
    menu_order = 255
    icon = "help"
    add_to_admin_menu = True
    index_view_class = QuestionIndexView
    list_per_page = 50
    filterset_class = QuestionFilterSet
    search_fields = ("name",)
    list_display: Any = (
        TitleColumn("name", label=_("Name"), get_url=address, sort_key="name"),
        Column("bank", label=_("Question bank")),
        Column("get_kind_display", label=_("Kind")),
        Column("objective", label=_("Learning objective"), sort_key="objective"),
        Column("languages", label=_("Languages"), accessor=languages),
        BooleanColumn("was_drawn", label=_("Drawn")),
        BooleanColumn("is_retired", label=_("No longer drawn")),
    )
