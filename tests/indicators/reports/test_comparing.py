from datetime import UTC, datetime
from decimal import Decimal

import pytest

from events.models import Registration
from indicators.actions.sealing import freeze
from indicators.models import Correction, LedgerLine, ReportingPeriod
from indicators.reports.comparing import signed_against_today
from tests.factories.attending import leave
from tests.factories.periods import CorrectionFactory, PeriodFactory
from tests.factories.reports import report_of

pytestmark = pytest.mark.usefixtures("year_2022")
SIGNED, LATER = datetime(2023, 2, 1, tzinfo=UTC), datetime(2023, 3, 1, tzinfo=UTC)


def test_signed_against_today_tells_what_changed_and_which_correction_may_have_done_it():
    period = PeriodFactory()
    snapshot = freeze(report_of({}, period=period), by=None, at=SIGNED)
    assert signed_against_today(snapshot).changed == ()
    came = Registration.objects.filter(event__slug="tbilisi-2022", attendance__isnull=False).earliest("pk")
    leave(came)
    LedgerLine.objects.filter(year=2022, output__number=2, account="71605").update(amount=Decimal("1000.00"))
    ReportingPeriod.objects.update(state="certified")
    of_event, of_ledger = (
        CorrectionFactory(period=period, what=what, event=event, opened_at=LATER)
        for what, event in ((Correction.What.ATTENDANCE, came.event), (Correction.What.LEDGER, None))
    )
    changed = {it.name: it for it in signed_against_today(snapshot).changed}
    assert changed["event.tbilisi.people"].since == (of_event,)
    assert (changed["event.tbilisi.people"].signed, changed["event.tbilisi.people"].today) == ("54", "53")
    assert changed["indicator.1.4.actual.2022"].since == (of_event,)
    spent = changed["expenditure.total.2022"]
    assert (spent.signed, spent.since) == ("527\u00a0496.51", (of_ledger,))
    assert not [name for name in changed if name.startswith("event.") and not name.startswith("event.tbilisi.")]
