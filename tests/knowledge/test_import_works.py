import json
from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from knowledge.models import Author, Edition, File, PageText, SearchEntry, Work
from tests.factories.library import WorkFactory
from tests.factories.pdfs import make_pdf
from tests.factories.places import CountryFactory

pytestmark = pytest.mark.django_db

WORKS = [
    {
        "id": 1,
        "language": "en",
        "title": "Open data",
        "abstract": "What it takes.",
        "authors": ["Aigul Omarova", "UNDP"],
        "year": 2023,
        "topics": ["Open data"],
        "countries": ["Kazakhstan"],
        "pages": ["one", "two"],
    },
    {"id": 1, "language": "ru", "title": "Открытые данные", "pages": [{"number": 12, "text": "государственных услуг"}]},
    {"id": "b", "language": "kk", "title": "Деректер", "files": ["data.pdf"], "type": "guide"},
]


@pytest.fixture
def bring(tmp_path, capsys, commits):
    """`bring(works)` imports the list and returns what was said."""
    (tmp_path / "data.pdf").write_bytes(make_pdf("Hello", "world"))

    def bring(works: object) -> tuple[str, str, str]:
        (tmp_path / "works.json").write_text(works if isinstance(works, str) else json.dumps(works), encoding="utf-8")
        refusal = ""
        try:
            with commits():
                call_command("import_works", str(tmp_path / "works.json"))
        except CommandError as error:
            refusal = str(error).replace(str(tmp_path), "")
        told = capsys.readouterr()
        return told.out.strip(), told.err.strip(), refusal

    return bring


def rows() -> dict[str, list]:
    return {
        "works": list(Work.objects.order_by("number").values_list("number", "source_id", "kind", "published_on__year")),
        "editions": list(
            Edition.objects.order_by("work__number", "language").values_list("work__source_id", "language", "title")
        ),
        "authors": list(Author.objects.order_by("sort_order").values_list("given_name", "family_name", "organisation")),
        "belongs": list(Work.objects.filter(source_id="1").values_list("topics__name", "countries")),
        "pages": list(
            PageText.objects.order_by("version__edition__pk", "number").values_list(
                "version__edition__language", "number", "text"
            )
        ),
        "files": list(File.objects.values_list("name", "text_state", "pages")),
    }


def test_works_come_in_and_a_second_time_without_harm(bring, broker):
    CountryFactory(iso2="KZ", name="Kazakhstan")
    WorkFactory(number=40)
    assert bring(WORKS) == ("works: 2 new, 0 updated; editions: 3; page texts: 3; files: 1, read now: 1", "", "")
    first = rows()
    assert first["works"][1:] == [(41, "1", "article", 2023), (42, "b", "guide", first["works"][2][3])]
    assert {key: first[key] for key in ("authors", "belongs", "pages", "files")} == {
        "authors": [("Aigul", "Omarova", ""), ("", "", "UNDP")],
        "belongs": [("Open data", "KZ")],
        "pages": [
            ("en", 1, "one"),
            ("en", 2, "two"),
            ("ru", 12, "государственных услуг"),
            ("kk", 1, "Hello"),
            ("kk", 2, "world"),
        ],
        "files": [("data.pdf", "read", 2)],
    }
    kept = set(PageText.objects.values_list("pk", flat=True))
    assert bring(WORKS) == ("works: 0 new, 2 updated; editions: 3; page texts: 3; files: 1, read now: 0", "", "")
    assert (rows(), set(PageText.objects.values_list("pk", flat=True))) == (first, kept)


def test_countries_that_are_not_known_are_told_of(bring):
    CountryFactory(iso2="KZ", name="Kazakhstan")
    told = bring([{"id": 7, "language": "en", "title": "One", "countries": ["kz", "Kazakhstan", "XX"], "type": "song"}])
    assert told == (
        "works: 1 new, 0 updated; editions: 1; page texts: 0; files: 0, read now: 0",
        (
            "entry 1 (id 7), left out: "
            "the type 'song' is none of guide, knowledge_product, case_study, article, study\n"
            "entry 1 (id 7), left out: the country 'XX' is not known"
        ),
        "",
    )
    assert list(Work.objects.values_list("countries", flat=True)) == ["KZ"]


def test_page_texts_beside_a_scan_are_found_and_those_beside_a_file_with_text_give_way(bring, tmp_path):
    (tmp_path / "scan.pdf").write_bytes(make_pdf(""))
    works = [
        {"id": 1, "language": "en", "title": "Scan", "files": [{"name": "scan.pdf", "pages": ["told"]}]},
        {"id": 2, "language": "ru", "title": "Text", "files": ["data.pdf"], "pages": ["told", "told"]},
        {"id": 3, "language": "kk", "title": "Gone", "files": ["gone.pdf"], "pages": ["told"]},
    ]
    expected = [("en", 1, "told"), ("ru", 1, "Hello"), ("ru", 2, "world"), ("kk", 1, "told")]
    gone = "entry 3 (id 3), left out: gone.pdf: there is no such file"
    assert bring(works)[1:] == (gone, "")
    assert rows()["pages"] == expected
    assert bring(works)[1:] == (gone, "")
    assert rows()["pages"] == expected


def test_an_id_is_answered_as_it_came(bring):
    bring([{"id": 7, "language": "en", "title": "One"}, {"id": "8", "language": "en", "title": "Two"}])
    assert [it.known_as for it in SearchEntry.objects.order_by("title")] == [7, "8"]  # One, Two
    bring([{"id": "7", "language": "en", "title": "One"}])
    assert [it.known_as for it in SearchEntry.objects.order_by("title")] == ["7", "8"]


def test_what_has_changed_is_written_and_what_is_not_told_of_pages_stays(bring):
    bring(WORKS)
    changed = [WORKS[0] | {"title": "Open data 2", "authors": [], "pages": ["one", "zwei"]}, WORKS[1] | {"pages": []}]
    bring(changed)
    assert rows()["pages"][:3] == [("en", 1, "one"), ("en", 2, "zwei"), ("ru", 12, "государственных услуг")]
    assert (rows()["editions"][0], rows()["authors"]) == (("1", "en", "Open data 2"), [])


def test_harvesters_hear_of_what_has_changed(bring):
    bring(WORKS)
    Work.objects.update(changed_at=datetime(2022, 1, 1, tzinfo=UTC))
    bring(WORKS[:1])
    hour_ago = timezone.now() - timedelta(hours=1)
    assert list(Work.objects.filter(changed_at__gt=hour_ago).values_list("source_id", flat=True)) == ["1"]


def test_a_work_that_was_edited_in_the_admin_shows_what_was_imported(bring):
    bring(WORKS)
    Work.objects.get(source_id="1").save_revision().publish()
    bring([WORKS[0] | {"title": "Open data 2"}])
    work = Work.objects.get(source_id="1")
    assert [it.title for it in work.get_latest_revision_as_object().editions.all()] == [
        "Open data 2",
        "Открытые данные",
    ]
    assert work.live


@pytest.mark.parametrize(
    ("file", "why"),
    [
        ("gone.pdf", "there is no such file"),
        ("../works.json", "does not lie beside the list"),
        (
            "works.json",
            "Files of this kind are not taken. Those that are: .pdf, .docx, .pptx, .xlsx, .csv, .zip, .epub.",
        ),
        ("no.pdf", "It is no PDF, whatever its name says."),
        ("empty.pdf", "The file is empty."),
    ],
)
def test_a_work_whose_file_cannot_be_taken_is_refused_whole(bring, tmp_path, file, why):
    (tmp_path / "no.pdf").write_bytes(b"<html>")
    (tmp_path / "empty.pdf").touch()
    faulty = [
        {"id": 1, "language": "en", "title": "One"},
        {"id": 1, "language": "ru", "title": "Один", "files": [file]},
    ]
    out, err, refusal = bring([*faulty, {"id": 2, "language": "en", "title": "Two"}])
    assert out.startswith("works: 1 new, 0 updated; editions: 1;")
    assert (err, refusal) == (f"entry 2 (id 1): {file}: {why}", "1 not imported; the others were.")
    assert list(Work.objects.values_list("source_id", flat=True)) == ["2"]


def test_a_list_that_is_broken_says_where(bring):
    assert (
        bring('[{"id": 1,\n "title" "x"}]')[2] == "/works.json is no JSON: Expecting ':' delimiter, line 2, column 10."
    )
    assert bring('{"a": 1}')[2] == '/works.json: The file holds no list of works: [{"id": 1, ...}, ...]'
    assert not Work.objects.exists()
