"""To bring a work plan or a ledger extract in: all of it or nothing."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from indicators.actions.locking import check_writable
from indicators.models import Activity, BudgetLine, BudgetVersion, LedgerExtract, LedgerLine, Output, Project
from indicators.money_sheets import MoneySheet


class MoneyRefused(Exception):
    """The plan or the extract cannot be written; the sentence says why."""


def check_plan(sheet: MoneySheet, *, title: str) -> None:
    """Raises MoneyRefused for rows that cannot be read, a title in use, and a plan that is there line by line."""
    if sheet.refusal:
        raise MoneyRefused(sheet.refusal)
    if BudgetVersion.objects.filter(title=title).exists():
        raise MoneyRefused(_("There is a version of the budget with this title. Give the new one another."))
    last = BudgetVersion.objects.last()
    if last and _lines_of(last) == _lines_in(sheet):
        raise MoneyRefused(_("This plan is “%(title)s”, line by line. Nothing has changed.") % {"title": last})


def import_plan(
    sheet: MoneySheet, *, title: str, title_ru: str = "", adopted_on: date, source: str, by: Any, at: datetime
) -> BudgetVersion:
    """A new version of the budget; those before it stay as they are.

    Raises MoneyRefused, and then nothing is written. The same plan a second time is refused.
    """
    if adopted_on > timezone.localdate(at):
        raise MoneyRefused(_("A plan cannot have been adopted on a day to come."))
    with transaction.atomic():
        _lock()
        check_plan(sheet, title=title)
        version = BudgetVersion.objects.create(
            title=title, title_ru=title_ru, adopted_on=adopted_on, source=source, imported_at=at, imported_by=by
        )
        activities = {activity.number: activity for activity in Activity.objects.all()}
        BudgetLine.objects.bulk_create(
            BudgetLine(
                version=version,
                activity=activities[line.activity],
                year=line.year,
                account=line.account,
                amount=line.amount,
                funding=line.funding,
            )
            for line in sheet.lines
        )
        log(version, "wagtail.create", user=by, title=str(version), data={"sha256": sheet.sha256})
    return version


def check_ledger(sheet: MoneySheet, *, first: date, last: date) -> None:
    """Raises MoneyRefused for rows that cannot be read, and for a file or days that are there already.

    In a transaction; raises PeriodCertified for days of a certified period.
    """
    if sheet.refusal:
        raise MoneyRefused(sheet.refusal)
    if first > last or first.year != last.year:
        raise MoneyRefused(_("An extract is of one year, from its first day to its last."))
    if LedgerExtract.objects.filter(sha256=sheet.sha256).exists():
        raise MoneyRefused(_("This very file was imported before."))
    if there := LedgerExtract.objects.covering(first, last).first():
        days = {"source": there.local_source, "first": _day(there.starts_on), "last": _day(there.ends_on)}
        raise MoneyRefused(
            _("“%(source)s” covers %(first)s to %(last)s already. An extract may not overlap another.") % days
        )
    check_writable(what="ledger", first=first, last=last)


def import_ledger(
    sheet: MoneySheet, *, source: str, source_ru: str = "", first: date, last: date, by: Any, at: datetime
) -> LedgerExtract:
    """The ledger of these days, each amount signed by our rule beside the one printed.

    Raises MoneyRefused or PeriodCertified, and then nothing is written. Of two at once one is written.
    """
    with transaction.atomic():
        _lock()
        check_ledger(sheet, first=first, last=last)
        extract = LedgerExtract.objects.create(
            source=source,
            source_ru=source_ru,
            starts_on=first,
            ends_on=last,
            sha256=sheet.sha256,
            imported_at=at,
            imported_by=by,
        )
        outputs = {output.number: output for output in Output.objects.all()}
        LedgerLine.objects.bulk_create(
            LedgerLine(
                extract=extract,
                output=outputs[line.output],
                year=line.year,
                account=line.account,
                description=line.description,
                amount=line.amount,
                printed_amount=line.printed,
            )
            for line in sheet.lines
        )
        log(extract, "wagtail.create", user=by, title=str(extract), data={"sha256": sheet.sha256})
    return extract


def _lock() -> None:
    """Two imports at once wait for each other: money is of the project."""
    list(Project.objects.select_for_update().values_list("pk"))


def _lines_of(version: BudgetVersion) -> set[tuple[object, ...]]:
    return set(version.lines.values_list("activity__number", "year", "account", "funding", "amount"))


def _lines_in(sheet: MoneySheet) -> set[tuple[object, ...]]:
    return {(line.activity, line.year, line.account, line.funding, line.amount) for line in sheet.lines}


def _day(day: date) -> str:
    return date_format(day, "SHORT_DATE_FORMAT")
