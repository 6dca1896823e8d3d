"""Sealed reports as everybody finds them, and the check of a file."""

import json
from datetime import date
from hashlib import sha256
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile

from indicators.actions.sealing import freeze, sign
from indicators.archive import checking
from indicators.models import ReportFile, Snapshot
from tests.factories.framework import ProjectFactory
from tests.factories.library import WorkFactory
from tests.factories.periods import CertifiedPeriodFactory
from tests.factories.places import CountryFactory
from tests.factories.reports import report_of
from tests.factories.signing import AT, board, manager, with_files


@pytest.fixture
def sealed(db, settings, tmp_path, broker):
    """Makes the report of a year, signed by both."""
    settings.MEDIA_ROOT = tmp_path
    ProjectFactory()
    CountryFactory()
    first, second = manager(), board()

    def make(year: int = 2022) -> Snapshot:
        WorkFactory(published_on=date(year, 5, 1))
        report = report_of(
            {"progress": [("table", "people")]}, period=CertifiedPeriodFactory(starts_on=date(year, 1, 1))
        )
        snapshot = with_files(freeze(report, by=first, at=AT))
        sign(snapshot, role="manager", by=first, at=AT)
        sign(snapshot, role="board", by=second, at=AT)
        return snapshot

    return make


def text(response) -> str:
    return " ".join(response.content.decode().split())


def test_the_archive_lists_sealed_reports_in_as_many_queries_for_one_as_for_ten(
    client, sealed, django_assert_num_queries
):
    empty = text(client.get("/results/reports/"))
    assert "No report is signed yet." in empty
    sealed(2022)
    with django_assert_num_queries(3):
        page = text(client.get("/results/reports/"))
    assert "Annual progress report 2022" in page
    assert "Programme manager: Aigul Serikova" in page
    assert "/results/reports/1/public-ru.pdf" in page
    assert "/results/reports/1/public-en.xlsx" in page
    assert "full-en" not in page
    for year in range(2023, 2032):
        sealed(year)
    with django_assert_num_queries(3):
        page = text(client.get("/results/reports/"))
    assert page.count("For the project board: Min-jun Kang") == 10


def test_what_is_not_signed_by_both_is_not_public(client, sealed):
    snapshot = sealed()
    snapshot.signatures.filter(role="board").delete()
    assert "No report is signed yet." in text(client.get("/results/reports/"))
    for address in ("", "public-en.pdf", "public-en.json", "signatures-en.pdf"):
        assert client.get(f"/results/reports/1/{address}").status_code == 404


def test_files_and_data_of_the_public_edition_are_for_everybody_and_full_ones_for_donors(client, client_of, sealed):
    sealed()
    page = text(client.get("/results/reports/1/"))
    assert "SHA-256 of the frozen data" in page
    donor = client_of("Donor")
    assert "/results/reports/1/full-ru.json" in text(donor.get("/results/reports/1/"))
    for file_format, beginning in {"pdf": b"%PDF", "json": b"{", "csv": b"PK", "xlsx": b"PK"}.items():
        for edition in ("public", "full"):
            address = f"/results/reports/1/{edition}-en.{file_format}"
            answer = donor.get(address)
            assert (answer.status_code, answer.getvalue()[: len(beginning)]) == (200, beginning)
            theirs = client.get(address)
            assert (theirs.status_code, bool(theirs.getvalue())) == (200 if edition == "public" else 404, True)
    assert client.get("/results/reports/1/public-de.pdf").status_code == 404
    assert client.get("/results/reports/1/public-en.exe").status_code == 404
    data = json.loads(client.get("/results/reports/1/public-ru.json").content)
    assert sorted(data) == ["code", "document", "number", "previous", "report", "sha256"]
    with ZipFile(BytesIO(client.get("/results/reports/1/public-en.csv").getvalue())) as found:
        assert found.namelist() == ["people.csv", "attendances.csv"]


def test_donors_read_a_report_with_its_figures_linked_and_what_is_another_today(client, client_of, sealed):
    sealed()
    assert client.get("/results/donor/reports/1/").status_code == 302
    donor = client_of("Donor")
    page = text(donor.get("/results/donor/reports/1/"))
    assert "Every figure is today what was signed." in page
    assert '<h3 id="unique-people">Unique people</h3>' in page
    assert "/results/donor/people/?year=2022#people" in page
    WorkFactory(published_on=date(2022, 7, 1))
    page = text(donor.get("/results/donor/reports/1/"))
    row = '<td class="number">1</td><td class="number">2</td><td>none recorded</td>'
    assert f'<th scope="row">Publications of 2022</th>{row}' in page
    assert text(donor.get("/ru/results/donor/reports/1/")).count('lang="ru"') > 1
    links = [it for it in client.get("/results/iati.xml").content.decode().splitlines() if "application/pdf" in it]
    assert [it.strip() for it in links] == [
        f'<document-link format="application/pdf" url="http://testserver/results/reports/1/public-{language}.pdf">'
        for language in ("en", "ru")
    ]


def test_a_file_is_known_by_its_hash_by_the_beginning_of_it_and_by_itself(client, sealed):
    snapshot = sealed()
    file = ReportFile.objects.get(language="ru", edition="public")
    content = b"%PDF of the report"
    ReportFile.objects.filter(pk=file.pk).update(sha256=sha256(content).hexdigest())
    found = [
        text(client.get(f"/results/verify/?hash={sha256(content).hexdigest()}")),
        text(client.get(f"/results/verify/?hash=%20{sha256(content).hexdigest()[:12].upper()}")),
        text(client.post("/results/verify/", {"file": SimpleUploadedFile("r.pdf", content)})),
    ]
    for page in found:
        assert "Without small cells, Russian." in page
        assert "Programme manager: Aigul Serikova" in page
        assert "The chain of snapshots holds" in page
        assert "figures differ." in page
    frozen = text(client.get(f"/results/verify/?hash={snapshot.sha256}"))
    assert "The frozen data of the report." in frozen
    Snapshot.objects.update(content=snapshot.content + " ")
    cache.clear()
    broken = text(client.get(f"/results/verify/?hash={snapshot.sha256}"))
    assert "The chain of snapshots does not hold" in broken


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("abc", "Give at least 12 of them."),
        ("g" * 64, "Give at least 12 of them."),
        ("a" * 65, "Give at least 12 of them."),
        ("' OR 1=1 --", "Give at least 12 of them."),
        ("\x00" * 12, "Give at least 12 of them."),
        ("ф" * 12, "Give at least 12 of them."),
    ],
)
@pytest.mark.django_db
def test_what_is_no_hash_gets_a_sentence(client, typed, sentence):
    answer = client.get("/results/verify/", {"hash": typed})
    assert (answer.status_code, sentence in text(answer)) == (422, True)


@pytest.mark.django_db
def test_what_is_unknown_empty_or_too_large_gets_a_sentence(client, monkeypatch):
    def posted(**files) -> tuple[int, str]:
        answer = client.post("/results/verify/", files)
        return answer.status_code, text(answer)

    unknown = "No report has this hash. The file is not one of ours, or it was changed."
    assert unknown in text(client.get("/results/verify/?hash=" + "0" * 64))
    for content in (b"\x00\xff" * 50, b"<script>alert(1)</script>", b"%PDF-1.7"):
        status, page = posted(file=SimpleUploadedFile("../../etc/passwd<b>", content))
        assert (status, unknown in page, "<b>" in page) == (200, True, False)
    status, page = posted(file=SimpleUploadedFile("empty.pdf", b""))
    assert (status, "The file is empty." in page) == (422, True)
    status, page = posted()
    assert (status, "Choose a file first." in page) == (422, True)
    monkeypatch.setattr(checking, "LARGEST", 3)
    status, page = posted(file=SimpleUploadedFile("large.pdf", b"1234"))
    assert (status, "No report is so large." in page) == (422, True)
    answer = client.post("/results/verify/", {}, CONTENT_LENGTH=str(40 * 1024 * 1024))
    assert (answer.status_code, "The file has more than" in text(answer)) == (413, True)
