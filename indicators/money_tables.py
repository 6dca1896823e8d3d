"""The checks of a year's money as rows of words and figures, in the active language."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from indicators.agreement import Agreement
from indicators.charges import FACILITIES
from indicators.finance import Finance
from portal.core.numbers import format_number


@dataclass(frozen=True)
class CheckRow:
    """What is compared, both figures, their difference, and how they stand to each other, also in words.

    `figure` is how rules call the computed one, where they do.
    """

    rule: str
    stated: Decimal | None
    computed: Decimal | None
    difference: Decimal | None
    agreement: Agreement
    note: str = ""
    figure: str = ""

    @property
    def words(self) -> str:
        return {
            Agreement.AGREES: _("agrees"),
            Agreement.ROUNDING: _("rounding"),
            Agreement.DIFFERS: _("differs"),
            Agreement.NOT_COMPUTABLE: _("cannot be computed"),
        }[self.agreement]

    @property
    def status(self) -> str:
        """The look of the words."""
        return {Agreement.AGREES: "primary", Agreement.DIFFERS: "critical"}.get(self.agreement, "")


def check_rows(found: Finance) -> list[CheckRow]:
    return [_budget(found), _utilised(found), *_receipts(found), *_facilities(found), *_signs(found)]


def _budget(found: Finance) -> CheckRow:
    check = found.budget_check
    note = ""
    if check.agreement is Agreement.DIFFERS and found.carried is not None:
        note = _("The plans of the years before left %s unspent. Record what was carried over.") % _money(found.carried)
    return CheckRow(
        _("Budget of %(year)s: plan, carry-over and amendments") % {"year": found.year},
        check.stated,
        check.computed,
        check.difference,
        check.agreement,
        note,
        f"budget.awp.{found.year}",
    )


def _utilised(found: Finance) -> CheckRow:
    check = found.utilised_check
    note = _("Reconciling items explain all of it.") if check.is_explained else ""
    if check.agreement is Agreement.DIFFERS and check.unexplained is not None:
        note = _("No reconciling item explains %s.") % _money(check.unexplained)
    return CheckRow(
        _("Utilised in %(year)s: ledger and reconciling items") % {"year": found.year},
        check.stated,
        check.computed,
        check.unexplained,
        check.agreement,
        note,
        f"utilised.{found.year}",
    )


def _receipts(found: Finance) -> Iterator[CheckRow]:
    stated = found.stated_revenue
    missing = _("No receipt is recorded.")
    if stated:
        missing += " " + _("A document states %(amount)s (%(where)s): stated, not recorded as receipts.") % {
            "amount": _money(stated.value),
            "where": stated.where,
        }
    for check in found.receipts_checks:
        yield CheckRow(
            _("Received until the end of %(year)s: not less than was spent") % {"year": check.until},
            check.receipts,
            check.spent,
            check.left,
            check.agreement,
            missing if check.receipts is None else "",
        )


def _facilities(found: Finance) -> Iterator[CheckRow]:
    for check in found.facilities:
        yield CheckRow(
            _("Facilities and administration of output %(output)s in %(year)s: 8 %% of the direct lines")
            % {"output": check.output, "year": check.year},
            check.charged,
            check.expected,
            check.difference,
            check.agreement,
            _("Not charged.") if check.charged is None and check.expected else "",
            f"expenditure.activity{check.output}.{FACILITIES}.{check.year}",
        )


def _signs(found: Finance) -> Iterator[CheckRow]:
    for line in found.wrong_signs:
        yield CheckRow(
            _("Sign of account %(account)s of output %(output)s in %(year)s: a gain reduces what was spent")
            % {"account": line.account, "output": line.output, "year": line.year},
            line.printed,
            line.amount,
            line.printed - line.amount,
            Agreement.DIFFERS,
            _("It counts as a gain."),
            f"expenditure.activity{line.output}.{line.account}.{line.year}",
        )


def _money(amount: Decimal) -> str:
    return format_number(amount, 2)
