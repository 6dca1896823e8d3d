from datetime import date

import pytest
from django.utils import timezone
from wagtail.models import Revision

from knowledge.models import Edition, Version, Work
from portal.core import roles
from tests.factories.library import FileFactory, VersionFactory, WorkFactory

pytestmark = pytest.mark.django_db


def form_of(*editions: Edition | dict, **fields: object) -> dict:
    form = {"kind": "guide", "published_on": "2023-05-01", "licence": "CC-BY-4.0"}
    form |= {
        "authors-TOTAL_FORMS": 1,
        "authors-INITIAL_FORMS": 0,
        "authors-0-organisation": "UNDP",
        "authors-0-ORDER": 1,
    }
    stored = [it for it in editions if isinstance(it, Edition)]
    form |= {"editions-TOTAL_FORMS": len(editions), "editions-INITIAL_FORMS": len(stored)}
    for number, it in enumerate(editions):
        told = {"id": it.pk, "language": it.language, "title": it.title} if isinstance(it, Edition) else it
        form |= {f"editions-{number}-{key}": value for key, value in told.items()}
    return form | fields


def edit(client, work: Work, form: dict):
    return client.post(f"/admin/library/edit/{work.pk}/", form)


def test_the_list_is_open_to_those_who_may_view_works(client_of, role):
    may = "knowledge.view_work" in roles.role(role).permissions
    assert client_of(role).get("/admin/library/").status_code == (200 if may else 302)


@pytest.mark.parametrize("works", [1, 3])
def test_the_list_takes_the_same_queries_with_more_works(client_of, django_assert_num_queries, works):
    for _ in range(works):
        FileFactory()
    client = client_of("Editor")
    client.get("/admin/library/")
    with django_assert_num_queries(14):
        page = client.get("/admin/library/").content.decode()
    assert page.count("not read yet") == works + 1  # and once in the filter


def test_the_list_by_text_and_by_word(client_of):
    scan, read = FileFactory(text_state="scan"), FileFactory(text_state="read")
    client = client_of("Editor")
    titles = [it.version.edition.title for it in (scan, read)]
    pages = [
        client.get(f"/admin/library/?{query}").content.decode() for query in ("text=scan", f"q={titles[1].split()[-1]}")
    ]
    assert [[title in page for title in titles] for page in pages] == [[True, False], [False, True]]


def test_an_editor_adds_a_draft_that_the_portal_numbers_and_publishes_it(client_of):
    WorkFactory(number=7)
    client = client_of("Editor")
    form = form_of({"language": "en", "title": "A guide", "title_ru": "Руководство"})
    assert client.post("/admin/library/add/", form).status_code == 302
    work = Work.objects.get(number=8)
    assert (work.live, work.editions.get().title_ru, str(work.authors.get())) == (False, "Руководство", "UNDP")
    assert client.get(work.get_absolute_url()).status_code == 404
    edit(client, work, form_of(work.editions.get()) | {"action-publish": "1", "authors-TOTAL_FORMS": 0})
    assert client.get(work.get_absolute_url()).status_code == 200


def test_the_preview_is_the_public_page_of_the_draft(client_of):
    work = WorkFactory()
    client = client_of("Editor")
    edition = work.editions.get()
    edition.title = "Not yet public"
    client.post(f"/admin/library/preview/{work.pk}/", form_of(edition))
    assert "Not yet public" in client.get(f"/admin/library/preview/{work.pk}/").content.decode()
    assert "Not yet public" not in client.get(work.get_absolute_url()).content.decode()


def test_an_edition_with_files_is_not_taken_out(client_of):
    version = VersionFactory()
    edition = version.edition
    form = form_of(edition, {"language": "ru", "title": "Руководство"}) | {"editions-0-DELETE": "on"}
    page = edit(client_of("Editor"), edition.work, form | {"action-publish": "1"})
    assert "has files and cannot be taken out" in page.content.decode()
    assert list(edition.work.editions.all()) == [edition]


def test_editions_stay_the_same_rows_when_drafts_are_published_again_and_again(client_of):
    work = WorkFactory()
    client, english = client_of("Editor"), work.editions.get()
    form = form_of(english, {"language": "ru", "title": "Руководство"}) | {"action-publish": "1"}
    edit(client, work, form)
    russian = work.editions.get(language="ru")
    Version.objects.create(edition=russian, published_on=date(2023, 5, 1))
    first = work.revisions.order_by("pk").first()
    edit(client, work, form_of(english, russian) | {"action-publish": "1"})
    assert {it.pk for it in work.editions.all()} == {english.pk, russian.pk}
    first.publish()
    work.revisions.order_by("pk").last().publish()
    assert {it.pk for it in Edition.objects.filter(work=work)} == {english.pk, russian.pk}


def test_a_draft_of_before_does_not_undo_a_withdrawal(client_of):
    work = WorkFactory()
    revision = work.save_revision()
    Work.objects.filter(pk=work.pk).update(withdrawn_on=timezone.localdate(), withdrawn_reason="An error.")
    Revision.objects.get(pk=revision.pk).publish()
    work.refresh_from_db()
    assert work.withdrawn_reason == "An error."


def test_a_work_with_files_is_not_deleted(client_of):
    from tests.factories.people import UserFactory

    version = VersionFactory()
    client = client_of("Administrator")
    client.force_login(UserFactory(is_superuser=True, is_staff=True))
    response = client.post(f"/admin/library/delete/{version.edition.work_id}/")
    assert response["Location"] == f"/admin/library-files/{version.edition.work_id}/"
    assert Work.objects.filter(pk=version.edition.work_id).exists()
