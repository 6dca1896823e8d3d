"""The library read by a harvester that others wrote."""

from datetime import UTC, date, datetime, timedelta
from xml.etree.ElementTree import fromstring

import pytest
from django.utils import timezone
from oaipmh_scythe import Scythe, exceptions

from events.models import Topic
from knowledge import oai
from knowledge.actions.withdrawing import restore, withdraw
from knowledge.models import Author, Edition, Work
from tests.factories.library import WorkFactory

OAI = "{http://www.openarchives.org/OAI/2.0/}"


def error(client, **asked: str) -> tuple[str, dict[str, str]]:
    root = fromstring(client.get("/library/oai", asked).content)
    return root.find(f"{OAI}error").attrib["code"], root.find(f"{OAI}request").attrib


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_harvester_reads_everything(live_server, settings, monkeypatch):
    settings.BASE_URL = live_server.url
    monkeypatch.setattr(oai, "PER_PART", 2)
    data = Topic.objects.create(name="Data & law")
    works = WorkFactory.create_batch(5, kind="guide", doi="10.1234/a")
    Edition.objects.create(work=works[0], language="ru", title="«Данные»\x0b <b>", abstract="Кратко.")
    Author.objects.create(work=works[0], family_name="Ким", given_name="Арман")
    works[0].topics.add(data)
    works[0].save()
    gone = WorkFactory(kind="study", withdrawn_on=date(2023, 1, 1), withdrawn_reason="Wrong.")
    taken_back = WorkFactory(live=False, first_published_at=timezone.now())
    WorkFactory(live=False)
    WorkFactory(published_on=timezone.localdate() + timedelta(days=2))
    with Scythe(f"{live_server.url}/library/oai") as harvester:
        identify = harvester.identify()
        records = list(harvester.list_records())
        headers = list(harvester.list_identifiers(set_="guide"))
        formats = [it.metadataPrefix for it in harvester.list_metadata_formats()]
        sets = [it.setSpec for it in harvester.list_sets()]
        one = harvester.get_record(identifier=f"oai:localhost:work/{works[0].number}")
        with pytest.raises(exceptions.NoRecordsMatch):
            list(harvester.list_records(until="2000-01-01"))
        with pytest.raises(exceptions.IdDoesNotExist):
            harvester.get_record(identifier="oai:localhost:work/999")
    assert (identify.repositoryName, identify.deletedRecord) == ("Governance Capacity Portal", "persistent")
    assert {it.header.identifier: it.header.deleted for it in records} == {
        **{f"oai:localhost:work/{it.number}": False for it in works},
        f"oai:localhost:work/{gone.number}": True,
        f"oai:localhost:work/{taken_back.number}": True,
    }
    assert len(records) == 7
    assert len(headers) == 5
    assert (formats, sets) == (["oai_dc"], list(Work.Kind.values))
    assert one.get_metadata() == {
        "title": [works[0].editions.get(language="en").title, "«Данные» <b>"],
        "creator": ["Ким, Арман"],
        "subject": ["Data & law"],
        "description": ["What it takes.", "Кратко."],
        "publisher": ["Astana Civil Service Hub"],
        "date": ["2022-12-01"],
        "type": ["methodological guide"],
        "identifier": [f"{live_server.url}/library/{works[0].number}/", "https://doi.org/10.1234/a"],
        "language": ["en", "ru"],
        "rights": ["https://creativecommons.org/licenses/by/4.0/"],
    }


@pytest.mark.django_db
def test_stamps_select_what_changed(client):
    old, new = WorkFactory.create_batch(2)
    Work.objects.filter(pk=old.pk).update(changed_at=datetime(2022, 1, 1, 10, 0, 0, 5, tzinfo=UTC))
    Work.objects.filter(pk=new.pk).update(changed_at=datetime(2022, 1, 2, 10, tzinfo=UTC))

    def numbers(**asked: str) -> list[str]:
        asked = {name.rstrip("_"): value for name, value in asked.items()}
        answer = client.get("/library/oai", {"verb": "ListIdentifiers", "metadataPrefix": "oai_dc", **asked})
        return [it.text.rpartition("/")[2] for it in fromstring(answer.content).iter(f"{OAI}identifier")]

    assert numbers() == [str(old.number), str(new.number)]
    assert numbers(from_="2022-01-02") == [str(new.number)]
    assert numbers(until="2022-01-01") == [str(old.number)]
    assert numbers(until="2022-01-01T10:00:00Z") == [str(old.number)]
    assert numbers(from_="2022-01-01T10:00:01Z") == [str(new.number)]
    old.save()
    assert numbers(from_="2022-01-03") == [str(old.number)]


@pytest.mark.django_db
def test_a_day_begins_where_the_portal_is():
    work = WorkFactory(published_on=date(2023, 1, 2))
    assert list(oai.items(datetime(2023, 1, 1, 17, tzinfo=UTC))) == []
    assert list(oai.items(datetime(2023, 1, 1, 20, tzinfo=UTC))) == [work]


@pytest.mark.django_db
def test_withdrawing_and_offering_again_are_changes(client):
    work = WorkFactory()
    Work.objects.update(changed_at=datetime(2022, 1, 1, tzinfo=UTC))

    def headers(day: str) -> list[dict[str, str]]:
        asked = {"verb": "ListRecords", "metadataPrefix": "oai_dc", "from": day}
        return [it.attrib for it in fromstring(client.get("/library/oai", asked).content).iter(f"{OAI}header")]

    withdraw(work, reason="Wrong.", by=None, at=datetime(2023, 1, 2, tzinfo=UTC))
    assert (headers("2023-01-02"), headers("2023-01-03")) == ([{"status": "deleted"}], [])
    restore(work, by=None, at=datetime(2023, 1, 3, tzinfo=UTC))
    assert (headers("2023-01-03"), headers("2023-01-04")) == ([{}], [])


@pytest.mark.django_db
def test_errors_say_their_code_and_repeat_the_question_where_it_is_sound(client):
    assert error(client) == ("badVerb", {})
    assert error(client, verb="Identify", colour="red") == ("badArgument", {})
    asked = {"verb": "ListRecords", "resumptionToken": "forged"}
    assert error(client, **asked) == ("badResumptionToken", asked)
    asked = {"verb": "ListRecords", "metadataPrefix": "oai_dc", "set": "poems"}
    assert error(client, **asked) == ("noRecordsMatch", asked)
    asked = {"verb": "GetRecord", "metadataPrefix": "oai_dc", "identifier": "oai:testserver:work/²"}
    assert error(client, **asked) == ("idDoesNotExist", asked)


@pytest.mark.django_db
def test_asked_by_post(client):
    answer = fromstring(client.post("/library/oai", {"verb": "Identify"}).content)
    assert answer.find(f"{OAI}Identify/{OAI}baseURL").text == "http://testserver/library/oai"


@pytest.mark.django_db
def test_work_of_a_day_to_come_changes_on_that_day():
    tomorrow = timezone.localdate() + timedelta(days=1)
    assert timezone.localdate(WorkFactory(published_on=tomorrow).changed_at) == tomorrow
    [work] = Work.objects.bulk_create([Work(number=900, kind="guide", published_on=date(2022, 1, 1))])
    assert timezone.now() - Work.objects.get(pk=work.pk).changed_at < timedelta(minutes=1)
