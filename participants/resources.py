"""People as spreadsheets, in and out, through django-import-export."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from import_export.fields import Field
from import_export.resources import ModelResource

from participants.actions.importing import import_people
from participants.columns import COLUMNS
from participants.models import Country, ListedPerson, ListPlan, Person, plan_people, read_people
from portal.core.models import UploadedList
from portal.core.sheets import ListImport


class PersonResource(ListImport, ModelResource):
    """Everybody on record, with columns that the import reads back; and a list of people that comes in."""

    given_name = Field("given_name", COLUMNS["given_name"])
    family_name = Field("family_name", COLUMNS["family_name"])
    patronymic = Field("patronymic", COLUMNS["patronymic"])
    given_name_latin = Field("given_name_latin", COLUMNS["given_name_latin"])
    family_name_latin = Field("family_name_latin", COLUMNS["family_name_latin"])
    sex = Field("get_sex_display", COLUMNS["sex"])
    country = Field("country__local_name", COLUMNS["country"])
    institution = Field("institution__local_name", COLUMNS["institution"])
    position = Field("position", COLUMNS["position"])
    seniority = Field("get_seniority_display", COLUMNS["seniority"])
    email = Field("email", COLUMNS["email"])
    phone = Field("phone", COLUMNS["phone"])

    class Meta:
        model = Person
        fields = tuple(COLUMNS)
        name = _("people")

    @classmethod
    def of(cls, upload: UploadedList, **options: Any) -> "PersonResource":
        return cls(default_country=Country.objects.filter(pk=upload.parameters.get("country")).first(), **options)

    def filter_export(self, queryset: QuerySet[Person], **kwargs: Any) -> QuerySet[Person]:
        """Who was merged into somebody is that person's row; who was anonymised has none."""
        return queryset.compared().select_related("country", "institution")

    def columns_to_fill(self) -> list[str]:
        return self.get_export_headers()

    def understand(self, name: str, content: bytes) -> list[ListedPerson]:
        return read_people(name, content, default_country=self.default_country)

    def plan(self) -> ListPlan:
        return plan_people(self.listed)

    def write(self) -> ListPlan:
        return import_people(self.listed, by=self.by, at=self.at, skip_duplicates=self.skip_duplicates, seen=self.seen)
