"""From the request to the total of the day."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection
from django.test import Client
from django.utils import timezone

from knowledge.actions import counting, tallying
from knowledge.models import Download, DownloadTotal, VisitorSalt, Work
from participants.models import Person
from tests.factories.library import FileFactory
from tests.factories.people import PersonFactory, UserFactory
from tests.knowledge.test_download_rules import FIREFOX, READERS, ROBOTS

pytestmark = pytest.mark.django_db


def get(client, file, agent=FIREFOX, **headers):
    """As a server does: the answer is sent to its end and closed."""
    response = client.get(file.get_absolute_url(), headers={"User-Agent": agent} | headers)
    return b"".join(response) if response.streaming else response.content


def tally():
    return tallying.tally(at=timezone.now() + timedelta(days=1))


def totals():
    fields = ("work", "language", "country", "sex", "downloads")
    return sorted(DownloadTotal.objects.values_list(*fields))


def test_a_thousand_robots_and_five_double_clicks_are_one_download(client):
    file = FileFactory()
    for hit in range(1000):
        get(client, file, agent=ROBOTS[hit % len(ROBOTS)])
    for _double_click in range(5):
        get(client, file), get(client, file)
    tally()
    assert totals() == [(file.version.edition.work_id, "en", "", "", 1)]


def test_what_counts_and_what_does_not(client, client_of):
    file = FileFactory()
    whole = [get(client, file, agent) for agent in READERS]
    client.head(file.get_absolute_url(), headers={"User-Agent": FIREFOX})
    get(client, file, Range="bytes=5-")
    get(client, file, **{"If-None-Match": f'"{file.sha256}"'})
    get(client, file, **{"Sec-Purpose": "prefetch"})
    get(client_of("Programme staff"), file)
    get(client_of("Editor"), file)
    assert (len(whole), Download.objects.count(), tally()) == (len(READERS), len(READERS), 1)
    assert Work.objects.with_downloads().get().downloads == len(READERS)


def test_row_holds_country_and_sex_of_who_is_signed_in_and_nothing_else_of_them(client):
    file, person = FileFactory(), PersonFactory(country__iso2="KZ", sex=Person.Sex.FEMALE)
    client.force_login(UserFactory(person=person))
    get(client, file)
    row = Download.objects.values().get()
    assert (row.pop("at") <= timezone.now(), len(row.pop("visitor"))) == (True, 32)
    assert row == {"id": row["id"], "file_id": file.pk, "language": "en", "country": "KZ", "sex": Person.Sex.FEMALE}


def test_tally_again_changes_nothing_and_takes_rows_that_came_late(client):
    file = FileFactory()
    get(client, file)
    tally(), tally()
    before = totals()
    counting.write(file=file.pk, at=timezone.now(), visitor="late", language="en", country="KG", sex=Person.Sex.MALE)
    tally()
    work = file.version.edition.work_id
    assert (before, totals()) == ([(work, "en", "", "", 1)], [(work, "en", "", "", 1), (work, "en", "KG", "male", 1)])


def test_totals_stay_when_the_single_rows_are_gone(client):
    file = FileFactory()
    get(client, file)
    tally()
    Download.objects.all().delete()
    assert (tally(), [total[-1] for total in totals()]) == (0, [1])
    assert Work.objects.with_downloads().get().downloads == 1


def test_today_is_not_counted_before_it_is_over(client):
    get(client, FileFactory())
    assert (tallying.tally(at=timezone.now()), totals()) == (0, [])


def test_salt_of_a_day_is_gone_when_it_is_over(client):
    file = FileFactory()
    get(client, file), get(Client(), file)
    before = VisitorSalt.objects.count()
    tally()
    assert (before, VisitorSalt.objects.count()) == (1, 0)


def test_download_goes_on_when_the_database_takes_nothing_and_its_row_is_written_later(client, broker):
    file = FileFactory()
    with Refusing(Download):
        content = get(client, file)
    assert (content, Download.objects.count(), len(list(broker.rglob("*.msg")))) == (
        b"%PDF-1.7 that nobody opens",
        0,
        1,
    )


def test_download_goes_on_when_queue_and_database_are_away_and_the_log_holds_the_row(client, broken_broker, caplog):
    file = FileFactory()
    with Refusing(Download):
        content = get(client, file)
    assert (content, "download_not_counted" in caplog.text) == (b"%PDF-1.7 that nobody opens", True)
    caplog.clear()


class Refusing:
    """The database refuses to write rows of this model, as it does when it is full or locked."""

    def __init__(self, model):
        self.table = model._meta.db_table

    def __enter__(self):
        self.wrapper = connection.execute_wrapper(self.refuse)
        self.wrapper.__enter__()

    def __exit__(self, *error):
        self.wrapper.__exit__(*error)

    def refuse(self, execute, sql, params, many, context):
        if sql.startswith("INSERT") and self.table in sql:
            raise DatabaseError("database or disk is full")
        return execute(sql, params, many, context)
