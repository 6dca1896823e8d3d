"""A country in the results, year by year, as everybody may read it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from indicators.evidence import CountryName
from indicators.public import EventFigures, PublicResults, public_results_of_all_years
from indicators.public_tables import hidden_word
from indicators.shown import Shown, Status, number, reported, suppressed
from portal.core.charts import GroupedBars, Series


@dataclass(frozen=True)
class CountryYear:
    """`attended` is the number of events to which the country sent somebody."""

    year: int
    people: Shown
    attendances: Shown
    repeats: Shown
    women: Shown
    attended: Shown
    hosted: tuple[EventFigures, ...]

    @property
    def figures(self) -> tuple[Shown, ...]:
        return (self.people, self.attendances, self.repeats, self.women, self.attended)

    @property
    def hosted_id(self) -> str:
        return f"hosted-{self.year}-table"


@dataclass(frozen=True)
class CountryPage:
    country: CountryName
    years: tuple[CountryYear, ...]
    chart: GroupedBars | None
    has_hidden: bool


def country_page(country: CountryName) -> CountryPage:
    years = tuple(_year(country, results) for results in public_results_of_all_years())
    shown = [it for it in years if it.people.status is not Status.NOT_APPLICABLE]
    return CountryPage(
        country=country,
        years=years,
        chart=_chart(country, shown) if len(shown) > 1 else None,
        has_hidden=any(figure.status is Status.SUPPRESSED for it in years for figure in it.figures),
    )


def _year(country: CountryName, results: PublicResults) -> CountryYear:
    year = results.year
    figures, hosted = results.country(country.report_code), results.hosted_by(country.name)
    if figures is None:
        nothing = reported(None, otherwise=Status.NOT_APPLICABLE)
        return CountryYear(year, nothing, nothing, nothing, nothing, nothing, hosted)
    counts = (figures.people, figures.attendances, figures.repeats, figures.women, figures.events)
    return CountryYear(year, *(suppressed(count) for count in counts), hosted=hosted)


def _chart(country: CountryName, years: list[CountryYear]) -> GroupedBars:
    return GroupedBars(
        title=_("%(country)s: people and attendances by year") % {"country": country.name},
        categories=tuple(str(it.year) for it in years),
        series=(
            Series(_("People"), tuple(number(it.people) for it in years)),
            Series(_("Attendances"), tuple(number(it.attendances) for it in years)),
        ),
        category_label=_("Year"),
        value_label=_("People and attendances"),
        missing_word=hidden_word(),
    )
