"""Who took part."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from indicators.reports.document import Block, Heading, Table
from indicators.reports.figures import attendances_of
from indicators.reports.material import Material
from indicators.reports.parts.cells import drawn, word
from indicators.reports.parts.named import beneficiaries, counted, named, paragraph, sentence, token
from indicators.reports.parts.sexes import country_key, sex_by_country
from indicators.tables import unique_people_chart, unique_people_table


def people(material: Material) -> Iterator[Block]:
    unique = material.results.people
    yield Heading(2, _("Unique people"), "unique-people")
    told = sentence(
        _(
            "Unique people: %(people)s. Attendances: %(attendances)s. Repeats: %(repeats)s"
            " (attendances beyond the first of each person)."
        ),
        people=token(material, "people.unique.total"),
        attendances=token(material, "people.attendances.total"),
        repeats=token(material, "people.repeats.total"),
    )
    yield paragraph(told, beneficiaries(material, unique, "people.unique", "people.unique.total"))
    yield sex_by_country(
        material,
        unique,
        key="people",
        caption=unique_people_table(material.results).caption,
        name="people.unique",
        total="people.unique.total",
        note=country_key(material),
    )
    yield _attendances(material)


def _attendances(material: Material) -> Table:
    results = material.results
    rows = []
    for code, whole in zip(results.people.countries, results.people.totals, strict=True):
        came = attendances_of(results, code)
        counts = {"people.unique": whole, "people.attendances": came, "people.repeats": came - whole}
        cells = (counted(material, f"{name}.total.{code}", count) for name, count in counts.items())
        rows.append((word(results.countries[code]), *cells))
    sums = (named(material, f"people.{of}.total") for of in ("unique", "attendances", "repeats"))
    return Table(
        key="attendances",
        caption=_("People, attendances and repeats by country"),
        header=(_("Country"), _("People"), _("Attendances"), _("Repeats")),
        rows=tuple(rows),
        total=(word(_("Total")), *sums),
    )


def people_chart(material: Material) -> Iterator[Block]:
    yield drawn("people_chart", unique_people_chart(material.results))


PARTS = {"people": people, "people_chart": people_chart}
