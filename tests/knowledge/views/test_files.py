"""A file is handed to those for whom it is, whole or in part, and to nobody else."""

from datetime import date, timedelta

import pytest
from django.conf import settings
from django.utils import timezone
from storages.backends.s3 import S3Storage

from events.models import Registration
from knowledge.models import Enrolment, File, Version
from tests.factories.events import RegistrationFactory
from tests.factories.learning import EnrolmentFactory, SeriesFactory, SeriesSessionFactory
from tests.factories.library import FileFactory
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db

CONTENT = b"%PDF-1.7 " + bytes(range(256)) * 4


def read(client, file, **headers):
    return client.get(file.get_absolute_url(), headers=headers)


def body(response):
    return b"".join(response)


def signed_in(client, **account):
    client.force_login(UserFactory(**account))
    return client


def for_event(event):
    return FileFactory(access=File.Access.COHORT, cohort_event=event)


def for_series(series):
    return FileFactory(access=File.Access.COHORT, cohort_series=series)


def test_file_for_everybody(client):
    file = FileFactory(name="Мемлекеттік қызмет.pdf", content=CONTENT)
    response = read(client, file)
    assert (response.status_code, body(response)) == (200, CONTENT)
    kept = ["Content-Type", "Content-Length", "Cache-Control", "ETag", "Accept-Ranges", "X-Content-Type-Options"]
    assert [response[name] for name in kept] == [
        "application/pdf",
        str(len(CONTENT)),
        "public, no-cache",
        f'"{file.sha256}"',
        "bytes",
        "nosniff",
    ]
    assert response["Content-Disposition"].startswith("inline; filename*=utf-8''%D0%9C%D0%B5%D0%BC")
    assert "X-Robots-Tag" not in response


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("data.csv", "text/csv"),
        ("page.html", "application/octet-stream"),
        ("drawing.svg", "application/octet-stream"),
        ("no ending", "application/octet-stream"),
    ],
)
def test_what_a_browser_might_run_is_only_saved(client, name, kind):
    response = read(client, FileFactory(name=name))
    body(response)
    assert (response["Content-Type"], response["Content-Disposition"]) == (kind, f'attachment; filename="{name}"')


def test_head_says_how_large_it_is_and_sends_nothing(client):
    response = client.head(FileFactory(content=CONTENT).get_absolute_url())
    assert (response.status_code, response["Content-Length"], response.content) == (200, str(len(CONTENT)), b"")


def test_what_the_browser_has_already_is_not_sent_again(client):
    file = FileFactory()
    response = read(client, file, **{"If-None-Match": f'"{file.sha256}"'})
    assert (response.status_code, response.content, response["Cache-Control"]) == (304, b"", "public, no-cache")


def test_broken_download_goes_on(client):
    file = FileFactory(content=CONTENT)
    response = read(client, file, Range="bytes=1000-", **{"If-Range": f'"{file.sha256}"'})
    assert (response.status_code, body(response)) == (206, CONTENT[1000:])
    assert response["Content-Range"] == f"bytes 1000-{len(CONTENT) - 1}/{len(CONTENT)}"
    assert response["Content-Length"] == str(len(CONTENT) - 1000)


def test_part_of_what_was_there_before_is_the_whole_of_what_is(client):
    response = read(client, FileFactory(content=CONTENT), Range="bytes=1000-", **{"If-Range": '"another"'})
    assert (response.status_code, body(response)) == (200, CONTENT)


def test_part_behind_the_end(client):
    response = read(client, FileFactory(content=CONTENT), Range="bytes=5000-")
    assert (response.status_code, response["Content-Range"]) == (416, f"bytes */{len(CONTENT)}")


def test_file_for_whoever_is_signed_in(client):
    file = FileFactory(access=File.Access.SIGNED_IN)
    response = read(client, file)
    assert (response.status_code, response["Location"]) == (302, f"/accounts/login/?next={file.get_absolute_url()}")
    response = read(signed_in(client), file)
    found = (body(response), response["Cache-Control"], response["X-Robots-Tag"])
    assert found == (b"%PDF-1.7 that nobody opens", "private, no-cache", "noindex")


@pytest.mark.parametrize(
    ("state", "status"),
    [
        (Registration.State.CONFIRMED, 200),
        (Registration.State.APPLIED, 403),
        (Registration.State.WAITING, 403),
        (Registration.State.WITHDRAWN, 403),
    ],
)
def test_file_for_those_who_take_part_in_an_event(client, state, status):
    registration = RegistrationFactory(state=state)
    response = read(signed_in(client, person=registration.person), for_event(registration.event))
    body(response)
    assert response.status_code == status


def test_file_for_those_who_take_part_says_in_what(client):
    registration = RegistrationFactory(event__title="Open data in Almaty")
    response = read(signed_in(client), for_event(registration.event))
    assert (response.status_code, "“Open data in Almaty”" in response.text) == (403, True)


@pytest.mark.parametrize(
    ("state", "status"),
    [(Enrolment.State.ENROLLED, 200), (Enrolment.State.NOMINATED, 403), (Enrolment.State.WITHDRAWN, 403)],
)
def test_file_for_those_who_take_part_in_a_series(client, state, status):
    enrolment = EnrolmentFactory(state=state)
    response = read(signed_in(client, person=enrolment.person), for_series(enrolment.series))
    body(response)
    assert response.status_code == status


def test_trainers_read_what_is_for_their_series_and_for_its_sessions(client):
    session, trainer = SeriesSessionFactory(), UserFactory()
    session.series.trainers.set([trainer])
    session.series.save()
    client.force_login(trainer)
    files = [for_series(session.series), for_event(session.event), for_series(SeriesFactory())]
    found = [read(client, file) for file in files]
    assert [len(body(response)) > 0 for response in found] == [True] * 3
    assert [response.status_code for response in found] == [200, 200, 403]


def test_file_before_its_day(client):
    response = read(client, FileFactory(embargo_until=date(2999, 3, 1)))
    assert (response.status_code, "It opens on 1 March 2999." in response.text) == (403, True)
    assert "no-store" in response["Cache-Control"]


def test_withdrawn_publication_is_gone_and_says_why(client):
    file = FileFactory()
    work = file.version.edition.work
    work.withdrawn_on, work.withdrawn_reason = date(2022, 12, 20), "The figures were wrong."
    work.save()
    response = read(client, file)
    assert (response.status_code, "The figures were wrong." in response.text) == (410, True)


def test_earlier_version_stays_to_be_cited_and_is_not_indexed(client):
    file = FileFactory()
    Version.objects.filter(pk=file.version_id).update(is_live=False)
    response = read(client, file)
    assert (body(response) > b"", response["X-Robots-Tag"], response["Cache-Control"]) == (
        True,
        "noindex",
        "public, no-cache",
    )


def test_what_is_not_published_is_not_there_but_for_staff(client, client_of):
    file = FileFactory()
    work = file.version.edition.work
    work.published_on = timezone.localdate() + timedelta(days=1)
    work.save()
    assert read(client, file).status_code == 404
    response = read(client_of("Programme staff"), file)
    assert (body(response) > b"", response["Cache-Control"], response["X-Robots-Tag"]) == (
        True,
        "private, no-cache",
        "noindex",
    )


def test_file_that_there_is_not(client):
    assert client.get("/library/files/999/guide.pdf").status_code == 404


def test_file_that_the_storage_lost_is_not_there_and_is_logged(client, caplog):
    file = FileFactory()
    file.file.storage.delete(file.file.name)
    assert read(client, file).status_code == 404
    assert "library_file_lost" in caplog.text
    caplog.clear()


def test_media_folder_opens_no_file(client):
    file = FileFactory(access=File.Access.SIGNED_IN)
    assert client.get(f"{settings.MEDIA_URL}{file.file.name}").status_code == 404
    assert len(file.file.name.removeprefix("library/").removesuffix(".pdf")) >= 24


def test_bucket_is_opened_for_some_minutes_under_the_name_of_the_file(client, monkeypatch):
    storage = S3Storage(
        access_key="key",
        secret_key="secret",
        bucket_name="portal",
        endpoint_url="https://files.example.org",
        region_name="eu",
        querystring_auth=True,
    )
    file = FileFactory(name="guide.pdf", access=File.Access.SIGNED_IN)
    monkeypatch.setattr(File._meta.get_field("file"), "storage", storage)
    response = read(signed_in(client), file)
    address = response["Location"]
    found = (response.status_code, response["Cache-Control"], response["X-Robots-Tag"])
    assert found == (302, "private, no-store", "noindex")
    assert address.startswith(f"https://files.example.org/portal/{file.file.name}?")
    signs = ("Expires", "Signature", "response-content-type=application%2Fpdf", "guide.pdf")
    assert [sign for sign in signs if sign not in address] == []
