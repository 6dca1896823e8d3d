import pytest

from knowledge.models import Work
from portal.core import roles
from tests.factories.library import WorkFactory

pytestmark = pytest.mark.django_db


def test_the_list_is_open_to_those_who_may_view_works(client_of, role):
    may = "knowledge.view_work" in roles.role(role).permissions
    assert client_of(role).get("/admin/library/").status_code == (200 if may else 302)


@pytest.mark.parametrize("works", [1, 3])
def test_the_list_takes_the_same_queries_with_more_works(client_of, django_assert_num_queries, works):
    WorkFactory.create_batch(works)
    client = client_of("Editor")
    client.get("/admin/library/")
    with django_assert_num_queries(12):
        client.get("/admin/library/")


def test_an_editor_adds_a_work_with_its_edition(client_of):
    form = {
        "number": 5,
        "kind": "guide",
        "published_on": "2023-05-01",
        "editions-TOTAL_FORMS": 1,
        "editions-INITIAL_FORMS": 0,
        "editions-0-language": "en",
        "editions-0-title": "A guide",
        "editions-0-title_ru": "Руководство",
    }
    assert client_of("Editor").post("/admin/library/new/", form).status_code == 302
    assert list(Work.objects.values_list("number", "editions__title_ru")) == [(5, "Руководство")]
