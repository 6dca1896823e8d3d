"""The list of participants of an event as a spreadsheet, in and out, through django-import-export."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from import_export.fields import Field
from import_export.resources import ModelResource
from import_export.widgets import DateTimeWidget, Widget

from events.actions.listing import import_list, plan_list
from events.asking import name_of
from events.models import EventPage, Registration
from events.models.questions import questions_of
from events.questioning import Question, written
from participants.models import Country, ListedPerson, ListPlan, read_people
from portal.core.models import UploadedList
from portal.core.sheets import ListImport


class YesOrNo(Widget):
    def render(self, value: object, obj: object = None, **kwargs: object) -> str:
        return gettext("yes") if value else gettext("no")


class AnswerField(Field):
    """The answers to one question of the event."""

    def __init__(self, question: Question) -> None:
        super().__init__(column_name=question.label)
        self.question = question

    def export(self, instance: Registration, **kwargs: object) -> str:
        answer = instance.answers.get(self.question.id)
        return written(self.question, answer) if answer else ""


class ParticipantListResource(ListImport, ModelResource):
    """Who is registered, with columns that the import reads back; and the list of an event that comes in."""

    given_name = Field("person__given_name", _("Given name"))
    family_name = Field("person__family_name", _("Family name"))
    given_name_latin = Field("person__given_name_latin", _("Given name in Latin letters"))
    family_name_latin = Field("person__family_name_latin", _("Family name in Latin letters"))
    sex = Field("person__get_sex_display", _("Sex"))
    country = Field("person__country__local_name", _("Country"))
    institution = Field("person__institution__local_name", _("Institution"))
    position = Field("person__position", _("Position"))
    email = Field("person__email", _("E-mail address"))
    event = Field("event__local_title", _("Event"))
    state = Field("get_state_display", _("State"))
    registered_at = Field("registered_at", _("Registered"), widget=DateTimeWidget("%Y-%m-%d %H:%M"))
    was_present = Field("has_attended", _("Was present"), widget=YesOrNo())
    days = Field("attendance__days", _("Days present"))

    class Meta:
        model = Registration
        fields = (
            "given_name",
            "family_name",
            "given_name_latin",
            "family_name_latin",
            "sex",
            "country",
            "institution",
            "position",
            "email",
            "event",
            "state",
            "registered_at",
            "was_present",
            "days",
        )
        name = _("list of participants")

    def __init__(self, event: EventPage | None = None, **options: Any) -> None:
        super().__init__(**options)
        self.event = event
        for question in questions_of(event.questions) if event else ():
            self.fields[name_of(question.id)] = AnswerField(question)

    @classmethod
    def of(cls, upload: UploadedList, **options: Any) -> "ParticipantListResource":
        country = Country.objects.filter(pk=upload.parameters.get("country")).first()
        return cls(EventPage.objects.get(pk=upload.parameters["event"]), default_country=country, **options)

    def filter_export(self, queryset: QuerySet[Registration], **kwargs: Any) -> QuerySet[Registration]:
        return queryset.with_people()

    def columns_to_fill(self) -> list[str]:
        """Those about the person; what the event makes of it, nobody fills in."""
        about_the_event = ("event", "state", "registered_at", "was_present", "days")
        about_people = [name for name in self.Meta.fields if name not in about_the_event]
        return self.get_export_headers(about_people)

    def understand(self, name: str, content: bytes) -> list[ListedPerson]:
        return read_people(name, content, default_country=self.default_country, days=self.event.days)

    def plan(self) -> ListPlan:
        return plan_list(self.event, self.listed, at=self.at)

    def write(self) -> ListPlan:
        return import_list(
            self.event,
            self.listed,
            by=self.by,
            at=self.at,
            skip_duplicates=self.skip_duplicates,
            seen=self.seen,
        )
