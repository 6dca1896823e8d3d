"""People by sex and country as the table that a page, a PDF and a spreadsheet show, in the active language."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from portal.core.charts import Series, StackedBars
from portal.core.sex_by_country import FEMALE, MALE, SexByCountry
from portal.core.tables import Row, Table


def sex_name(sex: str) -> str:
    return {MALE: _("Male"), FEMALE: _("Female")}.get(sex, _("Not stated"))


def people_table(caption: str, people: SexByCountry) -> Table:
    """Sex by country with the codes of the donor's tables: ARM AZE GEO KAZ KYR TAJ UZB Total."""
    rows = tuple(Row(sex_name(sex), (*people.row(sex), people.of_sex(sex))) for sex in people.sexes)
    total = Row(_("Total"), (*people.totals, people.total))
    return Table(caption, (_("Sex"), *people.countries, _("Total")), rows, total)


def people_chart(title: str, people: SexByCountry, countries: Mapping[str, str]) -> StackedBars:
    """The same as bars; `countries` has the name for each code."""
    return StackedBars(
        title=title,
        categories=tuple(countries[country] for country in people.countries),
        series=tuple(Series(sex_name(sex), people.row(sex)) for sex in people.sexes),
        category_label=_("Country"),
        value_label=_("People"),
        total_word=_("Total"),
        missing_word=_("not reported"),
    )
