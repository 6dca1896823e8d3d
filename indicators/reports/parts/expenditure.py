"""The ledger account by account and year by year."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from indicators.finance import WrongSign
from indicators.ledger import ActivityStatement, Statement
from indicators.reports.document import Block, Cell, Heading, Table, Text
from indicators.reports.material import Material
from indicators.reports.parts.amounts import dollars, figured, sentence
from indicators.reports.parts.cells import word
from indicators.reports.parts.year_columns import named_span, spans, year_columns
from portal.core.numbers import format_number


def expenditure(material: Material) -> Iterator[Block]:
    """Nothing in the report of an event."""
    found = material.money
    if found is None:
        return
    yield Heading(2, _("Expenditure by account"), "expenditure")
    if not found.statement.activities:
        yield sentence(_("No ledger is recorded for this year or before."))
        return
    titles = {output.number: output.title for output in found.outputs}
    yield sentence(_("All amounts are US dollars. The ledger calls the outputs activity 1 and activity 2."))
    for activity in found.statement.activities:
        yield _accounts(material, activity, found.statement.years, titles[activity.activity])
    yield _project(material, found.statement, titles)
    yield from map(_otherwise, found.wrong_signs)


def _accounts(material: Material, activity: ActivityStatement, years: tuple[int, ...], title: str) -> Table:
    names = {"number": activity.activity, "title": title}
    key = f"expenditure.activity{activity.activity}"
    rows = tuple(
        (
            word(row.account),
            word(row.description),
            *year_columns(material, f"{key}.{row.account}", dict(zip(years, row.by_year, strict=True)), years, "–"),
            dollars(row.total),
        )
        for row in activity.accounts
    )
    return Table(
        f"expenditure-{activity.activity}",
        _("Expenditure of activity %(number)s: %(title)s") % names,
        _header(years),
        rows,
        (word(_("Total")), word(title), *_sums(material, key, activity, years)),
        words=(1,),
        note=_("A dash: the ledger has no such line in that year."),
        look="money",
    )


def _project(material: Material, spent: Statement, titles: dict[int, str]) -> Table:
    rows = tuple(
        (
            word(activity.activity),
            word(titles[activity.activity]),
            *_sums(material, f"expenditure.activity{activity.activity}", activity, spent.years),
        )
        for activity in spent.activities
    )
    total = (word(_("Total")), word(""), *_sums(material, "expenditure.total", spent, spent.years))
    caption = _("Expenditure of the project")
    return Table("expenditure", caption, _header(spent.years), rows, total, words=(1,), look="money")


def _header(years: tuple[int, ...]) -> tuple[str, ...]:
    return pgettext("ledger", "Account"), _("Description"), *map(named_span, spans(years)), _("Total")


def _sums(material: Material, key: str, of: ActivityStatement | Statement, years: tuple[int, ...]) -> Iterator[Cell]:
    amounts = of.reported if isinstance(of, ActivityStatement) else of.by_year
    yield from year_columns(material, key, dict(zip(years, amounts, strict=True)), years)
    yield figured(material, f"{key}.{years[0]}-{years[-1]}", of.total)


def _otherwise(line: WrongSign) -> Text:
    words = _(
        "Account %(account)s (%(description)s), activity %(number)s, %(year)s: the source prints %(printed)s;"
        " it counts as %(amount)s, because a realized gain reduces expenditure. The totals of the source are the same."
    ) % {
        "account": line.account,
        "description": line.description,
        "number": line.output,
        "year": line.year,
        "printed": format_number(line.printed, 2),
        "amount": format_number(line.amount, 2),
    }
    return sentence(words, "note")


PARTS = {"expenditure": expenditure}
