"""The public figures as the tables that a page, a chart and a file show, in the active language."""

from django.utils.translation import gettext as _

from indicators.evidence import Event
from indicators.public import EventFigures, PublicLine, PublicResults, share_shown, target_shown
from indicators.publishing import PublicPeople
from indicators.shown import Shown, Status, reported, suppressed
from indicators.tables import light_word, plain, target_words
from portal.core.charts import GroupedBars, Series
from portal.core.exports import Cell
from portal.core.people_tables import sex_name
from portal.core.sex_by_country import FEMALE
from portal.core.tables import Row, Table

Sheet = tuple[list[str], list[list[Cell]]]


def status_word(status: Status) -> str:
    words = {
        Status.NOT_REPORTED: _("not reported"),
        Status.NOT_APPLICABLE: _("not applicable"),
        Status.SUPPRESSED: hidden_word(),
    }
    return words[status]


def hidden_word() -> str:
    return _("hidden")


def unique_people(year: int) -> str:
    return _("Unique people of %(year)s by sex and country") % {"year": year}


def shown_people_table(caption: str, people: PublicPeople) -> Table:
    """Sex by country; what is hidden has no value."""
    rows = tuple(Row(sex_name(sex), (*people.row(sex), people.of_sex(sex))) for sex in people.sexes)
    total = Row(_("Total"), (*people.totals, people.total))
    return Table(caption, (_("Sex"), *people.countries, _("Total")), rows, total)


def countries_chart(results: PublicResults) -> GroupedBars:
    """People and attendances side by side; where one is hidden there is no bar."""
    figures = results.figures.countries
    return GroupedBars(
        title=_("People and attendances of %(year)s by country") % {"year": results.year},
        categories=tuple(results.countries[code] for code in figures),
        series=(
            Series(_("People"), tuple(it.people for it in figures.values())),
            Series(_("Attendances"), tuple(it.attendances for it in figures.values())),
        ),
        category_label=_("Country"),
        value_label=_("People and attendances"),
        missing_word=hidden_word(),
    )


def cell(shown: Shown) -> Cell:
    """A figure as a spreadsheet takes it; why there is none, in words."""
    return status_word(shown.status) if shown.value is None else plain(shown.value, shown.decimals)


def people_sheet(results: PublicResults) -> Sheet:
    table = shown_people_table("", results.people)
    rows = [*table.rows, *([table.total] if table.total else [])]
    return list(table.header), [[row.name, *(cell(suppressed(value)) for value in row.values)] for row in rows]


def countries_sheet(results: PublicResults) -> Sheet:
    header = [_("Code"), _("Country"), _("People"), _("Attendances"), _("Repeats"), _("Women")]
    rows = []
    for code, it in results.figures.countries.items():
        counts = (it.people, it.attendances, it.repeats, it.women)
        rows.append([code, results.countries[code], *(cell(suppressed(count)) for count in counts)])
    figures, people = results.figures, results.people
    sums = (people.total, figures.attendances, figures.repeats, people.of_sex(FEMALE))
    return header, [*rows, ["", _("Total"), *(cell(suppressed(count)) for count in sums)]]


def events_sheet(results: PublicResults) -> Sheet:
    header = [_("Event"), _("First day"), _("Last day"), _("Place"), _("People"), _("Women"), _("Women, %")]
    return header, [_event_row(it) for it in results.events]


def _event_row(it: EventFigures) -> list[Cell]:
    event, (people, women, share) = it.event, event_figures(it)
    days = [event.starts_on.isoformat(), event.ends_on.isoformat()]
    return [event.title, *days, place(event), cell(people), cell(women), cell(share)]


def event_figures(it: EventFigures) -> tuple[Shown, Shown, Shown]:
    """People, women and their share."""
    if it.figures is None:
        return reported(None), reported(None), reported(None, 1)
    people, women = it.figures.people, it.figures.women
    return suppressed(people), suppressed(women), share_shown(it.figures.share_of_women, people)


def place(event: Event) -> str:
    return ", ".join(filter(None, [event.city, event.country])) or event.mode


def framework_sheet(results: PublicResults) -> Sheet:
    """Zero is 0; what is not reported, what does not apply and what is hidden is written in words."""
    header = [
        _("Output"),
        _("Indicator"),
        _("Title"),
        _("Data source"),
        _("Unit"),
        _("Baseline"),
        _("Year of the baseline"),
        _("Target"),
        _("Actual"),
        _("Achievement, %"),
        _("Status"),
    ]
    return header, [
        _framework_row(output.number, it, results.year) for output in results.outputs for it in output.lines
    ]


def _framework_row(output: int, it: PublicLine, year: int) -> list[Cell]:
    line = it.line
    return [
        output,
        line.number,
        line.title,
        line.data_source,
        line.unit,
        cell(reported(line.baseline, line.decimals)),
        line.baseline_year,
        target_words(line, year) if line.target is None else cell(target_shown(line)),
        cell(it.actual),
        cell(it.achievement),
        hidden_word() if it.light is None else light_word(it.light),
    ]


SHEETS = {"people": people_sheet, "countries": countries_sheet, "events": events_sheet, "framework": framework_sheet}
