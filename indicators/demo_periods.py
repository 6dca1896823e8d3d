"""Four reporting periods: one certified and once corrected; one returned, half of its discrepancies explained, handed
in again and certified; its first half, which waits for approval; and one open.
"""

from datetime import UTC, date, datetime
from typing import Any

from django.contrib.auth import get_user_model

from indicators.actions.checking import check_period
from indicators.actions.correcting import close_correction, open_correction
from indicators.actions.discrepancies import explain
from indicators.actions.periods import approve, certify, send_back, submit
from indicators.demo_rows import YEAR
from indicators.models import Correction, Discrepancy, ReportingPeriod
from portal.core.demo import rows

OFFICER, MANAGER, BOARD = "me@example.org", "manager@example.org", "board@example.org"


def load() -> None:
    """Nothing without the people of the demo, who take the steps."""
    users = {user.email: user for user in get_user_model().objects.filter(email__in=(OFFICER, MANAGER, BOARD))}
    if len(users) == 3:
        _load_2021(users)
        _load_2022(users)
        _load_half_of_2022(users)
        _period(2023)


def _period(year: int) -> ReportingPeriod:
    return ReportingPeriod.objects.create(
        title=f"Annual report {year}",
        title_ru=f"Годовой отчёт за {year} год",
        starts_on=date(year, 1, 1),
        ends_on=date(year, 12, 31),
    )


def _load_2021(users: dict[str, Any]) -> None:
    period = _period(2021)
    _submit(period, users, at=datetime(2022, 1, 28, 6, tzinfo=UTC))
    approve(period, by=users[MANAGER], at=datetime(2022, 2, 2, 9, tzinfo=UTC))
    certify(period, by=users[BOARD], at=datetime(2022, 2, 15, 10, tzinfo=UTC), note="Agreed at the first meeting.")
    leave = open_correction(
        period,
        what=Correction.What.LEDGER,
        reason="A realized gain of December was printed without its sign.",
        reports="Annual report 2021, financial status",
        by=users[OFFICER],
        at=datetime(2022, 3, 10, 6, tzinfo=UTC),
    )
    close_correction(leave, by=users[OFFICER], at=datetime(2022, 3, 10, 9, tzinfo=UTC))


def _load_2022(users: dict[str, Any]) -> None:
    period = _period(2022)
    _submit(period, users, at=datetime(2023, 1, 20, 6, tzinfo=UTC))
    comment = "The text and the tables of participants give different totals. Please look again."
    send_back(period, comment=comment, by=users[MANAGER], at=datetime(2023, 1, 24, 9, tzinfo=UTC))
    _explain_half(users, at=datetime(2023, 1, 30, 6, tzinfo=UTC))
    _submit(period, users, at=datetime(2023, 2, 1, 6, tzinfo=UTC))
    approve(period, by=users[MANAGER], at=datetime(2023, 2, 3, 9, tzinfo=UTC))
    certify(period, by=users[BOARD], at=datetime(2023, 2, 15, 10, tzinfo=UTC), note="The report says what is open.")


def _explain_half(users: dict[str, Any], *, at: datetime) -> None:
    for row in rows("indicators", "explanations_2022.csv"):
        found = Discrepancy.objects.open().filter(year=YEAR, rule=row["rule"], figure=row["figure"])
        for it in found:
            explain(it, words=row["explanation"], words_ru=row["explanation_ru"], by=users[OFFICER], at=at)


def _load_half_of_2022(users: dict[str, Any]) -> None:
    half = ReportingPeriod.objects.create(
        title="First half of 2022",
        title_ru="Первая половина 2022 года",
        starts_on=date(2022, 1, 1),
        ends_on=date(2022, 6, 30),
    )
    _submit(half, users, at=datetime(2023, 2, 2, 6, tzinfo=UTC))


def _submit(period: ReportingPeriod, users: dict[str, Any], *, at: datetime) -> None:
    check_period(period, at=at)
    known = Discrepancy.objects.of_period(period).open().count()
    submit(period, by=users[OFFICER], at=at, despite=known)
