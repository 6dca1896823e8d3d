from datetime import UTC, date, datetime

import factory

from indicators.models import Correction, ReportingPeriod

AT = datetime(2023, 2, 1, tzinfo=UTC)


class PeriodFactory(factory.django.DjangoModelFactory):
    """The year 2022, open."""

    class Meta:
        model = ReportingPeriod

    title = factory.LazyAttribute(lambda period: f"Year {period.starts_on.year}")
    starts_on = date(2022, 1, 1)
    ends_on = factory.LazyAttribute(lambda period: date(period.starts_on.year, 12, 31))


class CertifiedPeriodFactory(PeriodFactory):
    state = ReportingPeriod.State.CERTIFIED


class CorrectionFactory(factory.django.DjangoModelFactory):
    """Leave to change the targets of a certified period."""

    class Meta:
        model = Correction

    period = factory.SubFactory(CertifiedPeriodFactory)
    what = Correction.What.TARGETS
    reason = "A figure was misread."
    reports = "Annual report 2022"
    opened_at = AT
