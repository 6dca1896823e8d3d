"""The report on one event: what it was, who took part in numbers, how it was. It names nobody but the speakers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.rich_text import expand_db_html

from events.handouts import report_tables
from events.handouts.figures import Counted, counted, people_present
from events.handouts.made import Made, Progress, pdf
from events.models import EventPage
from events.models.languages import language_name
from events.programme import Day, local, programme_of, values
from events.templatetags.event_tags import days, place
from participants.models import Country
from portal.core.charts import StackedBars
from portal.core.numbers import NO_BREAK_SPACE, format_number
from portal.core.people_tables import people_chart, people_table
from portal.core.sex_by_country import FEMALE
from portal.core.shares import percent
from portal.core.tables import Table


@dataclass(frozen=True)
class EventReport:
    """`people` and its chart are of those who attended; they are nothing while no attendance is recorded."""

    facts: list[tuple[str, str]]
    summary: str
    narrative: SafeString
    way: Table
    way_chart: StackedBars
    shares: list[str]
    people: Table | None
    chart: StackedBars | None
    key: str
    tables: list[Table]
    agenda: tuple[Day, ...]
    materials: list[str]


def event_report(event: EventPage, *, options: dict, at: datetime, progress: Progress) -> Made:
    progress(10, _("Counting"))
    report = report_of(event)
    progress(40, _("Setting the pages"))
    return Made("pdf", pdf("pdf/events/event_report.html", event, at=at, report=report), 0)


def report_of(event: EventPage) -> EventReport:
    rows, present = counted(event), people_present(event)
    countries = {country.report_code: str(country) for country in Country.objects.all()}
    programme = programme_of(event)
    has_people = bool(present.total)
    tables = [
        report_tables.country_table(rows) if rows else None,
        report_tables.mode_table(rows),
        report_tables.day_table(event, rows),
    ]
    caption = _("Participants by country and sex")
    return EventReport(
        facts=facts_of(event),
        summary=str(event.local_summary),
        narrative=_narrative(event),
        way=report_tables.way_table(rows),
        way_chart=report_tables.way_chart(rows),
        shares=shares_of_women(rows),
        people=people_table(_("Participants by sex and country"), present) if has_people else None,
        chart=people_chart(caption, present, countries) if has_people else None,
        key=", ".join(f"{code} {countries[code]}" for code in present.countries),
        tables=[table for table in tables if table],
        agenda=programme.days,
        materials=[local(it, "title") for it in values(event.materials)],
    )


def facts_of(event: EventPage) -> list[tuple[str, str]]:
    where = [part for part in (event.local_venue, place(event)) if part]
    pairs = [
        (_("Type"), capfirst(event.get_type_display())),
        (_("When"), days(event)),
        (_("Where"), ", ".join(where)),
        (_("How"), capfirst(event.get_mode_display())),
        (_("Activity of the work plan"), event.activity),
        (_("Working languages"), capfirst(", ".join(language_name(code) for code in event.languages.split()))),
        (_("For whom"), event.local_audience),
        (_("Partners"), event.local_partners),
    ]
    return [(name, str(value)) for name, value in pairs if value]


def shares_of_women(rows: Sequence[Counted]) -> list[str]:
    """A sentence for each stage that somebody reached: "Attended: 25 women of 54 people (46.3 %)."."""
    found = []
    for name, test in report_tables.stages():
        people = [row for row in rows if test(row)]
        women = sum(row.sex == FEMALE for row in people)
        share = percent(women, len(people))
        if share is not None:
            words = {
                "stage": name,
                "women": format_number(women),
                "people": format_number(len(people)),
                "share": f"{format_number(share, 1)}{NO_BREAK_SPACE}%",
            }
            found.append(_("%(stage)s: %(people)s, of them women: %(women)s (%(share)s)") % words)
    return found


def _narrative(event: EventPage) -> SafeString:
    """Its links lead to the portal from wherever the document is read."""
    html = expand_db_html(event.local_report)
    return mark_safe(html.replace('href="/', f'href="{settings.BASE_URL}/'))
