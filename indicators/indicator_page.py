"""An indicator over the years, as everybody may read it, in the active language."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from indicators.evidence import Publication
from indicators.formulas import Light, light
from indicators.models import Baseline, Indicator, TargetVersion
from indicators.models.targets import targets_by_year
from indicators.public import EventFigures, PublicLine, PublicResults, public_results_of_all_years, target_shown
from indicators.public_tables import Sheet, cell, event_figures, place, shown_people_table
from indicators.publishing import PublicPeople
from indicators.shown import Shown, Status, number, reported, suppressed
from portal.core.charts import GroupedBars, Series
from portal.core.tables import Table


@dataclass(frozen=True)
class IndicatorYear:
    year: int
    target: Shown
    actual: Shown
    achievement: Shown
    light: Light | None
    people: PublicPeople | None = None
    table: Table | None = None
    events: tuple[EventFigures, ...] = ()
    publications: tuple[Publication, ...] = ()

    @property
    def has_evidence(self) -> bool:
        return bool(self.events or self.publications)

    @property
    def table_id(self) -> str:
        return f"people-{self.year}"

    @property
    def events_id(self) -> str:
        return f"events-{self.year}"


@dataclass(frozen=True)
class TargetChange:
    """A target as it was approved; the one in force is the last of its year."""

    version: TargetVersion
    is_in_force: bool


@dataclass(frozen=True)
class IndicatorPage:
    indicator: Indicator
    baseline: Baseline | None
    targets: tuple[TargetChange, ...]
    years: tuple[IndicatorYear, ...]

    @property
    def facts(self) -> list[tuple[str, str]]:
        """How it is counted, in words."""
        it = self.indicator
        named = [
            (_("What is counted"), it.get_counting_display()),
            (_("Unit"), it.get_unit_display()),
            (_("Over several years"), it.get_accumulation_display()),
            (_("Direction"), it.get_direction_display()),
            (_("Data source"), str(it.local_data_source)),
            (_("How it is collected"), str(it.local_collection_method)),
            (_("Who answers for it"), it.responsible),
        ]
        return [(name, words) for name, words in named if words]

    @property
    def chart(self) -> GroupedBars | None:
        """Target and actual by year; none when there is nothing to compare."""
        years = self.years[::-1]
        if not any(it.actual.value is not None for it in years):
            return None
        return GroupedBars(
            title=_("Target and actual by year"),
            categories=tuple(str(it.year) for it in years),
            series=(
                Series(_("Target"), tuple(number(it.target) for it in years)),
                Series(_("Actual"), tuple(number(it.actual) for it in years)),
            ),
            category_label=_("Year"),
            value_label=self.indicator.get_unit_display(),
            missing_word=_("no figure"),
        )

    @property
    def has_hidden(self) -> bool:
        """Whether something on the page is hidden."""
        return any(
            it.actual.status is Status.SUPPRESSED
            or (it.people and it.people.has_hidden)
            or any(held.figures and held.figures.has_hidden for held in it.events)
            for it in self.years
        )


def indicator_page(number: str) -> IndicatorPage | None:
    """None when there is no such indicator. The latest year first."""
    indicator = Indicator.objects.with_framework().filter(number=number).first()
    if indicator is None:
        return None
    versions = sorted(indicator.targets.all(), key=lambda it: (it.year, it.approved_at, it.pk))
    in_force = targets_by_year(versions)
    known = {it.year: it for it in public_results_of_all_years()}
    return IndicatorPage(
        indicator=indicator,
        baseline=getattr(indicator, "baseline", None),
        targets=tuple(TargetChange(it, in_force[it.year] == it) for it in versions),
        years=tuple(
            _year(indicator, known[year]) if year in known else _without_evidence(indicator, in_force[year])
            for year in sorted({*known, *in_force}, reverse=True)
        ),
    )


def _year(indicator: Indicator, results: PublicResults) -> IndicatorYear:
    year = results.year
    it: PublicLine = results.lines[indicator.number]
    counted = {event.id for event in it.line.events}
    caption = _("Attendances of %(year)s by sex and country") % {"year": year}
    return IndicatorYear(
        year=year,
        target=target_shown(it.line),
        actual=it.actual,
        achievement=it.achievement,
        light=it.light,
        people=it.people,
        table=shown_people_table(caption, it.people) if it.people else None,
        events=tuple(held for held in results.events if held.event.id in counted),
        publications=it.line.publications,
    )


def _without_evidence(indicator: Indicator, target: TargetVersion) -> IndicatorYear:
    status = Status.NOT_REPORTED if target.value else Status.NOT_APPLICABLE
    return IndicatorYear(
        year=target.year,
        target=reported(target.value, indicator.decimals),
        actual=reported(None, indicator.decimals),
        achievement=Shown(None, status, 1),
        light=light(None, target.value),
    )


def indicator_sheet(page: IndicatorPage) -> Sheet:
    """By year: target, actual, and the table of people as further rows; why there is no figure is written in words."""
    header = ["year", "figure", "sex", "country", "value", "status"]
    return header, [row for it in page.years for row in _sheet_rows(it)]


def _sheet_rows(it: IndicatorYear) -> Iterable[list[Any]]:
    for name, figure in (("target", it.target), ("actual", it.actual), ("achievement_percent", it.achievement)):
        yield [it.year, name, "", "", _plain(figure), figure.status.value]
    for sex, country, figure in cells_of(it.people) if it.people else ():
        yield [it.year, "attendances", sex, country, _plain(figure), figure.status.value]


def _plain(figure: Shown) -> Any:
    return None if figure.value is None else cell(figure)


def cells_of(people: PublicPeople) -> Iterable[tuple[str, str, Shown]]:
    """The cells, then the totals under the word "total"."""
    for sex in people.sexes:
        for country, value in zip(people.countries, people.row(sex), strict=True):
            yield sex, country, suppressed(value)
        yield sex, "total", suppressed(people.of_sex(sex))
    for country, value in zip(people.countries, people.totals, strict=True):
        yield "total", country, suppressed(value)
    yield "total", "total", suppressed(people.total)


def as_json(page: IndicatorPage, absolute: Callable[[str], str]) -> dict[str, Any]:
    """Every figure is an object of its value and its status: reported, not_reported, not_applicable or suppressed."""
    indicator, baseline = page.indicator, page.baseline
    return {
        "number": indicator.number,
        "title": str(indicator.local_title),
        "page": absolute(reverse("indicators:indicator", args=[indicator.number])),
        "output": {"number": indicator.output.number, "title": str(indicator.output.local_title)},
        "unit": indicator.unit,
        "counting": indicator.counting,
        "how_it_is_counted": indicator.get_counting_display(),
        "accumulation": indicator.accumulation,
        "direction": indicator.direction,
        "data_source": str(indicator.local_data_source),
        "baseline": reported(baseline.value if baseline else None, indicator.decimals).as_json()
        | {"year": baseline.year if baseline else None},
        "targets": [_target_as_json(it, indicator.decimals) for it in page.targets],
        "years": [_year_as_json(it, absolute) for it in page.years],
    }


def _target_as_json(it: TargetChange, decimals: int) -> dict[str, Any]:
    return {
        "year": it.version.year,
        "value": reported(it.version.value, decimals).as_json()["value"],
        "document": it.version.source,
        "reason": it.version.reason,
        "approved": it.version.approved_at.date().isoformat(),
        "in_force": it.is_in_force,
    }


def _year_as_json(it: IndicatorYear, absolute: Callable[[str], str]) -> dict[str, Any]:
    return {
        "year": it.year,
        "target": it.target.as_json(),
        "actual": it.actual.as_json(),
        "achievement_percent": it.achievement.as_json(),
        "light": it.light.value if it.light else "suppressed",
        "attendances": [
            {"sex": sex, "country": country} | figure.as_json()
            for sex, country, figure in (cells_of(it.people) if it.people else ())
        ],
        "events": [_event_as_json(held, absolute) for held in it.events],
        "publications": [
            {"title": work.title, "kind": work.kind, "published": work.published_on.isoformat()}
            | {"page": absolute(work.url)}
            for work in it.publications
        ],
    }


def _event_as_json(it: EventFigures, absolute: Callable[[str], str]) -> dict[str, Any]:
    people, women, share = event_figures(it)
    return {
        "title": it.event.title,
        "page": absolute(it.event.url) if it.event.url else None,
        "first_day": it.event.starts_on.isoformat(),
        "last_day": it.event.ends_on.isoformat(),
        "place": place(it.event),
        "people": people.as_json(),
        "women": women.as_json(),
        "women_percent": share.as_json(),
    }
