"""Tables of downloads: for everybody by publication and country, for staff also by language, month and sex."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models.functions import ExtractMonth
from django.utils.dates import MONTHS
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.models.languages import language_name
from knowledge.download_rules import LEAST_SHOWN
from knowledge.models import DownloadTotal, DownloadTotalQuerySet, Work
from knowledge.readers_by_sex import OTHERS, Line, by_sex
from participants.models import Country, Person
from portal.core.tables import Row, Table

MOST_WORKS = 20
SEXES = (Person.Sex.FEMALE, Person.Sex.MALE)
NAMES = {
    "works": gettext_lazy("By publication"),
    "languages": gettext_lazy("By language of the edition"),
    "countries": gettext_lazy("By country in the profile"),
    "months": gettext_lazy("By month"),
    "sex": gettext_lazy("By sex and country in the profile"),
}


@dataclass(frozen=True)
class Named:
    """A table by its name in addresses."""

    name: str
    table: Table


def years() -> list[int]:
    """The years with downloads, the latest first."""
    return sorted({day.year for day in DownloadTotal.objects.dates("day", "year")}, reverse=True)


def works_table(totals: DownloadTotalQuerySet, *, most: int | None = None) -> Table:
    sums = dict(totals.summed_by("work"))
    works = {work.pk: work for work in Work.objects.filter(pk__in=sums, live=True).with_editions()}
    ordered = sorted(works, key=lambda number: (-sums[number], str(works[number])))[:most]
    return _table("works", _("Publication"), [(str(works[number]), sums[number]) for number in ordered])


def languages_table(totals: DownloadTotalQuerySet) -> Table:
    return _table(
        "languages", _("Language"), [(capfirst(language_name(it)), n) for it, n in _summed(totals, "language")]
    )


def countries_table(totals: DownloadTotalQuerySet) -> Table:
    names = country_names()
    return _table(
        "countries", _("Country"), [(names.get(it) or _("not signed in"), n) for it, n in _summed(totals, "country")]
    )


def months_table(totals: DownloadTotalQuerySet) -> Table:
    sums = dict(totals.annotate(month=ExtractMonth("day")).summed_by("month"))
    return _table("months", _("Month"), [(capfirst(str(MONTHS[month])), sums[month]) for month in sorted(sums)])


def sex_table(totals: DownloadTotalQuerySet, *, today: date) -> Table:
    """Of months that are over, so that nobody reads from one day to the next who was there in between."""
    over = totals.filter(day__lt=today.replace(day=1))
    lines: dict[str, list[int]] = {}
    for country, sex, downloads in over.summed_by("country", "sex"):
        line = lines.setdefault(str(country), [0, 0, 0])
        line[SEXES.index(sex) if sex in SEXES else 2] += int(downloads)
    counts: dict[str, Line] = {country: (line[0], line[1], line[2]) for country, line in sorted(lines.items())}
    names = country_names() | {OTHERS: _("other countries, and not signed in")}
    rows = tuple(Row(names[country], values) for country, values in by_sex(counts, least=LEAST_SHOWN).rows.items())
    return Table(str(NAMES["sex"]), (_("Country"), _("Women"), _("Men"), _("Not known"), _("Downloads")), rows)


def of_year(year: int, *, today: date) -> list[Named]:
    """All tables of staff."""
    totals = DownloadTotal.objects.of_year(year)
    return [
        Named("works", works_table(totals)),
        Named("languages", languages_table(totals)),
        Named("countries", countries_table(totals)),
        Named("months", months_table(totals)),
        Named("sex", sex_table(totals, today=today)),
    ]


def country_names() -> Mapping[str, str]:
    return {country.pk: str(country) for country in Country.objects.all()}


def _summed(totals: DownloadTotalQuerySet, field: str) -> list[tuple[str, int]]:
    """The most downloads first."""
    return sorted(((str(value), int(n)) for value, n in totals.summed_by(field)), key=lambda it: (-it[1], it[0]))


def _table(name: str, heading: str, rows: list[tuple[str, int]]) -> Table:
    total = Row(_("Together"), (sum(downloads for _name, downloads in rows),)) if rows else None
    return Table(str(NAMES[name]), (heading, _("Downloads")), tuple(Row(title, (n,)) for title, n in rows), total)
