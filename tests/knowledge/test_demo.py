import pytest

from knowledge import demo
from knowledge.models import Work


@pytest.mark.django_db
def test_load_makes_three_publications_and_the_second_time_none():
    assert demo.load() == "library: 3 publications"
    assert list(Work.objects.order_by("number").values_list("number", "kind", "editions__language")) == [
        (1, "study", "en"),
        (2, "article", "en"),
        (3, "knowledge_product", "en"),
    ]
    assert demo.load() == "library: there already"
