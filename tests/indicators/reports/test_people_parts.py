"""The parts about people and results of 2022, whole: each figure with the name by which it is called."""

import pytest

from indicators.reports.composing import compose
from indicators.reports.document import Chart, Heading
from indicators.reports.tokens import tokens_of
from tests.factories.reports import report_of, token
from tests.indicators.reports.reading import names, rows, texts

pytestmark = pytest.mark.usefixtures("year_2022")

CODES = ("ARM", "AZE", "GEO", "KAZ", "KYR", "TAJ", "UZB")


SOURCE = "Project document, work plan"
ROWS = {
    "framework-2-baseline": [
        [
            "2.1 Officials taking part in study visits",
            "Study visits' lists of participants",
            "people",
            "0",
            "2020",
            "no evidence of 2021 is recorded",
        ]
    ],
    "framework-2": [["2.1 Officials taking part in study visits", "20", SOURCE, "20", "100.0%", "On track"]],
    "event-korea": [
        ["Male", "2", "3", "2", "3", "1", "1", "3", "15"],
        ["Female", "1", "0", "1", "1", "1", "1", "0", "5"],
        ["Total", "3", "3", "3", "4", "2", "2", "3", "20"],
    ],
    "people": [
        ["Male", "7", "12", "15", "24", "18", "7", "27", "110"],
        ["Female", "4", "2", "23", "11", "21", "4", "0", "65"],
        ["Total", "11", "14", "38", "35", "39", "11", "27", "175"],
    ],
    "attendances": [
        ["Armenia", "11", "18", "7"],
        ["Azerbaijan", "14", "18", "4"],
        ["Georgia", "38", "47", "9"],
        ["Kazakhstan", "35", "39", "4"],
        ["Kyrgyzstan", "39", "44", "5"],
        ["Tajikistan", "11", "16", "5"],
        ["Uzbekistan", "27", "34", "7"],
        ["Total", "175", "216", "41"],
    ],
}
KEYS = [
    *("framework-1-baseline", "framework-1", "framework-2-baseline", "framework-2"),
    *("event-interviews", "event-conference", "event-samarkand", "event-bishkek", "event-tbilisi", "event-korea"),
    *("people", "attendances"),
]
FIRST_LINE = (
    '<p>Feasibility study completed (studies): TARGET <span data-figure="indicator.1.1.target.2022">'
    'no target in 2022 (2021: 1)</span>; ACTUAL <span data-figure="indicator.1.1.actual.2022">1</span></p>'
    '<p>Events held: TARGET not recorded; ACTUAL <span data-figure="events.activity.1.1.2022">1</span></p>'
)


HELD_AND_GENDER = {
    "held": [
        ["Needs-assessment interviews, second round", "1 January – 28 February 2022", "online", "10", "20.0%"],
        [
            "Regional conference on the findings of the needs assessment",
            "14 April 2022",
            "Astana, Kazakhstan",
            "50",
            "34.0%",
        ],
        ["Whole-of-government approaches to digitalisation", "20–21 June 2022", "Tbilisi, Georgia", "54", "46.3%"],
        [
            "Public service delivery utilising state-of-the-art digital technologies",
            "19–21 September 2022",
            "Republic of Korea",
            "20",
            "25.0%",
        ],
        ["Digital government policy frameworks", "25–26 October 2022", "Samarkand, Uzbekistan", "36", "11.1%"],
        ["Open data policies, practices and cases", "1–2 December 2022", "Bishkek, Kyrgyzstan", "46", "50.0%"],
    ],
    "gender-countries": [
        ["Armenia", "4", "11", "36.4%"],
        ["Azerbaijan", "2", "14", "14.3%"],
        ["Georgia", "23", "38", "60.5%"],
        ["Kazakhstan", "11", "35", "31.4%"],
        ["Kyrgyzstan", "21", "39", "53.8%"],
        ["Tajikistan", "4", "11", "36.4%"],
        ["Uzbekistan", "0", "27", "0.0%"],
        ["Total", "65", "175", "37.1%"],
    ],
    "gender-events": [
        ["Needs-assessment interviews, second round", "2", "10", "20.0%"],
        ["Regional conference on the findings of the needs assessment", "17", "50", "34.0%"],
        ["Whole-of-government approaches to digitalisation", "25", "54", "46.3%"],
        ["Public service delivery utilising state-of-the-art digital technologies", "5", "20", "25.0%"],
        ["Digital government policy frameworks", "4", "36", "11.1%"],
        ["Open data policies, practices and cases", "23", "46", "50.0%"],
    ],
    "gender-staff": [
        ["Staff of the programme", "66.0%", "34.0%", "gender section"],
    ],
}
CHARTS = ("people_chart", "targets_chart", "events_chart", "gender_chart", "gender_events_chart")
EXTRA = {
    "people.repeats.total": "41",
    "people.countries": "7",
    "people.repeats.total.KAZ": "4",
    "events.total.2022": "6",
    "events.hosts.2022": "5",
    "events.hosted.KAZ.2022": "1",
    "events.hosted.KOR.2022": "1",
    "events.hosted.ARM.2022": "0",
    "events.activity.1.3.2022": "2",
    "event.korea.countries": "7",
    "indicator.1.4.light.2022": "behind",
    "conclusion.status": "behind",
}


def test_summary_gender_and_charts_of_2022():
    told = "".join(f"<p>{token(name)}</p>" for name in EXTRA)
    sections = {
        "summary": [("table", "held"), ("text", told)],
        "progress": [("chart", key) for key in CHARTS],
        "gender": [("table", "gender")],
    }
    document = compose(report_of(sections).latest, language="en")
    tables = {table.key: table for table in document.tables}
    assert {key: rows(tables[key]) for key in HELD_AND_GENDER} == HELD_AND_GENDER
    charts = {block.key: block for block in document.blocks if isinstance(block, Chart)}
    assert [*charts] == [*CHARTS[:2], "targets_chart-other", *CHARTS[2:]]
    assert rows(charts["targets_chart"].table) == [
        ["1.2 Officials attending the regional conference", "no target in 2022 (2021: 60)", "50"],
        ["1.3 Officials attending seminars on innovation and digital…", "50", "82"],
        ["1.4 Officials attending workshops on policy design for inno…", "100", "54"],
        ["2.1 Officials taking part in study visits", "20", "20"],
    ]
    assert names(charts["people_chart"].table.total) == [
        "",
        *("people.unique.male", "people.unique.female", "people.unique.total"),
    ]
    assert names(charts["gender_events_chart"].table.rows[0]) == ["", "event.interviews.female_pct"]
    *_, shown = [list(tokens_of(text)) for text in texts(document)]
    assert {it.name: it.shown for it in shown} == EXTRA


def test_progress_of_2022():
    report = report_of({"progress": [("table", key) for key in ("framework", "activities", "people")]})
    document = compose(report.latest, language="en")
    tables = {table.key: table for table in document.tables}
    assert [*tables] == KEYS
    assert {key: rows(tables[key]) for key in ROWS} == ROWS
    assert [row[1:] for row in rows(tables["framework-1"])] == [
        ["no target in 2022 (2021: 1)", "", "1", "not applicable", "Not applicable"],
        ["no target in 2022 (2021: 60)", "", "50", "not applicable", "Not applicable"],
        ["50", SOURCE, "82", "164.0%", "On track"],
        ["100", SOURCE, "54", "54.0%", "Behind"],
        ["1", SOURCE, "0", "0.0%", "Behind"],
        ["1", SOURCE, "1", "100.0%", "On track"],
    ]
    ours, year = "indicator.2.1", 2022
    wanted = ["", f"{ours}.target.{year}", "", *(f"{ours}.{it}.{year}" for it in ("actual", "achievement", "light"))]
    assert names(tables["framework-2"].rows[0]) == wanted
    assert [row[-1].light for row in tables["framework-1"].rows[2:4]] == ["on_track", "behind"]
    assert tables["event-korea"].header == ("Sex", *CODES, "Total")
    assert [names(row) for row in tables["event-korea"].all_rows] == [
        ["", *(f"event.korea.{row}.{code}" for code in CODES), f"event.korea.{row}"]
        for row in ("male", "female", "people")
    ]
    sums = [f"people.{it}.total" for it in ("unique", "attendances", "repeats")]
    assert names(tables["attendances"].total) == ["", *sums]
    anchors = [block.anchor for block in document.blocks if isinstance(block, Heading)]
    assert anchors[:5] == ["framework", "activities", "activity-1.1", "event-interviews", "activity-1.2"]
    assert len(set(anchors)) == len(anchors) == 16
    told = texts(document)
    assert told[0] == FIRST_LINE
    assert "<p>Nothing was held or published in 2022.</p>" in told
    korea = next(text for text in told if "Study visit, in person; 19–21 September 2022, Republic of Korea." in text)
    shares = {"people": "20", "female": "5", "female_pct": "25.0", "male": "15", "male_pct": "75.0"}
    assert [(it.name, it.shown) for it in tokens_of(korea)] == [(f"event.korea.{of}", it) for of, it in shares.items()]
