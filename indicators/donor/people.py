"""Who took part: people, attendances and repeats side by side, every cell shown."""

from collections.abc import Iterable, Mapping

from django.urls import reverse
from django.utils.translation import gettext as _

from indicators.cells import BOTH, IN_PERSON, ONLINE, Cells
from indicators.donor.choosing import Choice
from indicators.donor.grid import Cell, Grid, Section, Stat, of_table
from indicators.donor.words import not_reported, share, share_words
from indicators.participation import Repeats
from indicators.people import people_cells, repeats
from portal.core.charts import Series, StackedBars
from portal.core.numbers import format_number
from portal.core.people_tables import people_chart, people_table, sex_name
from portal.core.sex_by_country import FEMALE, SEXES, SexByCountry

Sums = tuple[int, int]  # attendances, people
NOBODY: Sums = (0, 0)


def people(choice: Choice) -> list[Section]:
    cells = people_cells(choice.year, country=choice.iso, activity=choice.activity or None)
    if not cells.total_attendances:
        return [Section("people", _title(choice), empty=_("Nobody's attendance is recorded for this choice."))]
    often = repeats(choice.year, country=choice.iso, activity=choice.activity or None)
    return [
        Section("people", _title(choice), stats=_headline(cells)),
        _by_sex_and_country(choice, cells),
        _by("mode", _("How they took part"), cells, mode_names()),
        _by("seniority", _("Seniority"), cells, seniority_names()),
        _by("level", _("Level of the institution"), cells, level_names()),
        _repeats(often),
    ]


def _title(choice: Choice) -> str:
    return _("People of %(year)s") % {"year": choice.year}


def _headline(cells: Cells) -> tuple[Stat, ...]:
    women = cells.by("sex").get((FEMALE,), NOBODY)[1]
    return headline(cells.total_people, cells.total_attendances, women)


def headline(people: int, attendances: int, women: int, url: str = "") -> tuple[Stat, ...]:
    """People, attendances and repeats side by side; `url` is where they are shown in full."""
    of = _("%(part)s of %(whole)s") % {"part": format_number(women), "whole": format_number(people)}
    repeated = format_number(attendances - people)
    return (
        Stat(format_number(people), _("unique people"), _("each person counted once"), url),
        Stat(format_number(attendances), _("attendances"), _("a person counts once per event"), url),
        Stat(repeated, _("repeats"), _("attendances beyond the first of each person"), url),
        Stat(share_words(women, people), _("share of women among unique people"), of, url),
    )


def _by_sex_and_country(choice: Choice, cells: Cells) -> Section:
    countries = [choice.country] if choice.country else list(choice.names)
    table = sex_by_country(cells, choice, countries)
    title = _("By sex and country")
    named = {code: choice.names[code] for code in countries}
    caption = _("Unique people by sex and country")
    rows = of_table("sex-by-country", people_table(caption, table), missing=not_reported())
    grids = (rows, _countries(choice, cells, countries))
    return Section("by-country", title, chart=people_chart(caption, table, named), grids=grids)


def sex_by_country(cells: Cells, choice: Choice, countries: Iterable[str]) -> SexByCountry:
    counted = {
        (sex, choice.codes.get(iso, iso)): people for (sex, iso), (_all, people) in cells.by("sex", "country").items()
    }
    columns = (*countries, *sorted({country for _sex, country in counted} - set(countries)))
    return SexByCountry(columns, counted)


def _countries(choice: Choice, cells: Cells, countries: Iterable[str]) -> Grid:
    isos = {code: iso for iso, code in choice.codes.items()}
    sums, by_sex = cells.by("country"), cells.by("country", "sex")
    women = {code: by_sex.get((isos[code], FEMALE), NOBODY)[1] for code in countries}
    counted = {code: sums.get((isos[code],), NOBODY) for code in countries}
    rows = tuple(
        (_country(choice, code), *_counts(counted[code]), *_women(women[code], counted[code])) for code in countries
    )
    total = (cells.total_attendances, cells.total_people)
    last = (Cell(_("Total")), *_counts(total), *_women(sum(women.values()), total))
    caption = _("People, attendances and repeats by country")
    return Grid("countries", caption, (_("Country"), *_counted_words()), rows, last)


def _country(choice: Choice, code: str) -> Cell:
    return Cell(choice.names[code], url=reverse("indicators:country", args=[code]))


def _counted_words() -> tuple[str, ...]:
    return _("People"), _("Attendances"), _("Repeats"), _("Women"), _("Share of women, %")


def _counts(sums: Sums) -> tuple[Cell, ...]:
    attendances, people = sums
    return Cell(people), Cell(attendances), Cell(attendances - people)


def _women(women: int, sums: Sums) -> tuple[Cell, ...]:
    return Cell(women), share(women, sums[1])


def _by(axis: str, title: str, cells: Cells, names: Mapping[str, str]) -> Section:
    """A row for each value of the axis that is there, in the order of the names.

    Repeats have no mode: somebody may come once in person and once online.
    """
    sums = cells.by(axis)
    by_sex = cells.by(axis, "sex")
    sexes = [sex for sex in SEXES if any(key[1] == sex for key in by_sex)]
    counts = _counts if axis != "mode" else _counts_without_repeats
    rows = tuple(
        (Cell(name), *(Cell(by_sex.get((value, sex), NOBODY)[1]) for sex in sexes), *counts(sums[value,]))
        for value, name in names.items()
        if (value,) in sums
    )
    totals = [sum(by_sex.get((value, sex), NOBODY)[1] for value in names) for sex in sexes]
    last = (Cell(_("Total")), *map(Cell, totals), *counts((cells.total_attendances, cells.total_people)))
    header = (title, *map(sex_name, sexes), _("People"), _("Attendances"), _("Repeats"))[: len(last)]
    note = _("Who came in both ways is counted once, in a row of their own.") if axis == "mode" else ""
    return Section(f"by-{axis}", title, grids=(Grid(axis, title, header, rows, last, note=note),))


def _counts_without_repeats(sums: Sums) -> tuple[Cell, ...]:
    return _counts(sums)[:2]


def _repeats(often: Repeats) -> Section:
    title = _("How often people came")
    times = sorted(often.people.items())
    rows = tuple(
        (Cell(number), Cell(people), Cell(number * people), share(people, often.total_people))
        for number, people in times
    )
    total = (Cell(_("Total")), Cell(often.total_people), Cell(often.total_attendances), Cell(None))
    header = (_("Events attended"), _("People"), _("Attendances"), _("Share of people, %"))
    chart = StackedBars(
        title=_("People by the number of events that they attended"),
        categories=tuple(str(number) for number, _people in times),
        series=(Series(_("People"), tuple(people for _number, people in times)),),
        category_label=_("Events attended"),
        value_label=_("People"),
        total_word=_("Total"),
        missing_word=not_reported(),
    )
    return Section("repeats", title, chart=chart, grids=(Grid("repeats", title, header, rows, total),))


def mode_names() -> dict[str, str]:
    return {IN_PERSON: _("in person"), ONLINE: _("online"), BOTH: _("both in person and online")}


def seniority_names() -> dict[str, str]:
    named = {"executive": _("executive"), "official": _("official"), "expert": _("expert")}
    return named | {"policy_maker": _("policy maker"), "": _("not stated")}


def level_names() -> dict[str, str]:
    return {"central": _("central"), "local": _("local"), "": _("not stated")}
