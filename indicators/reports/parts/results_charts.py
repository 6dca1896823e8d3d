"""Targets beside actuals, and who came to which event, as bars."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from indicators.models import Indicator
from indicators.reports.document import Block, Chart
from indicators.reports.material import Material
from indicators.reports.parts.named import drawn_of, event_name, titled
from indicators.reports.parts.titles import short_titles
from indicators.results import FrameworkLine
from indicators.tables import plain
from portal.core.charts import GroupedBars, Series, StackedBars
from portal.core.people_tables import sex_name
from portal.core.sex_by_country import FEMALE, MALE, NOT_STATED

Unit = Indicator.Unit
OF = ("target", "actual")


def targets_chart(material: Material) -> Iterator[Block]:
    """One for people, one for shares, one for what is produced: one scale would hide the smaller ones."""
    lines = [line for line in material.results.lines if line.is_measured]
    people = [line for line in lines if line.unit_code == Unit.PEOPLE]
    shares = [line for line in lines if line.unit_code == Unit.PERCENT]
    others = [line for line in lines if line.unit_code not in (Unit.PEOPLE, Unit.PERCENT)]
    if people:
        yield _targets("targets_chart", _("Targets and actuals: people"), people, material)
    if others:
        yield _targets("targets_chart-other", _("Targets and actuals: products"), others, material)
    if shares:
        yield _targets("targets_chart-shares", _("Targets and actuals: shares"), shares, material)


def _targets(key: str, title: str, lines: Sequence[FrameworkLine], material: Material) -> Chart:
    targets = (None if line.target is None else plain(line.target, line.decimals) for line in lines)
    actuals = (None if line.actual is None else plain(line.actual, line.decimals) for line in lines)
    chart = GroupedBars(
        title=titled(material, title),
        categories=tuple(short_titles([f"{line.number} {line.title}" for line in lines])),
        series=(Series(_("Target"), tuple(targets)), Series(_("Actual"), tuple(actuals))),
        category_label=_("Indicator"),
        value_label=", ".join(dict.fromkeys(line.unit for line in lines)),
        missing_word=_("no figure"),
    )
    names = [[f"indicator.{line.number}.{of}.{material.year}" for of in OF] for line in lines]
    return drawn_of(material, key, chart, names)


def events_chart(material: Material) -> Iterator[Block]:
    held = [it for it in material.results.events if it.table.total]
    sexes = [MALE, FEMALE]
    if any(it.table.of_sex(NOT_STATED) for it in held):
        sexes.append(NOT_STATED)
    chart = StackedBars(
        title=titled(material, _("Participants of events by sex")),
        categories=tuple(short_titles([it.event.title for it in held])),
        series=tuple(Series(sex_name(sex), tuple(it.table.of_sex(sex) for it in held)) for sex in sexes),
        category_label=_("Event"),
        value_label=_("Participants"),
        adds_up=False,
        total_word=_("Total"),
        missing_word=_("not reported"),
    )
    names = [[f"{event_name(material, it.event)}.{of}" for of in (*sexes, "people")] for it in held]
    yield drawn_of(material, "events_chart", chart, names)


PARTS = {"targets_chart": targets_chart, "events_chart": events_chart}
