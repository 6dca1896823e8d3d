"""The page of a publication: editions, files, citations, what is related, what search engines get."""

import json
import re
from datetime import date, timedelta
from html import unescape

import pytest
from django.core.files.base import ContentFile
from django.template.loader import render_to_string
from django.utils import timezone

from events.models import Attendance, Topic
from knowledge.models import Author, DownloadCount, Edition, Work
from knowledge.work_page import WorkPage
from tests.factories.events import PastEventPageFactory, RegistrationFactory
from tests.factories.library import FileFactory, VersionFactory, WorkFactory
from tests.factories.people import PersonFactory

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 23)


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def seen(client, work: Work, prefix: str = "") -> str:
    return unescape(client.get(f"{prefix}/library/{work.number}/").content.decode())


def words(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page.split("<main", 1)[1].split("</main>", 1)[0]).split())


def fill(work: Work, *, times: int) -> None:
    """So many editions with two versions and files each, authors, topics, events and related works."""
    for number, language in enumerate(["ru", "kk", "hy"][:times]):
        edition = Edition.objects.create(work=work, language=language, title=f"Title {number}")
        for label in ("1.0", "1.1"):
            version = VersionFactory(edition=edition, label=label, is_live=label == "1.1")
            FileFactory.create_batch(times, version=version)
        Author.objects.create(work=work, family_name=f"Kim {number}")
        work.topics.add(Topic.objects.create(name=f"Topic {number}"))
        work.events.add(PastEventPageFactory())
        work.related.add(WorkFactory())
    work.save()


@pytest.mark.parametrize("times", [1, 3])
def test_work_page_takes_the_same_queries_however_full(client, django_assert_num_queries, times):
    work = WorkFactory()
    fill(work, times=times)
    seen(client, work)  # the site's root paths are remembered
    with django_assert_num_queries(17):
        page = seen(client, work)
    assert page.count('<section class="edition"') == times + 1


def test_downloads_with_how_they_are_counted(client):
    work = WorkFactory()
    assert "Downloads 0 ( How we count )" in words(seen(client, work))
    DownloadCount.objects.create(work=work, downloads=123)
    assert "Downloads 123 ( How we count )" in words(seen(client, work))


def test_editions_by_language_with_files_and_earlier_versions(client):
    work = WorkFactory()
    english, kazakh = work.editions.get(), Edition.objects.create(work=work, language="kk", title="Ашық деректер")
    old = VersionFactory(edition=english, label="1.0", is_live=False, published_on=date(2022, 12, 1))
    FileFactory(version=old, name="old.pdf", size=500, pages=1)
    new = VersionFactory(edition=english, label="1.1", published_on=date(2023, 2, 3), change_note="Figures of 2022.")
    FileFactory(version=new, name="guide.pdf", size=1_572_864, pages=24)
    FileFactory(version=new, name="table.xlsx", size=2048, role="annex", access="signed_in")
    page = words(seen(client, work))
    assert (
        f"English: {english.title} Version 1.1, 3 February 2023 : Figures of 2022. "
        "guide.pdf (the text; PDF, 1.5\xa0MB, 24 pages) "
        "table.xlsx (annex; XLSX, 2.0\xa0KB) for those who are signed in "
        "Earlier versions Version 1.0, 1 December 2022 old.pdf (the text; PDF, 500\xa0bytes, 1 page)"
    ).replace("\xa0", " ").replace(" :", ":") in page.replace(" :", ":")
    assert f"Kazakh: {kazakh.title} The file is not in the library yet." in page


def test_the_first_version_is_cited_by_the_day_of_its_work(client):
    work = WorkFactory(published_on=date(2022, 5, 1))
    version = VersionFactory(edition=work.editions.get(), published_on=date(2026, 11, 23))
    told = client.get(f"/library/{work.number}/en.json").json()[0]
    assert told["issued"] == {"date-parts": [[2022, 5, 1]]}
    assert "Astana Civil Service Hub (2022)." in words(seen(client, work))
    version.is_live = False
    version.save()
    VersionFactory(edition=version.edition, label="2.0", published_on=date(2024, 1, 2))
    assert client.get(f"/library/{work.number}/en.json").json()[0]["issued"] == {"date-parts": [[2024, 1, 2]]}


def test_languages_of_the_programme_without_an_edition_are_named(client):
    work = WorkFactory()
    WorkFactory(edition__language="kk")
    WorkFactory(edition__language="uz")
    WorkFactory(edition__language="ka", live=False)  # is not published in at all
    assert "There is no edition yet in: Kazakh, Uzbek." in words(seen(client, work))


def test_files_say_for_whom_they_are(client):
    version = VersionFactory()
    event = PastEventPageFactory(title="Seminar")
    FileFactory(version=version, name="cohort.pdf", access="cohort", cohort_event=event)
    later = timezone.localdate() + timedelta(days=40)
    FileFactory(version=version, name="later.pdf", embargo_until=later)
    page = words(seen(client, version.edition.work))
    assert "for those who take part in “Seminar”" in page
    assert f"from {later.day} {later:%B %Y}" in page


def test_citation_tags_are_of_the_edition_in_the_language_of_the_reader(client):
    work = WorkFactory(doi="10.1234/abcd", published_on=date(2022, 12, 1))
    english = work.editions.get()
    russian = Edition.objects.create(work=work, language="ru", title="«Данные» & право")
    Author.objects.create(work=work, family_name="Ким", given_name="Арман")
    for edition, name in ((english, "guide.pdf"), (russian, "guide-ru.pdf")):
        FileFactory(version=VersionFactory(edition=edition), name=name)
    page = client.get(f"/ru/library/{work.number}/").content.decode()
    tags = {name: unescape(value) for name, value in re.findall(r'<meta name="(citation_\w+)" content="([^"]*)"', page)}
    pdf = tags.pop("citation_pdf_url")
    assert (pdf.startswith("http://testserver/"), pdf.endswith("/guide-ru.pdf")) == (True, True)
    assert tags == {
        "citation_title": "«Данные» & право",
        "citation_author": "Ким, Арман",
        "citation_publication_date": "2022/12/01",
        "citation_language": "ru",
        "citation_publisher": "Астанинский хаб в сфере государственной службы",
        "citation_technical_report_institution": "Астанинский хаб в сфере государственной службы",
        "citation_doi": "10.1234/abcd",
        "citation_abstract_html_url": f"http://testserver/library/{work.number}/",
    }


def test_what_is_not_for_everybody_is_told_to_no_search_engine(client):
    version = VersionFactory()
    FileFactory(version=version, access="signed_in", thumbnail=ContentFile(b"picture", "one.png"))
    FileFactory(version=version, embargo_until=timezone.localdate() + timedelta(days=1))
    page = client.get(f"/library/{version.edition.work.number}/").content.decode()
    assert "citation_title" in page
    assert '"isAccessibleForFree": false' in page
    assert [it for it in ("citation_pdf_url", "contentUrl", "application/pdf", "first-pages") if it in page] == []


def test_structured_data(client):
    work = WorkFactory(kind="guide", published_on=date(2022, 12, 1), edition__title="</script><b>Data</b>")
    Edition.objects.create(work=work, language="kk", title="Ашық деректер")
    Author.objects.create(work=work, organisation="Agency")
    page = client.get(f"/library/{work.number}/").content.decode()
    [script] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    url = f"http://testserver/library/{work.number}/"
    assert json.loads(script) == {
        "@context": "https://schema.org",
        "@type": "Guide",
        "name": "</script><b>Data</b>",
        "inLanguage": "en",
        "datePublished": "2022-12-01",
        "url": url,
        "abstract": "What it takes.",
        "author": [{"@type": "Organization", "name": "Agency"}],
        "publisher": {"@type": "Organization", "name": "Astana Civil Service Hub"},
        "license": "https://creativecommons.org/licenses/by/4.0/",
        "workTranslation": [
            {"@type": "Guide", "name": "Ашық деректер", "inLanguage": "kk", "datePublished": "2022-12-01", "url": url}
        ],
    }


def test_withdrawn_work_leaves_a_stone_with_its_citation(client):
    work = WorkFactory(
        withdrawn_on=date(2023, 1, 2), withdrawn_reason="Wrong figures.", withdrawn_reason_ru="Неверные цифры."
    )
    FileFactory(version=VersionFactory(edition=work.editions.get()), name="secret-name.pdf")
    response = client.get(f"/library/{work.number}/")
    page = words(response.content.decode())
    assert (response.status_code, "secret-name" in page) == (410, False)
    assert "This publication was withdrawn. Wrong figures. Withdrawn on 2 January 2023" in page
    assert f"Astana Civil Service Hub (2022). {work}" in page
    assert "Неверные цифры." in client.get(f"/ru/library/{work.number}/").content.decode()
    for form in ("bib", "ris", "json"):
        told = client.get(f"/library/{work.number}/en.{form}").content.decode()
        assert (str(work) in told, "What it takes." in told) == (True, False)


@pytest.mark.parametrize(
    ("form", "content_type", "beginning"),
    [
        ("bib", "application/x-bibtex; charset=utf-8", "@techreport{work"),
        ("ris", "application/x-research-info-systems; charset=utf-8", "TY  - RPRT"),
        ("json", "application/vnd.citationstyles.csl+json", "["),
    ],
)
def test_citations_as_files(client, form, content_type, beginning):
    work = WorkFactory()
    response = client.get(f"/library/{work.number}/en.{form}")
    assert response["Content-Type"] == content_type
    assert response["Content-Disposition"] == f'attachment; filename="work{work.number}-en.{form}"'
    assert response.content.decode().startswith(beginning)
    assert client.get(f"/ru/library/{work.number}/en.{form}").content == response.content
    assert [client.get(f"/library/{work.number}/{it}").status_code for it in ("kk.bib", "en.exe")] == [404, 404]


def test_first_page_is_shown_of_what_is_for_everybody_alone(client):
    open_file, closed = (
        FileFactory(thumbnail=ContentFile(b"picture", "one.png"), access=access) for access in ("public", "signed_in")
    )
    page = seen(client, open_file.version.edition.work)
    assert f'src="/library/first-pages/{open_file.pk}"' in page
    response = client.get(f"/library/first-pages/{open_file.pk}")
    assert (response["Content-Type"], b"".join(response)) == ("image/png", b"picture")
    assert client.get(f"/library/first-pages/{closed.pk}").status_code == 404


def attend(event, people) -> None:
    for person in people:
        registration = RegistrationFactory(event=event, person=person, state="confirmed")
        Attendance.objects.create(registration=registration, days=1, mode="online")


def test_people_who_attended_lead_to_works_of_their_other_events_but_never_from_few():
    here, often, rarely, missed = PastEventPageFactory.create_batch(4)
    people = PersonFactory.create_batch(10)
    attend(here, people)
    attend(often, people)
    attend(rarely, people[:9])
    for person in people:
        RegistrationFactory(event=missed, person=person, state="confirmed")
    work, found, few, never = WorkFactory.create_batch(4)
    for it, event in ((work, here), (found, often), (few, rarely), (never, missed)):
        it.events.add(event)
        it.save()
    assert WorkPage(work, today=TODAY).read_by_the_same == [found]
    assert WorkPage(found, today=TODAY).read_by_the_same == [work]
    assert WorkPage(few, today=TODAY).read_by_the_same == []


@pytest.mark.parametrize(("number", "address"), [(77, "/library/77/"), (None, "/library/")])
def test_page_of_a_draft_that_was_never_saved(rf, number, address):
    work = Work(number=number, kind="guide", published_on=date(2026, 12, 1), live=False)
    work.editions = [Edition(language="en", title="To come", abstract="Soon.")]
    work.authors = [Author(family_name="Kim")]
    page = render_to_string("knowledge/work.html", {"work": work}, rf.get("/"))
    assert f"Kim (2026). To come. Astana Civil Service Hub. http://testserver{address}<" in page
