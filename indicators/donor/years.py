"""The years beside one another, and each country by itself on one scale."""

from django.urls import reverse
from django.utils.translation import gettext as _

from indicators.cells import Cells
from indicators.donor.choosing import Choice
from indicators.donor.grid import Cell, Grid, Section, of_table
from indicators.donor.words import not_reported, share
from indicators.scopes import of_activity, of_year
from indicators.stored import Current
from portal.core.charts import Lines, Panel, Series, SmallMultiples, to_table
from portal.core.sex_by_country import FEMALE

ALL_YEARS = frozenset({"year"})
MOST_PANELS = 12


def years(choice: Choice) -> list[Section]:
    cells = _cells(choice)
    if not any(it.total_attendances for it in cells.values()):
        empty = _("Nobody's attendance is recorded for this choice.")
        return [Section("years", _("All years"), empty=empty, left_out=ALL_YEARS)]
    return [_all(cells), _by_country(choice, cells)]


def _cells(choice: Choice) -> dict[int, Cells]:
    """Of each year with evidence, the earliest first."""
    names = {year: of_activity(choice.activity, year) if choice.activity else of_year(year) for year in choice.years}
    found = Current().read(names.values())
    cells = {year: found[names[year]].cells for year in sorted(names)}
    return {year: it.of_country(choice.iso) if choice.iso else it for year, it in cells.items()}


def _all(cells: dict[int, Cells]) -> Section:
    title = _("People, attendances and repeats by year")
    header = (
        _("Year"),
        _("People"),
        _("Attendances"),
        _("Repeats"),
        _("Women"),
        _("Share of women, %"),
    )
    rows = tuple(_year(year, it) for year, it in cells.items())
    note = _("People are counted once in each year. Who came in two years is in both: the years do not add up.")
    chart = Lines(
        title=title,
        categories=tuple(map(str, cells)),
        series=(
            Series(_("People"), tuple(it.total_people for it in cells.values())),
            Series(_("Attendances"), tuple(it.total_attendances for it in cells.values())),
            Series(_("Repeats"), tuple(it.repeats for it in cells.values())),
        ),
        category_label=_("Year"),
        value_label=_("People, attendances and repeats"),
        missing_word=not_reported(),
    )
    return Section(
        "years", title, chart=chart, grids=(Grid("years", title, header, rows, note=note),), left_out=ALL_YEARS
    )


def _year(year: int, cells: Cells) -> tuple[Cell, ...]:
    women, people = _women(cells), cells.total_people
    address = reverse("indicators:donor_page", args=["people"]) + f"?year={year}"
    figures = (Cell(people), Cell(cells.total_attendances), Cell(cells.repeats), Cell(women), share(women, people))
    return Cell(str(year), url=address), *figures


def _women(cells: Cells) -> int:
    return cells.by("sex").get((FEMALE,), (0, 0))[1]


def _by_country(choice: Choice, cells: dict[int, Cells]) -> Section:
    title = _("People of each country by year")
    countries = [iso for iso, code in choice.codes.items() if choice.country in ("", code)]
    by_year = {year: it.by("country", "sex") for year, it in cells.items()}
    panels = tuple(
        Panel(
            choice.names[choice.codes[iso]],
            (
                Series(_("People"), tuple(_of(sums, iso) for sums in by_year.values())),
                Series(_("Women"), tuple(sums.get((iso, FEMALE), (0, 0))[1] for sums in by_year.values())),
            ),
        )
        for iso in countries
    )
    chart = SmallMultiples(
        title=title,
        categories=tuple(map(str, cells)),
        panels=panels[:MOST_PANELS],
        panel_label=_("Country"),
        value_label=_("People"),
        missing_word=not_reported(),
    )
    grid = of_table("countries-by-year", to_table(chart), missing=not_reported())
    return Section("countries-by-year", title, chart=chart, grids=(grid,), left_out=ALL_YEARS)


def _of(sums: dict[tuple[str, ...], tuple[int, int]], iso: str) -> int:
    return sum(people for (country, _sex), (_all, people) in sums.items() if country == iso)
