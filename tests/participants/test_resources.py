"""People handed out as a spreadsheet: which, in whose language, and never as a formula."""

import csv
import io

import pytest
from django.utils import timezone
from django.utils.translation import override
from openpyxl import load_workbook

from participants.models import Person, read_people
from participants.resources import PersonResource
from portal.core.sheets import sheet_bytes
from tests.factories.people import PersonFactory

pytestmark = pytest.mark.django_db


def rows_of_csv(dataset) -> list[list[str]]:
    return list(csv.reader(io.StringIO(sheet_bytes(dataset, "csv").decode("utf-8-sig"))))


def test_formula_in_a_cell_comes_out_as_text_in_both_formats():
    PersonFactory(position="=HYPERLINK(A1)", given_name="+Anna", family_name="@Kim")
    dataset = PersonResource().export(export_fields=["given_name", "family_name", "position"])
    expected = ["'+Anna", "'@Kim", "'=HYPERLINK(A1)"]
    assert rows_of_csv(dataset) == [["Given name", "Family name", "Position"], expected]
    sheet = load_workbook(io.BytesIO(sheet_bytes(PersonResource().export(), "xlsx"))).active
    assert [cell.value for row in sheet.iter_rows() for cell in row if cell.data_type == "f"] == []


def test_export_speaks_the_language_of_who_takes_it():
    PersonFactory(institution__name="Agency", institution__name_ru="Агентство")
    columns = ["sex", "country", "institution"]
    english = rows_of_csv(PersonResource().export(export_fields=columns))
    with override("ru"):
        russian = rows_of_csv(PersonResource().export(export_fields=columns))
    assert english == [["Sex", "Country", "Institution"], ["female", "Kazakhstan", "Agency"]]
    assert russian == [["Пол", "Страна", "Учреждение"], ["женский", "Казахстан", "Агентство"]]


def test_who_was_merged_or_anonymised_is_not_handed_out():
    kept = PersonFactory(given_name="Anna")
    Person.objects.filter(pk=PersonFactory(given_name="Merged").pk).update(merged_into=kept)
    gone = {"given_name": "", "family_name": "", "email": "", "phone": "", "anonymised_at": timezone.now()}
    Person.objects.filter(pk=PersonFactory(given_name="Gone").pk).update(**gone)
    dataset = PersonResource().export(Person.with_merged.order_by("pk"), export_fields=["given_name"])
    assert dataset["Given name"] == ["Anna"]


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("file_format", ["csv", "xlsx"])
def test_what_is_handed_out_is_read_back_as_the_same_people(language, file_format):
    name = {"given_name": "Айгүл", "family_name": "Сәрсенова", "patronymic": "Ерлановна"}
    PersonFactory(**name, position="Head", phone="+77011234567", seniority="expert")
    with override(language):
        content = sheet_bytes(PersonResource().export(), file_format)
        resource = PersonResource()
        result = resource.import_data(resource.read("people", content), dry_run=True)
    assert result.plan.counts == {"new": 0, "matched": 1, "changed": 0, "refused": 0, "duplicate": 0}
    assert read_people("people", content)[0].details.phone == "+77011234567"


def test_result_says_what_django_import_export_says_of_rows():
    PersonFactory(given_name="Aigul", family_name="Sarsenova", email="aigul@example.org")
    lines = [
        "Given name,Family name,Sex,Country,E-mail",
        "Aigul,Sarsenova,F,KZ,aigul@example.org",
        "Tigran,Sahakyan,M,KZ,tigran@example.org",
        "Tigran,Sahakyan,M,Atlantis,",
    ]
    resource = PersonResource()
    result = resource.import_data(resource.read("list.csv", "\n".join(lines).encode()))
    assert dict(result.totals) == {"new": 1, "update": 0, "delete": 0, "skip": 1, "error": 0, "invalid": 1}
    assert (result.total_rows, result.has_errors(), Person.objects.count()) == (3, True, 1)
