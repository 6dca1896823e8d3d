"""What a certified period holds fast: its attendance, its ledger, its targets."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from indicators.models import Correction, ReportingPeriod

What = Correction.What


class PeriodCertified(Exception):
    """The days are certified; the sentence says which period and what is needed."""


def check_writable(*, what: str, first: date, last: date, event: Any = None) -> None:
    """Raises PeriodCertified when a certified period touches the days and no open correction covers the write.

    To be called in the transaction of the write, before it: until that ends nobody certifies the periods (who does,
    locks the row of the period and nothing after it). `what` is one of Correction.What; for attendance, of that event.
    """
    certified = ReportingPeriod.State.CERTIFIED
    for period in ReportingPeriod.objects.touching(first, last).held():
        leave = Correction.objects.open().filter(period=period, what=what, event=event)
        if period.state == certified and not leave.exists():
            raise PeriodCertified(_sentence(what) % {"period": period})


def _sentence(what: str) -> str:
    return {
        What.ATTENDANCE: _("The period “%(period)s” is certified: its attendance changes only under a correction."),
        What.LEDGER: _("The period “%(period)s” is certified: its ledger changes only under a correction."),
        What.TARGETS: _("The period “%(period)s” is certified: its targets change only under a correction."),
        What.RESULTS: _("The period “%(period)s” is certified: its results change only under a correction."),
    }[What(what)]
