from datetime import date

import pytest
from django.db import transaction

from indicators.actions import PeriodCertified, check_writable
from indicators.models import Correction, ReportingPeriod
from tests.factories.events import PastEventPageFactory
from tests.factories.periods import AT, CertifiedPeriodFactory, CorrectionFactory, PeriodFactory

pytestmark = pytest.mark.django_db

NEW_YEAR, EVE = date(2022, 1, 1), date(2022, 12, 31)


def refusal(**write) -> str:
    """Why the write is refused; empty when it may be made."""
    try:
        with transaction.atomic():
            check_writable(**{"first": NEW_YEAR, "last": EVE} | write)
    except PeriodCertified as certified:
        return str(certified)
    return ""


def test_every_state_but_certified_leaves_all_open():
    period = PeriodFactory()
    for state in ("open", "submitted", "approved"):
        ReportingPeriod.objects.filter(pk=period.pk).update(state=state)
        assert [refusal(what=what) for what in Correction.What] == [""] * 4


def test_certified_period_holds_its_days_and_no_others():
    CertifiedPeriodFactory()
    assert [refusal(what=what) for what in Correction.What] == [
        f"The period “Year 2022” is certified: its {kept} only under a correction."
        for kept in ("attendance changes", "ledger changes", "targets change", "results change")
    ]
    days = [(date(2021, 1, 1), date(2021, 12, 31)), (date(2021, 1, 1), NEW_YEAR), (EVE, EVE), (date(2023, 1, 1),) * 2]
    assert [bool(refusal(what="ledger", first=first, last=last)) for first, last in days] == [False, True, True, False]


def test_open_correction_covers_what_it_names_and_nothing_else():
    event, another = PastEventPageFactory(), PastEventPageFactory()
    leave = CorrectionFactory(what="attendance", event=event)
    CertifiedPeriodFactory(starts_on=date(2021, 1, 1))
    writes = [{"what": "attendance", "event": event}, {"what": "attendance", "event": another}, {"what": "ledger"}]
    assert [bool(refusal(**write)) for write in writes] == [False, True, True]
    assert "Year 2021" in refusal(**writes[0], first=date(2021, 12, 1))
    Correction.objects.filter(pk=leave.pk).update(closed_at=AT)
    assert refusal(**writes[0]) != ""
