"""Quizzes, attempts and accommodations in the admin."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, InlinePanel, ObjectList
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from knowledge.models import Accommodation, Attempt, Quiz
from knowledge.quiz_draws import shortages
from participants.models import Person
from portal.core.reading import ReadOnlyViewSet

OFFERED_KINDS = frozenset(Quiz.Kind.values) - {Quiz.Kind.FEEDBACK}


class QuizForm(WagtailAdminModelForm):
    """Feedback is asked in surveys: the kind is left to a quiz that has it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = self.fields["kind"].choices
        self.fields["kind"].choices = [it for it in kinds if it[0] in {*OFFERED_KINDS, "", self.instance.kind}]


class WarnsOfShortages:
    """After saving, staff read in which languages the banks do not suffice."""

    def form_valid(self, form: Any) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)  # type: ignore[misc]
        for sentence in shortages(form.instance):
            messages.warning(self.request, sentence)  # type: ignore[attr-defined]
        return response


class QuizCreateView(WarnsOfShortages, generic.CreateView):
    pass


class QuizEditView(WarnsOfShortages, generic.EditView):
    pass


class QuizIndexView(generic.IndexView):
    def get_base_queryset(self) -> Any:
        return super().get_base_queryset().select_related("series")


class QuizViewSet(ModelViewSet):
    model = Quiz
    name = "quiz_admin"
    url_prefix = "quizzes"
    icon = "tasks"
    menu_label = _("Quizzes")
    menu_order = 262
    add_to_admin_menu = True
    copy_view_enabled = False
    index_view_class = QuizIndexView
    add_view_class = QuizCreateView
    edit_view_class = QuizEditView
    list_display = ["__str__", "series", "kind", "minutes", "pass_mark", "opens_at", "closes_at"]
    list_filter = ["series", "kind"]
    edit_handler = ObjectList(
        [
            HelpPanel(content=_("What you change here holds for attempts that begin afterwards.")),
            FieldRowPanel([FieldPanel("series"), FieldPanel("kind")]),
            FieldRowPanel([FieldPanel("title"), FieldPanel("title_ru")]),
            FieldRowPanel([FieldPanel("pass_mark"), FieldPanel("attempts_allowed"), FieldPanel("cool_down_hours")]),
            FieldRowPanel([FieldPanel("minutes"), FieldPanel("opens_at"), FieldPanel("closes_at")]),
            FieldPanel("shows_solutions"),
            InlinePanel(
                "sections",
                heading=_("Sections"),
                label=_("section"),
                panels=[
                    FieldRowPanel([FieldPanel("title"), FieldPanel("title_ru")]),
                    FieldRowPanel([FieldPanel("bank"), FieldPanel("draw")]),
                    InlinePanel("fixed_questions", label=_("fixed question"), panels=[FieldPanel("question")]),
                ],
            ),
        ],
        base_form_class=QuizForm,
    )


class AttemptIndexView(generic.IndexView):
    def get_base_queryset(self) -> Any:
        return Attempt.objects.select_related("person", "quiz__series").order_by("-started_at")


class AttemptViewSet(ReadOnlyViewSet):
    model = Attempt
    name = "attempt_admin"
    url_prefix = "quiz-attempts"
    icon = "history"
    menu_label = _("Attempts")
    menu_order = 263
    add_to_admin_menu = True
    index_view_class = AttemptIndexView
    list_filter = ["quiz", "has_passed"]
    list_per_page = 50
    list_display = (
        TitleColumn("person", label=_("Name"), accessor="person.full_name", url_name="attempt_admin:inspect"),
        Column("quiz", label=_("Quiz")),
        Column("series", label=_("Series"), accessor="quiz.series"),
        Column("number", label=_("Attempt")),
        DateColumn("started_at", label=_("begun")),
        DateColumn("submitted_at", label=_("submitted")),
        Column("percent", label="%"),
        Column("has_passed", label=_("passed")),
    )
    inspect_view_fields = [
        "person",
        "quiz",
        "number",
        "language",
        "started_at",
        "deadline",
        "submitted_at",
        "is_by_deadline",
        "score",
        "most",
        "has_passed",
    ]


class AccommodationForm(WagtailAdminModelForm):
    """The person is named by an address: a list of all people would be too long."""

    email = forms.EmailField(label=_("E-mail address of the person"))

    class Meta:
        model = Accommodation
        fields = ["series", "quiz", "more_time_percent", "more_attempts", "reason"]

    field_order = ["email"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.person_id:
            self.fields["email"].initial = self.instance.person.email

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"]
        people = list(Person.objects.filter(email__iexact=email)[:2])
        if len(people) != 1:
            raise forms.ValidationError(_("Nobody, or more than one person, has this address."))
        self.instance.person = people[0]
        return email


class AccommodationCreateView(generic.CreateView):
    def save_instance(self) -> Any:
        self.form.instance.by = self.request.user
        return super().save_instance()


class AccommodationIndexView(generic.IndexView):
    def get_base_queryset(self) -> Any:
        return Accommodation.objects.select_related("person", "quiz", "series")


class AccommodationViewSet(ModelViewSet):
    model = Accommodation
    name = "accommodation_admin"
    url_prefix = "accommodations"
    icon = "user"
    menu_label = _("Accommodations")
    menu_order = 264
    add_to_admin_menu = True
    copy_view_enabled = False
    index_view_class = AccommodationIndexView
    add_view_class = AccommodationCreateView
    list_display = (
        TitleColumn("person", label=_("Name"), accessor="person.full_name", url_name="accommodation_admin:edit"),
        Column("series", label=_("Series")),
        Column("quiz", label=_("Quiz")),
        Column("more_time_percent", label=_("more time, in percent")),
        Column("more_attempts", label=_("more attempts")),
    )

    def get_form_class(self, for_update: bool = False) -> type[AccommodationForm]:
        return AccommodationForm
