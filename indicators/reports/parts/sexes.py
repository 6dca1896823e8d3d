"""The donor's table of people, each of its figures with its name."""

from django.utils.translation import gettext as _

from indicators.reports.document import Cell, Table
from indicators.reports.material import Material
from indicators.reports.parts.cells import word
from indicators.reports.parts.named import counted
from portal.core.people_tables import sex_name
from portal.core.sex_by_country import SexByCountry


def sex_by_country(
    material: Material, people: SexByCountry, *, key: str, caption: str, name: str, total: str, note: str = ""
) -> Table:
    """The names of its figures begin with `name`; `total` is that of all people."""

    def row(sex: str) -> tuple[Cell, ...]:
        cells = (counted(material, f"{name}.{sex}.{code}", people.cell(sex, code)) for code in people.countries)
        return word(sex_name(sex)), *cells, counted(material, f"{name}.{sex}", people.of_sex(sex))

    sums = zip(people.countries, people.totals, strict=True)
    last = (counted(material, f"{total}.{code}", whole) for code, whole in sums)
    return Table(
        key=key,
        caption=caption,
        header=(_("Sex"), *people.countries, _("Total")),
        rows=tuple(row(sex) for sex in people.sexes),
        total=(word(_("Total")), *last, counted(material, total, people.total)),
        note=note,
    )


def country_key(material: Material) -> str:
    """What the codes of the columns mean."""
    results = material.results
    return ", ".join(f"{code} {results.countries[code]}" for code in results.people.countries)
