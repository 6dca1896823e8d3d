from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from wagtail.documents.models import Document

from indicators.actions import PeriodCertified, TargetRefused, set_target
from indicators.models import Indicator, TargetVersion
from tests.factories.people import UserFactory
from tests.factories.periods import CertifiedPeriodFactory, CorrectionFactory

pytestmark = pytest.mark.usefixtures("year_2022")

AT = datetime(2022, 3, 1, tzinfo=UTC)
BOARD = {"year": 2022, "source": "Minutes of the board"}


@pytest.fixture
def indicator() -> Indicator:
    return Indicator.objects.get(number="1.4")


def test_set_target_supersedes_and_keeps_the_one_before(indicator):
    officer = UserFactory()
    changed = set_target(indicator, **BOARD, value=Decimal(60), reason="Smaller budget", by=officer, at=AT)
    kept = TargetVersion.objects.filter(indicator=indicator, year=2022).order_by("approved_at")
    assert [(it.value, it.reason, it.approved_by) for it in kept] == [
        (100, "", None),
        (60, "Smaller budget", officer),
    ]
    assert TargetVersion.objects.in_force(indicator, 2022) == changed


def test_set_target_twice_returns_the_one_in_force(indicator):
    wanted = {"value": Decimal(60), "reason": "Smaller budget", "by": None}
    first = set_target(indicator, **BOARD, **wanted, at=AT)
    assert set_target(indicator, **BOARD, **wanted, at=AT + timedelta(days=1)) == first
    assert TargetVersion.objects.filter(indicator=indicator, year=2022).count() == 2


def test_set_target_refuses_a_change_without_a_reason(indicator):
    with pytest.raises(TargetRefused, match="needs a reason"):
        set_target(indicator, **BOARD, value=Decimal(60), by=None, at=AT)
    assert TargetVersion.objects.in_force(indicator, 2022).value == 100


def test_set_target_refuses_one_that_is_older_than_the_target_in_force(indicator):
    with pytest.raises(TargetRefused, match="newer target"):
        set_target(indicator, **BOARD, value=Decimal(60), reason="Late", by=None, at=datetime(2020, 1, 1, tzinfo=UTC))
    assert TargetVersion.objects.in_force(indicator, 2022).value == 100


def test_set_target_takes_zero_parts_and_a_document_but_nothing_below(indicator):
    wanted = {"reason": "Smaller budget", "by": None, "at": AT}
    plan = Document.objects.create(title="Minutes", file="minutes.pdf")
    split = {"sex": {"female": 30, "male": 30}}
    first = set_target(indicator, **BOARD, **wanted, value=Decimal(60), document=plan, cells=split)
    assert (first.cells, first.document) == (split, plan)
    for value, cells in ((-1, {}), (50, split), (60, {"sex": {"female": -1}})):
        with pytest.raises(TargetRefused):
            set_target(indicator, **BOARD, **wanted, value=Decimal(value), cells=cells)
    later = wanted | {"at": AT + timedelta(days=1)}
    assert set_target(indicator, **BOARD, **later, value=Decimal(0), seen=first.pk).value == 0
    with pytest.raises(TargetRefused, match="Somebody has set this target meanwhile"):
        set_target(indicator, **BOARD, **later, value=Decimal(10), seen=first.pk)


def test_set_target_of_a_certified_year_needs_a_correction(indicator):
    period = CertifiedPeriodFactory()
    change = {"value": Decimal(60), "reason": "Smaller budget", "by": None, "at": AT}
    with pytest.raises(PeriodCertified, match="its targets change only under a correction"):
        set_target(indicator, **BOARD, **change)
    CorrectionFactory(period=period)
    assert set_target(indicator, **BOARD, **change).value == 60
