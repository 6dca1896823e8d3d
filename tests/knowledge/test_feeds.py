from xml.etree.ElementTree import fromstring

import pytest

from knowledge.models import Author
from tests.factories.library import WorkFactory

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.mark.parametrize("works", [1, 3])
def test_feed_of_one_choice_with_the_same_queries(client, django_assert_num_queries, works):
    guides = WorkFactory.create_batch(works, kind="guide")
    study = WorkFactory(kind="study")
    Author.objects.create(work=guides[0], family_name="Kim")
    with django_assert_num_queries(5):
        response = client.get("/library/atom/?type=guide")
    feed = fromstring(response.content)
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert feed.find(f"{ATOM}title").text == "Library: Methodological guide"
    assert {it.find(f"{ATOM}title").text for it in feed.iter(f"{ATOM}entry")} == {str(it) for it in guides}
    assert str(study) not in response.content.decode()
    links = {it.attrib["rel"]: it.attrib["href"] for it in feed.findall(f"{ATOM}link")}
    assert links["self"].endswith("/library/atom/?type=guide")


def test_feed_leaves_out_what_xml_cannot_hold(client):
    work = WorkFactory(edition__title="Open\x0b data", edition__abstract="What\x0c it takes.")
    Author.objects.create(work=work, family_name="Kim\x01")
    [entry] = fromstring(client.get("/library/atom/").content).iter(f"{ATOM}entry")
    told = [entry.find(path).text for path in (f"{ATOM}title", f"{ATOM}summary", f"{ATOM}author/{ATOM}name")]
    assert told == ["Open data", "What it takes.", "Kim"]
