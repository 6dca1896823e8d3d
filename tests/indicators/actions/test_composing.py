from datetime import UTC, date, datetime

import pytest
from wagtail.models import ModelLogEntry

from indicators.actions.composing import BeginningRefused, begin_report
from indicators.models import Report, ReportSection
from indicators.reports.carrying import digest
from indicators.reports.outline import Kind, SectionKey, usual_parts
from tests.factories.events import EventPageFactory
from tests.factories.people import UserFactory
from tests.factories.periods import PeriodFactory
from tests.factories.reports import report_of, token

pytestmark = pytest.mark.django_db

AT = datetime(2024, 1, 10, 9, tzinfo=UTC)


def blocks(report: Report) -> dict[str, list[tuple[str, object]]]:
    """What each section holds: parts by their key, texts as they are stored."""
    return {
        section.key: [
            (it["type"], it["value"].get("part") or {key: it["value"][key] for key in ("en", "ru", "carried")})
            for it in section.body.get_prep_value()
        ]
        for section in report.sections.all()
    }


def usual(kind: Kind, section: str) -> list[tuple[str, object]]:
    parts = usual_parts(kind, SectionKey(section))
    return [("chart" if key.endswith("_chart") else "table", key) for key in parts]


def test_a_report_begins_as_a_draft_with_every_section_and_its_parts():
    by = UserFactory(role="M&E officer")
    report = begin_report("annual", period=PeriodFactory(), by=by, at=AT)
    assert (report.live, report.title, report.carried_from) == (False, "Annual progress report 2022", None)
    assert blocks(report.latest) == {key: usual(Kind.ANNUAL, key) for key in SectionKey.values}
    assert report.latest_revision.user == by
    assert ModelLogEntry.objects.filter(action="wagtail.create", user=by).count() == 1


def test_a_report_begun_twice_is_the_one_that_is_there():
    period = PeriodFactory()
    first = begin_report("annual", period=period, by=None, at=AT)
    assert begin_report("annual", period=period, by=None, at=AT) == first
    assert (Report.objects.count(), ReportSection.objects.count()) == (1, 10)


def test_texts_come_from_the_report_before_with_the_figures_of_the_new_year():
    text = token("spent.2022", "7")
    before = report_of(
        {"summary": [("text", {"en": f"<p>{text}</p>", "ru": "<p>Раз</p>"}), ("table", "held"), ("text", "<p>B</p>")]},
        period=PeriodFactory(),
    )
    report_of({"summary": [("text", "<p>Too old</p>")]}, period=PeriodFactory(starts_on=date(2020, 1, 1)))
    report = begin_report("annual", period=PeriodFactory(starts_on=date(2023, 1, 1)), by=None, at=AT)
    en = f"<p>{token('spent.2023', '7')}</p>"
    assert report.carried_from == before
    assert blocks(report.latest)["summary"] == [
        ("text", {"en": en, "ru": "<p>Раз</p>", "carried": digest(en, "<p>Раз</p>")}),
        ("table", "held"),
        ("text", {"en": "<p>B</p>", "ru": "", "carried": digest("<p>B</p>", "")}),
    ]
    assert blocks(report.latest)["risks"] == usual(Kind.ANNUAL, "risks")


def test_a_report_of_an_event_has_the_sections_and_parts_of_one():
    event = EventPageFactory(title="Open data")
    report = begin_report("completion", event=event, by=None, at=AT)
    assert report.title == "Event completion report: Open data"
    assert blocks(report.latest)["progress"] == [("table", "activities"), ("table", "people")]
    assert "money" not in blocks(report.latest)


@pytest.mark.parametrize(
    ("kind", "first", "last", "why"),
    [
        ("annual", date(2022, 1, 1), date(2022, 6, 30), "An annual report is of a whole year"),
        ("annual", date(2022, 7, 1), date(2023, 6, 30), "An annual report is of a whole year"),
        ("annual", date(2022, 1, 1), date(2023, 12, 31), "An annual report is of a whole year"),
        ("half_yearly", date(2022, 10, 1), date(2023, 3, 31), "A half-yearly report is of a part of one year"),
        ("half_yearly", date(2022, 1, 1), date(2022, 12, 31), "A half-yearly report is of a part of one year"),
    ],
)
def test_a_report_of_other_days_than_its_kind_has_is_refused(kind, first, last, why):
    period = PeriodFactory(title="These days", starts_on=first, ends_on=last)
    with pytest.raises(BeginningRefused, match=why):
        begin_report(kind, period=period, by=None, at=AT)
    assert not Report.objects.exists()


def test_texts_of_one_half_of_a_year_come_into_the_next_with_its_figures():
    halves = [
        PeriodFactory(title="First half", ends_on=date(2022, 6, 30)),
        PeriodFactory(title="Second half", starts_on=date(2022, 7, 1)),
    ]
    names = [f"people.unique.total.in.2022.{days}" for days in ("0101-0630", "0701-1231")]
    before, after = (f"<p>{token(name, '9')}</p>" for name in names)
    report_of({"summary": [("text", before)]}, kind="half_yearly", period=halves[0])
    report = begin_report("half_yearly", period=halves[1], by=None, at=AT)
    assert blocks(report.latest)["summary"][0] == ("text", {"en": after, "ru": "", "carried": digest(after, "")})


@pytest.mark.parametrize("kind", ["annual", "completion", "weekly"])
def test_a_report_of_nothing_is_refused(kind):
    with pytest.raises(BeginningRefused):
        begin_report(kind, by=None, at=AT)
    assert not Report.objects.exists()
