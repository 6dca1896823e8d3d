"""What was published of the year beside what is computed today, and what has moved since."""

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal

from django.db.models import Max
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from indicators.donor.choosing import Choice
from indicators.donor.grid import Cell, Grid, Section, Stat
from indicators.donor.words import not_reported
from indicators.figures import money_figures, result_figures
from indicators.figures.sources import Claims, claims_of
from indicators.figures.words import stated_figures
from indicators.models import LedgerExtract, ReportingPeriod, Result, StatedResult, TargetVersion
from indicators.results import UnknownYear, results_of
from indicators.rules import Figure, State, Stated, state_of
from indicators.scopes import of_year

WHOLE = frozenset({"country", "activity"})
MONEY = ("budget.", "delivery_rate.", "expenditure.", "plan.", "revenue.", "utilised.")  # how its figures begin


def published(choice: Choice) -> list[Section]:
    """People, events and the framework. The money has a page of its own: both together ask too much of the database."""
    claims = claims_of(choice.year)
    known = list(_of_results(choice.year))
    others = {name for name in claims.by_figure if not name.startswith(MONEY)} - {figure.name for figure in known}
    title = _("What was published of %(year)s, and what is computed today") % {"year": choice.year}
    return [_compared(choice.year, "published", title, [*known, *stated_figures(sorted(others))], claims)]


def published_money(choice: Choice) -> list[Section]:
    claims = claims_of(choice.year)
    known = list(money_figures(choice.year, claims))
    others = {name for name in claims.by_figure if name.startswith(MONEY)} - {figure.name for figure in known}
    title = _("What was published of the money of %(year)s, and what is computed today") % {"year": choice.year}
    compared = _compared(choice.year, "published-money", title, [*known, *stated_figures(sorted(others))], claims)
    return [compared, _periods(choice), _changes(choice)]


def _of_results(year: int) -> Iterator[Figure]:
    try:
        results = results_of(year)
    except UnknownYear:
        return
    yield from result_figures(results)


def _compared(year: int, key: str, title: str, figures: list[Figure], claims: Claims) -> Section:
    words = (
        _("Compared are the figures that a document states with the same figures computed now."),
        _("A figure may differ because the document was wrong or because evidence was corrected since."),
    )
    compared = [(figure, claim) for figure in figures for claim in claims.of(figure.name)]
    compared.sort(key=lambda it: list(standing_words()).index(_standing(*it)))
    if not compared:
        return Section(key, title, words, empty=_("No published figure of this year is recorded."), left_out=WHOLE)
    address = reverse("indicators:donor_page", args=["discrepancies"]) + f"?year={year}"
    header = (_("Figure"), _("Published"), _("Today"), _("Difference"), _("How they stand"), _("Where it is stated"))
    grid = Grid(key, title, header, tuple(_row(*it, address) for it in compared), words=frozenset({4, 5}))
    return Section(key, title, words, tuple(_stats(key, compared)), grids=(grid,), left_out=WHOLE)


def _standing(figure: Figure, claim: Stated) -> State:
    return state_of(figure, claim) if figure.is_computable else State.NOT_COMPUTABLE


def _stats(key: str, compared: list[tuple[Figure, Stated]]) -> Iterator[Stat]:
    found = [_standing(*it) for it in compared]
    for state, word in standing_words().items():
        yield Stat(str(found.count(state)), word, url=f"#{key}-caption")


def standing_words() -> dict[State, str]:
    """In the order in which they are shown: first what a reader asks about."""
    return {
        State.OPEN: _("differs"),
        State.ROUNDING: _("the same but for rounding"),
        State.NOT_COMPUTABLE: _("not computable"),
        State.AGREES: _("the same"),
    }


def _row(figure: Figure, claim: Stated, discrepancies: str) -> tuple[Cell, ...]:
    """What differs leads to what people said of it."""
    stated, today = Cell(claim.value, claim.decimals), Cell(figure.missing or None)
    if figure.computed is not None:
        today = Cell(figure.computed, figure.decimals)
    standing = _standing(figure, claim)
    word = Cell(standing_words()[standing], url=discrepancies if standing is State.OPEN else "")
    return Cell(capfirst(figure.counts)), stated, today, _difference(figure, claim), word, Cell(claim.where)


def _difference(figure: Figure, claim: Stated) -> Cell:
    if isinstance(figure.computed, Decimal) and isinstance(claim.value, Decimal):
        return Cell(claim.value - figure.computed, max(claim.decimals, figure.decimals))
    return Cell(None)


def _periods(choice: Choice) -> Section:
    """Who signed is not said here: the dashboard names nobody."""
    title = _("Reporting periods of %(year)s") % {"year": choice.year}
    touching = ReportingPeriod.objects.touching(date(choice.year, 1, 1), date(choice.year, 12, 31))
    rows = tuple(map(_period, touching.prefetch_related("steps", "corrections").order_by("starts_on", "pk")))
    if not rows:
        return Section("periods", title, empty=_("No reporting period of this year is recorded."), left_out=WHOLE)
    words = (_("A signed report is compared with today on a page of its own, figure by figure."),)
    header = (_("Period"), _("State"), _("Since"), _("Corrections"), _("Last correction"))
    grid = Grid("periods", title, header, rows, words=frozenset({1, 2, 4}))
    return Section("periods", title, words, grids=(grid,), left_out=WHOLE)


def _period(period: ReportingPeriod) -> tuple[Cell, ...]:
    steps = [step.at for step in period.steps.all()]
    corrections = [correction.opened_at for correction in period.corrections.all()]
    return (
        Cell(str(period.local_title)),
        Cell(period.get_state_display()),
        _day(max(steps, default=None)),
        Cell(len(corrections)),
        Cell(None) if not corrections else _day(max(corrections)),
    )


def _changes(choice: Choice) -> Section:
    """Attendance is counted again whenever it changes, so the moment of the count is that of the last change."""
    title = _("When the evidence changed last")
    year = {"year": choice.year}
    targets = TargetVersion.objects.filter(**year).aggregate(at=Max("approved_at"))["at"]
    stated = StatedResult.objects.filter(**year).aggregate(at=Max("stated_at"))["at"]
    ledger = LedgerExtract.objects.filter(starts_on__year__lte=choice.year).aggregate(at=Max("imported_at"))["at"]
    counted = Result.objects.filter(scope=of_year(choice.year)).aggregate(at=Max("computed_at"))["at"]
    rows = (
        (Cell(_("Attendance, counted last")), _day(counted)),
        (Cell(_("Results stated by hand")), _day(stated)),
        (Cell(_("Targets of the year")), _day(targets)),
        (Cell(_("Ledger until the end of the year")), _day(ledger)),
    )
    grid = Grid("changes", title, (_("Evidence"), _("Last change")), rows, words=frozenset({1}))
    return Section("changes", title, grids=(grid,), left_out=WHOLE)


def _day(at: datetime | None) -> Cell:
    return Cell(timezone.localtime(at).date().isoformat() if at else not_reported())
