"""The cover of a report: what it is of, whose money it is, and the figures of money that a reader looks for first."""

from collections.abc import Iterator
from decimal import Decimal

from django.utils.translation import gettext as _

from indicators.figures.money import period_of
from indicators.finance import Finance, StatedAmount
from indicators.models import SigningRole
from indicators.reports.document import Cell, Fact
from indicators.reports.material import Material
from indicators.reports.outline import Kind
from indicators.reports.parts.amounts import dollars, figured
from indicators.reports.parts.cells import word
from portal.core.dates import day_range


def cover_of(material: Material) -> tuple[Fact, ...]:
    if material.kind is Kind.COMPLETION:
        return tuple(_of_event(material))
    return (*_of_project(material), *_of_money(material), _manager())


def _of_project(material: Material) -> Iterator[Fact]:
    project = material.project
    yield Fact(_("Reporting period"), word(day_range(material.first, material.last)))
    yield Fact(_("Donor"), _recorded(project.local_donor))
    yield Fact(_("Country"), _recorded(project.local_country))
    yield Fact(_("Project title"), _recorded(project.local_title))
    yield Fact(_("Award and project numbers"), _recorded(project.award_numbers))
    yield Fact(_("Implementing partner"), _recorded(project.local_partner))
    yield Fact(_("Start and end"), word(day_range(project.starts_on, project.ends_on)))


def _recorded(words: str) -> Cell:
    return word(words or _("not recorded"))


def _of_money(material: Material) -> Iterator[Fact]:
    """Each figure as computed; where a document states another one, that stands under it with its place."""
    found = material.money
    if found is None:
        return
    years, spent = found.plan.years if found.plan else (), found.statement
    names = {"year": found.year}
    total = f"plan.total.{years[0]}-{years[-1]}" if years else ""
    revenue = f"revenue.{period_of(spent)}"
    budget = figured(material, f"budget.awp.{found.year}", found.budget_check.computed)
    yield Fact(_("Budget of %(year)s, USD") % names, budget)
    yield from _stated(_("Budget of %(year)s as stated, USD (%(where)s)"), found, found.stated_budget, budget)
    yield Fact(_("Total approved budget, USD"), figured(material, total, found.approved))
    received = figured(material, revenue, found.received)
    yield Fact(_("Revenue to the end of the year, USD"), received)
    yield from _stated(
        _("Revenue to the end of %(year)s as stated, USD (%(where)s)"), found, found.stated_revenue, received
    )
    yield Fact(
        _("Expenditure of %(year)s, USD") % names, figured(material, f"expenditure.total.{found.year}", found.spent)
    )


def _stated(label: str, found: Finance, stated: StatedAmount | None, computed: Cell) -> Iterator[Fact]:
    if stated and stated.value != computed.value:
        yield Fact(label % {"year": found.year, "where": stated.where}, dollars(stated.value))


def _manager() -> Fact:
    """A report names nobody until somebody signs it."""
    return Fact(_("Project manager"), word(_("as signed: %(role)s") % {"role": SigningRole.MANAGER.label}))


def _of_event(material: Material) -> Iterator[Fact]:
    project = material.project
    for held in material.results.events:
        event = held.event
        place = ", ".join(part for part in (event.city, event.country) if part)
        name = f"event.{event.name_in(material.year)}.people"
        yield Fact(_("Event"), word(event.title))
        yield Fact(_("Days"), word(day_range(event.starts_on, event.ends_on)))
        yield Fact(_("Place"), word(place or event.mode))
        people = Decimal(held.table.total) if held.table.total else None
        yield Fact(_("Participants"), figured(material, name, people, 0))
    yield Fact(_("Donor"), _recorded(project.local_donor))
    yield Fact(_("Project title"), _recorded(project.local_title))
    yield Fact(_("Implementing partner"), _recorded(project.local_partner))
