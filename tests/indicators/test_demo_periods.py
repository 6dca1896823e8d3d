import pytest

from indicators import demo_periods
from indicators.models import Correction, PeriodStep, ReportingPeriod
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db

PEOPLE = {"me": "M&E officer", "manager": "Programme manager", "board": "Board member"}


def test_periods_of_the_demo_went_through_the_hands_of_its_people():
    demo_periods.load()
    assert ReportingPeriod.objects.count() == 0  # nobody is there to take the steps
    for name, role in PEOPLE.items():
        UserFactory(role=role, email=f"{name}@example.org")
    demo_periods.load()
    assert list(ReportingPeriod.objects.order_by("ends_on").values_list("title", "state")) == [
        ("Annual report 2021", "certified"),
        ("First half of 2022", "submitted"),
        ("Annual report 2022", "certified"),
        ("Annual report 2023", "open"),
    ]
    assert list(PeriodStep.objects.values_list("period__ends_on__year", "state", "by__email")) == [
        (2021, "submitted", "me@example.org"),
        (2021, "approved", "manager@example.org"),
        (2021, "certified", "board@example.org"),
        (2022, "submitted", "me@example.org"),
        (2022, "open", "manager@example.org"),
        (2022, "submitted", "me@example.org"),
        (2022, "approved", "manager@example.org"),
        (2022, "certified", "board@example.org"),
        (2022, "submitted", "me@example.org"),
    ]
    assert Correction.objects.get().closed_at is not None
