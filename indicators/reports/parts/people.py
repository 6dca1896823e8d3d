"""Who took part."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from indicators.donor.events import step_names
from indicators.participation import FunnelStep
from indicators.reports.document import Block, Cell, Heading, Table
from indicators.reports.figures import attendances_of
from indicators.reports.material import Material
from indicators.reports.outline import Kind
from indicators.reports.parts.cells import number, word
from indicators.reports.parts.named import beneficiaries, counted, drawn_of, named, paragraph, sentence, titled, token
from indicators.reports.parts.sexes import country_key, sex_by_country
from portal.core.people_tables import people_chart as people_chart_of
from portal.core.people_tables import sex_name
from portal.core.sex_by_country import SEXES


def people(material: Material) -> Iterator[Block]:
    unique = material.results.people
    if material.kind is Kind.COMPLETION:
        yield _registered(material)
        return
    yield Heading(2, _("Unique people"), "unique-people")
    yield paragraph(unique_people_told(material))
    yield sex_by_country(
        material,
        unique,
        key="people",
        caption=titled(material, _("Unique people by sex and country")),
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
        caption=titled(material, _("People, attendances and repeats by country")),
        header=(_("Country"), _("People"), _("Attendances"), _("Repeats")),
        rows=tuple(rows),
        total=(word(_("Total")), *sums),
    )


def _registered(material: Material) -> Table:
    """From registered to attended, by sex: registrations, not people."""
    steps, titles = material.funnel, step_names()
    sexes = [sex for sex in SEXES if any(step.by_sex[sex] for step in steps)]
    return Table(
        key="registered",
        caption=titled(material, _("From nominated to attended")),
        header=(_("Step"), *map(sex_name, sexes), _("Total")),
        rows=tuple((word(titles[step.step]), *_step(step, sexes, material)) for step in steps),
    )


def _step(step: FunnelStep, sexes: Sequence[str], material: Material) -> tuple[Cell, ...]:
    """Who attended are the people of the event."""
    if step.step != "attended":
        return *(number(step.by_sex[sex]) for sex in sexes), number(step.total)
    name, total = material.everybody
    cells = (counted(material, f"{name}.{sex}", step.by_sex[sex]) for sex in sexes)
    return *cells, counted(material, total, step.total)


def people_chart(material: Material) -> Iterator[Block]:
    unique, name = material.results.people, "people.unique"
    rows = (*(f".{code}" for code in unique.countries), "")
    names = [[f"{name}.{of}{code}" for of in (*unique.sexes, "total")] for code in rows]
    title = titled(material, _("Unique people by country and sex"))
    yield drawn_of(material, "people_chart", people_chart_of(title, unique, material.results.countries), names)


PARTS = {"people": people, "people_chart": people_chart}
