"""The list of an event from the command line: what is counted, what is written, and what is refused."""

import json
from io import StringIO

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command

from events.models import CheckIn, Registration
from participants.models import Consent, Person
from tests.factories.events import PastEventPageFactory
from tests.factories.places import CountryFactory

pytestmark = pytest.mark.django_db

HEADER = "Given name,Family name,Sex,Country,Institution,E-mail"
AIGUL = "Aigul,Sarsenova,F,Kazakhstan,Civil Service Agency,aigul@example.org"
TIGRAN = "Tigran,Sahakyan,M,Armenia,Ministry of Finance,tigran@example.org"


@pytest.fixture(autouse=True)
def countries():
    CountryFactory()
    CountryFactory(iso2="AM", report_code="ARM", name="Armenia", name_ru="Армения")


@pytest.fixture
def event():
    return PastEventPageFactory(slug="seminar")


@pytest.fixture
def run(tmp_path, capsys):
    """`run(*lines, *options)` imports a CSV file of these lines and returns what is said as JSON."""

    def call(*lines, options=()):
        file = tmp_path / "list.csv"
        file.write_text("\n".join([HEADER, *lines]), encoding="utf-8")
        out = StringIO()
        try:
            call_command(
                "import_participants", str(file), "--event", "seminar", "--format", "json", *options, stdout=out
            )
        except CommandError as error:
            return json.loads(out.getvalue()) | {"exit": str(error)}
        return json.loads(out.getvalue())

    return call


def all_rows() -> dict[str, int]:
    return {model._meta.label: model._base_manager.count() for model in apps.get_models()}


def test_list_registers_and_marks_everybody_present(event, run):
    said = run(AIGUL, TIGRAN)
    assert said["counts"] == {"new": 2, "matched": 0, "changed": 0, "refused": 0, "duplicate": 0}
    assert said["rows"][0] == {
        "number": 2,
        "sheet": "",
        "outcome": "new",
        "person": {
            "given": "Aigul",
            "family": "Sarsenova",
            "sex": "female",
            "country": "KZ",
            "institution": "Civil Service Agency",
            "email": "aigul@example.org",
        },
        "reasons": ["Registration: new.", "Presence: 20–21 June 2022."],
    }
    states = Registration.objects.order_by("pk").values_list("person__email", "state", "source", "attendance__days")
    assert list(states) == [
        ("aigul@example.org", "confirmed", "imported", 2),
        ("tigran@example.org", "confirmed", "imported", 2),
    ]
    assert (CheckIn.objects.count(), Consent.objects.count()) == (4, 2)


def test_same_list_again_adds_no_row_to_any_table(event, run):
    run(AIGUL, TIGRAN)
    before = all_rows()
    said = run(AIGUL, TIGRAN)
    assert said["counts"] == {"new": 0, "matched": 2, "changed": 0, "refused": 0, "duplicate": 0}
    assert all_rows() == before


@pytest.mark.parametrize(
    "line",
    [
        "Dilnoza,Karimova,F,Uzbekistan,,",
        "Асель,Жумабаева,,Казахстан,,",
        "Ali,Aliyev,M,Azerbaijan,Ministry of Finance,",
        "A,Lee,,Kazakhstan,,",
    ],
)
def test_row_that_says_little_is_the_same_person_the_second_time(event, run, line):
    CountryFactory(iso2="UZ", report_code="UZB", name="Uzbekistan", name_ru="Узбекистан")
    CountryFactory(iso2="AZ", report_code="AZE", name="Azerbaijan", name_ru="Азербайджан")
    assert run(line)["counts"]["new"] == 1
    before = all_rows()
    assert (run(line)["counts"]["matched"], all_rows()) == (1, before)


def test_row_in_other_letters_repeats_the_earlier(event, run):
    said = run(AIGUL, "Айгуль,Сарсенова,Ж,Казахстан,,aigul@example.org")
    assert said["counts"] == {"new": 1, "matched": 0, "changed": 0, "refused": 0, "duplicate": 1}
    assert said["rows"][1]["reasons"] == ["Row 3 is the same person as row 2."]
    assert (said["written"], Person.objects.count()) == (False, 0)


def test_duplicates_are_left_out_when_asked(event, run):
    said = run(AIGUL, AIGUL, options=["--skip-duplicates"])
    assert (said["written"], Person.objects.count(), Registration.objects.count()) == (True, 1, 1)


def test_known_person_is_brought_up_to_date_and_keeps_the_name(event, run):
    run(AIGUL)
    said = run("Айгуль,Сарсенова,Ж,Казахстан,Ministry of Finance,aigul2@example.org")
    assert said["counts"] == {"new": 0, "matched": 0, "changed": 1, "refused": 0, "duplicate": 0}
    why, *told = said["rows"][0]["reasons"]
    assert why.startswith("Likely, not certain: on record as Aigul Sarsenova: ")
    assert told == [
        "Fills in: further e-mail address, “aigul2@example.org”.",
        "Changes: institution, “Civil Service Agency” → “Ministry of Finance”.",
        "Stays as on record: name, “Aigul Sarsenova”; the list says “Айгуль Сарсенова”.",
        "Registration: there already.",
    ]
    person = Person.objects.get()
    assert (person.full_name, person.institution.name) == ("Aigul Sarsenova", "Ministry of Finance")
    assert sorted(person.emails.values_list("address", flat=True)) == ["aigul2@example.org", "aigul@example.org"]


def test_one_refused_row_keeps_all_others_out(event, run):
    said = run(AIGUL, "Tigran,Sahakyan,M,Atlantis,,")
    assert said["rows"][1]["reasons"] == ["Row 3, column “Country”: “Atlantis” is no country that is known here."]
    assert (said["written"], said["exit"], Person.objects.count()) == (
        False,
        "1 row is refused, so nothing is written. Correct the file and try again.",
        0,
    )


def test_dry_run_writes_nothing_and_says_what_would_be(event, run):
    before = all_rows()
    said = run(AIGUL, options=["--dry-run"])
    assert (said["counts"]["new"], said["written"], "exit" in said, all_rows()) == (1, False, False, before)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "The file is empty."),
        (b"Colour,Size\nred,5\n", "No row names the columns."),
    ],
)
def test_file_that_is_no_list_is_refused_with_a_sentence(event, content, sentence, tmp_path):
    file, out = tmp_path / "list.xlsx", StringIO()
    file.write_bytes(content)
    before = all_rows()
    with pytest.raises(CommandError, match=f"^{sentence}"):
        call_command("import_participants", str(file), "--event", "seminar", "--format", "json", stdout=out)
    said = json.loads(out.getvalue())
    assert (said["error"].startswith(sentence), said["rows"], set(said["counts"].values())) == (True, [], {0})
    assert all_rows() == before


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--event", "nowhere"], "There is no event with the address …/nowhere/."),
        (["--event", "seminar", "--country", "XX"], "There is no country with the code XX."),
        (["--event", "seminar"], "none.csv cannot be read: No such file or directory."),
    ],
)
def test_what_is_not_there_is_named(event, options, sentence, tmp_path):
    with pytest.raises(CommandError) as refused:
        call_command("import_participants", str(tmp_path / "none.csv"), *options)
    assert str(refused.value).endswith(sentence)


def test_text_names_every_row(event, tmp_path, capsys):
    file = tmp_path / "list.csv"
    file.write_text(f"{HEADER}\n{AIGUL}\n", encoding="utf-8")
    call_command("import_participants", str(file), "--event", "seminar")
    assert capsys.readouterr().out.splitlines() == [
        "2\tnew\tAigul Sarsenova\tRegistration: new. Presence: 20–21 June 2022.",
        "new 1, matched 0, changed 0, refused 0, duplicate 0",
        "Written.",
    ]
