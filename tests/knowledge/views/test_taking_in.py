from datetime import UTC, date, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from wagtail.models import ModelLogEntry

from knowledge.actions.taking_in import take_in
from knowledge.models import File, Work
from tests.factories.library import FileFactory, WorkFactory
from tests.factories.pdfs import make_pdf

pytestmark = pytest.mark.django_db


def upload(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, "application/pdf")


def test_many_files_become_drafts_and_what_is_not_taken_is_named(client_of, broker):
    there = FileFactory(content=make_pdf("There"))
    files = [
        upload("a.pdf", make_pdf("Open data", title="Open data", author="Aigul Omarova", language="ru")),
        upload("there.pdf", make_pdf("There")),
        upload("no.pdf", b"<html>"),
        upload("locked_file.pdf", make_pdf("Secret", password="x")),
    ]
    page = client_of("Editor").post("/admin/library-files/upload/", {"files": files}).content.decode()
    drafts = Work.objects.filter(live=False).order_by("number")
    assert [(str(it), it.editions.get().language, it.authors.count()) for it in drafts] == [
        ("Open data", "ru", 1),
        ("locked file", "en", 0),
    ]
    assert f"It is in the library already: “{there.version.edition}”." in page
    assert "It is no PDF, whatever its name says." in page


def test_no_publication_is_of_a_day_to_come(client_of, broker):
    FileFactory()
    content = make_pdf("Hello", title="D:20990101").replace(b"/Title", b"/CreationDate")
    work = take_in(upload("a.pdf", content), name="a.pdf", by=None, at=datetime(2026, 3, 2, 21, tzinfo=UTC))
    day = date(2026, 3, 3)
    assert (work.published_on, work.editions.get().versions.get().published_on) == (day, day)


def test_the_first_file_is_of_the_day_of_its_work(client_of, broker):
    edition = WorkFactory(published_on=date(2022, 5, 1)).editions.get()
    client, address = client_of("Editor"), f"/admin/library-files/edition/{edition.pk}/add/"
    for name, label in (("a.pdf", ""), ("b.pdf", "2.0")):
        form = {"content": upload(name, make_pdf(name)), "role": "main", "access": "public", "label": label}
        client.post(address, form)
    days = {it.label: it.published_on for it in edition.versions.all()}
    assert days == {"1.0": date(2022, 5, 1), "2.0": timezone.localdate()}


def test_a_file_of_a_new_version_takes_the_place_of_the_former(client_of, broker):
    file = FileFactory()
    edition = file.version.edition
    form = {"content": upload("b.pdf", make_pdf("New")), "role": "main", "access": "public", "label": "2.0"}
    client = client_of("Editor")
    response = client.post(f"/admin/library-files/edition/{edition.pk}/add/", form)
    assert response["Location"] == f"/admin/library-files/{edition.work_id}/"
    assert list(File.objects.offered().values_list("name", "version__label")) == [("b.pdf", "2.0")]
    assert "replaced" in client.get(response["Location"]).content.decode()


def test_the_same_file_again_is_for_whom_it_is_now(client_of, broker, client):
    content = make_pdf("New")
    file = FileFactory(content=content)
    edition = file.version.edition
    form = {"content": upload("b.pdf", content), "role": "annex", "access": "signed_in"}
    client_of("Editor").post(f"/admin/library-files/edition/{edition.pk}/add/", form)
    assert list(File.objects.values_list("pk", "role", "access")) == [(file.pk, "annex", "signed_in")]
    logged = ModelLogEntry.objects.get(action="knowledge.change_file")
    assert logged.data == {"file": file.name, "edition": "en", "access": "signed_in"}
    assert client.get(file.get_absolute_url())["Location"].startswith("/accounts/login/")


def test_who_reads_a_file_is_changed(client_of):
    file = FileFactory()
    client, address = client_of("Editor"), f"/admin/library-files/file/{file.pk}/"
    facts = {"role": "main", "access": "cohort", "embargo_until": "2030-01-02"}
    assert "Say of which event, or of which series." in client.post(address, facts).content.decode()
    response = client.post(address, facts | {"access": "signed_in"})
    assert response["Location"] == f"/admin/library-files/{file.version.edition.work_id}/"
    assert list(File.objects.values_list("access", "embargo_until")) == [("signed_in", date(2030, 1, 2))]
    assert address in client.get(response["Location"]).content.decode()


def test_a_publication_is_withdrawn_with_a_reason_and_offered_again(client_of):
    work = FileFactory().version.edition.work
    client = client_of("Editor")
    client.post(f"/admin/library-files/{work.pk}/withdraw/", {"reason": " "})
    assert list(Work.objects.values_list("withdrawn_reason", flat=True)) == [""]
    client.post(f"/admin/library-files/{work.pk}/withdraw/", {"reason": "An error."})
    assert list(Work.objects.values_list("withdrawn_reason", flat=True)) == ["An error."]
    client.post(f"/admin/library-files/{work.pk}/restore/")
    assert list(Work.objects.values_list("withdrawn_reason", "withdrawn_on")) == [("", None)]
