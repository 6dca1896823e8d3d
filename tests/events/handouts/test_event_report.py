from datetime import UTC, date, datetime, time

import pytest
from django.utils.translation import override

from events.actions.attendance import check_in
from events.handouts.event_report import event_report, report_of
from events.models import CheckIn, Registration, Session
from portal.core.tables import Row, Table
from tests.factories.events import PastEventPageFactory, RegistrationFactory
from tests.factories.people import PersonFactory
from tests.factories.places import CountryFactory
from tests.printed import missing_glyphs, words_of

pytestmark = pytest.mark.django_db

AT = datetime(2022, 6, 22, 6, tzinfo=UTC)
DAYS = [date(2022, 6, 20), date(2022, 6, 21)]
SPEAKER = {"name": "Nana Speaker", "name_ru": "Нана Оратор", "role": "Minister", "role_ru": "Министр"}


def printed(event, language="en"):
    with override(language):
        return event_report(event, options={}, at=AT, progress=lambda *_said: None).content


@pytest.fixture
def event():
    """Two women and a man came to a hybrid event, one of the women online; others waited, or were declined."""
    event = PastEventPageFactory(
        title="Open data", title_ru="Открытые данные", mode="hybrid", activity="1.3", languages="en ru",
        report='<p>It went <b>well</b>, see <a href="/library/">the library</a>.</p>',
        report_ru="<p>Прошло хорошо.</p>",
    )  # fmt: skip
    Session.objects.create(
        event=event, day=DAYS[0], starts=time(9), ends=time(10), title="Opening", title_ru="Открытие",
        speakers=[{"type": "speaker", "value": SPEAKER}],
    )  # fmt: skip
    kazakhstan = CountryFactory()
    armenia = CountryFactory(iso2="AM", report_code="ARM", name="Armenia", name_ru="Армения", is_participating=True)
    came = [("female", kazakhstan, "in_person", 2), ("female", armenia, "online", 1), ("male", armenia, "in_person", 1)]
    for sex, country, mode, days in came:
        row = RegistrationFactory(event=event, person=PersonFactory(sex=sex, country=country), mode=mode)
        for day in DAYS[:days]:
            check_in(row, day=day, mode=mode, by=None, at=AT, source=CheckIn.Source.MANUAL)
    man = {"sex": "male", "country": armenia}
    RegistrationFactory(event=event, person=PersonFactory(**man))
    for state in (Registration.State.WAITING, Registration.State.DECLINED):
        RegistrationFactory(event=event, person=PersonFactory(**man), state=state)
    return event


def test_every_figure_of_the_report(event):
    report = report_of(event)
    header = ("State", "Male", "Female", "Total")
    assert report.way == Table(
        "From registration to attendance",
        header,
        (
            Row("Registered", (4, 2, 6)),
            Row("Confirmed", (2, 2, 4)),
            Row("Attended", (1, 2, 3)),
            Row("On the waiting list", (1, 0, 1)),
            Row("Declined", (1, 0, 1)),
        ),
    )
    assert report.shares == [
        "Registered: 6, of them women: 2 (33.3\u00a0%)",
        "Confirmed: 4, of them women: 2 (50.0\u00a0%)",
        "Attended: 3, of them women: 2 (66.7\u00a0%)",
    ]
    assert report.people == Table(
        "Participants by sex and country",
        ("Sex", "ARM", "KAZ", "Total"),
        (Row("Male", (1, 0, 1)), Row("Female", (1, 1, 2))),
        Row("Total", (2, 1, 3)),
    )
    assert report.tables == [
        Table(
            "By country",
            ("Country", "Registered", "Confirmed", "On the waiting list", "Declined", "Attended"),
            (Row("Armenia", (5, 3, 1, 1, 2)), Row("Kazakhstan", (1, 1, 0, 0, 1))),
            Row("Total", (6, 4, 1, 1, 3)),
        ),
        Table(
            "By mode",
            ("Mode", "Registered", "Confirmed", "Attended"),
            (Row("In person", (5, 3, 2)), Row("Online", (1, 1, 1))),
        ),
        Table(
            "Present by day",
            ("Day", "Male", "Female", "Total"),
            (Row("20 June 2022", (1, 2, 3)), Row("21 June 2022", (0, 1, 1))),
        ),
    ]
    assert [series.values for series in report.chart.series] == [(1, 0), (1, 1)]
    assert [series.values for series in report.way_chart.series] == [(4, 2, 1), (2, 2, 2)]


def test_it_tells_what_was_in_either_language_and_names_nobody_but_speakers(event):
    english, russian = printed(event), printed(event, "ru")
    for content, said in (
        (english, ["It went well, see the library.", "09:00–10:00 Opening Nana Speaker, Minister", "1.3"]),
        (russian, ["Прошло хорошо.", "Открытие Нана Оратор, Министр", "Открытые данные", "Армения"]),
    ):
        words = words_of(content)
        assert [text for text in said if text not in words] == []
        assert "Sarsenova" not in words
        assert "Сәрсенова" not in words
        assert missing_glyphs(content) == 0
    assert 'href="http' in report_of(event).narrative


def test_an_event_of_which_nothing_is_known():
    words = words_of(printed(PastEventPageFactory(title="Open data")))
    assert "Nobody has registered. No attendance is recorded yet." in " ".join(words.replace("•", "").split())
