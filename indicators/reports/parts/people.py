"""Who took part."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from indicators.reports.document import Block, Heading, Table
from indicators.reports.figures import attendances_of
from indicators.reports.material import Material
from indicators.reports.parts.cells import word
from indicators.reports.parts.named import beneficiaries, counted, drawn_of, named, paragraph, sentence, token
from indicators.reports.parts.sexes import country_key, sex_by_country
from indicators.tables import unique_people_chart, unique_people_table


def people(material: Material) -> Iterator[Block]:
    unique = material.results.people
    yield Heading(2, _("Unique people"), "unique-people")
    yield paragraph(unique_people_told(material))
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


def unique_people_told(material: Material) -> str:
    """HTML: people, attendances and repeats; women and men with their shares."""
    told = sentence(
        _(
            "Unique people: %(people)s. Attendances: %(attendances)s. Repeats: %(repeats)s"
            " (attendances beyond the first of each person)."
        ),
        people=token(material, "people.unique.total"),
        attendances=token(material, "people.attendances.total"),
        repeats=token(material, "people.repeats.total"),
    )
    everybody = beneficiaries(material, material.results.people, "people.unique", "people.unique.total")
    return f"{told} {everybody}"


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
    unique, name = material.results.people, "people.unique"
    rows = (*(f".{code}" for code in unique.countries), "")
    names = [[f"{name}.{of}{code}" for of in (*unique.sexes, "total")] for code in rows]
    yield drawn_of(material, "people_chart", unique_people_chart(material.results), names)


PARTS = {"people": people, "people_chart": people_chart}
