"""To record single facts about money, and to take an extract back. What is recorded is never changed."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from indicators.actions.locking import check_writable
from indicators.models import BudgetChange, LedgerExtract, Output, Project, Receipt, ReconcilingItem

YEARS = range(2000, 2101)


class FactRefused(Exception):
    """The fact cannot be recorded; the sentence says why."""


def record_receipt(
    *, received_on: date, amount: Decimal, donor: str, donor_ru: str = "", reference: str, by: Any, at: datetime
) -> Receipt:
    """Money that came in. The same receipt again returns the one on record; another under its reference is refused."""
    _check_amount(amount)
    if received_on > timezone.localdate(at):
        raise FactRefused(_("Money cannot have come in on a day to come."))
    with transaction.atomic():
        project = _project()
        check_writable(what="ledger", first=received_on, last=received_on)
        there = Receipt.objects.filter(reference=reference).first()
        if there and (there.received_on, there.amount) == (received_on, amount):
            return there
        if there:
            raise FactRefused(_("There is another receipt with this reference."))
        receipt = Receipt.objects.create(
            project=project,
            received_on=received_on,
            amount=amount,
            donor=donor,
            donor_ru=donor_ru,
            reference=reference,
        )
        log(receipt, "wagtail.create", user=by, title=str(receipt))
    return receipt


def reconcile(
    *,
    year: int,
    output: Output | None = None,
    amount: Decimal,
    reason: str,
    reason_ru: str = "",
    document: Any = None,
    by: Any,
    at: datetime,
) -> ReconcilingItem:
    """Why a stated figure is not the ledger. The same amount with the same reason again returns the one on record."""
    _check_amount(amount)
    with transaction.atomic():
        _project()
        _check_year(year)
        item, is_new = ReconcilingItem.objects.get_or_create(
            year=year,
            output=output,
            amount=amount,
            reason=reason,
            defaults={"reason_ru": reason_ru, "document": document, "stated_at": at, "stated_by": by},
        )
        if is_new:
            log(item, "wagtail.create", user=by, title=str(item))
    return item


def change_budget(
    *, year: int, kind: str, amount: Decimal, source: str, source_ru: str = "", by: Any, at: datetime
) -> BudgetChange:
    """A carry-over or an amendment. The same amount of the same document again returns the one on record."""
    _check_amount(amount)
    with transaction.atomic():
        _project()
        _check_year(year)
        change, is_new = BudgetChange.objects.get_or_create(
            year=year,
            kind=kind,
            amount=amount,
            source=source,
            defaults={"source_ru": source_ru, "recorded_at": at, "recorded_by": by},
        )
        if is_new:
            log(change, "wagtail.create", user=by, title=str(change))
    return change


def take_back_ledger(extract: LedgerExtract, *, reason: str, by: Any) -> None:
    """Remove an extract that was brought in by mistake, with its lines; the log keeps who did it and why.

    Raises PeriodCertified, and FactRefused without a reason; then nothing is removed. A second time does nothing.
    """
    if not reason.strip():
        raise FactRefused(_("Say why the extract is taken back."))
    with transaction.atomic():
        _project()
        there = LedgerExtract.objects.select_for_update().filter(pk=extract.pk).first()
        if there is None:
            return
        check_writable(what="ledger", first=there.starts_on, last=there.ends_on)
        data = {"reason": reason, "sha256": there.sha256}
        log(there, "wagtail.delete", user=by, title=str(there), deleted=True, data=data)
        there.delete()


def _check_year(year: int) -> None:
    """Raises PeriodCertified for a year of a certified period without a correction of its ledger."""
    if year not in YEARS:
        raise FactRefused(_("This year is not one of the programme."))
    check_writable(what="ledger", first=date(year, 1, 1), last=date(year, 12, 31))


def _check_amount(amount: Decimal) -> None:
    if not amount:
        raise FactRefused(_("An amount of 0 says nothing."))


def _project() -> Project:
    """The project, locked: all money is of it, and two writes wait for each other."""
    project = Project.objects.select_for_update().first()
    if project is None:
        raise FactRefused(_("There is no project yet."))
    return project
