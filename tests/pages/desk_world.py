"""What the period desk shows in the walk."""

from datetime import date
from typing import Any

from indicators.actions.commenting import comment
from indicators.models import Activity, Claim, Correction, Discrepancy, HeadcountClaim, Indicator, Output
from indicators.reports.outline import SectionKey
from tests.factories.people import UserFactory
from tests.factories.periods import AT, CertifiedPeriodFactory, CorrectionFactory
from tests.factories.reports import report_of
from tests.factories.signing import sealed


def build_desk(output: Output, event: Any) -> dict[str, Any]:
    """Returns what to put into addresses, by parameter or by namespace and parameter."""
    indicator = Indicator.objects.create(output=output, number="1.2", title="People", unit="people")
    period = CertifiedPeriodFactory(starts_on=date(2020, 1, 1))
    leave: Correction = CorrectionFactory(period=period)
    activity = Activity.objects.create(output=output, number="1.1", title="Seminars", funding="Donor")
    claim = Claim.objects.create(year=2022, figure="event.walk.people", value="3", where="list of events")
    cell = HeadcountClaim.objects.create(
        year=2022, event=event, sex="female", country_id="AM", people=1, where="tables of participants"
    )
    found = Discrepancy.objects.create(
        year=2022, rule="actual", figure="one", left="1", right="2", severity="error", found_at=AT, checked_at=AT
    )
    report = report_of({"summary": [("text", "<p>Done.</p>")]}, period=period)
    sealed(report)
    remark = comment(report, section=SectionKey.SUMMARY, text="Say more.", by=UserFactory(is_superuser=True), at=AT)
    return {
        "report_id": report.pk,
        "comment_id": remark.pk,
        **dict.fromkeys(["period_id", "reporting_period:pk"], period.pk),
        "correction_id": leave.pk,
        **dict.fromkeys(["indicator_id", "indicator_admin:pk"], indicator.pk),
        "discrepancy_id": found.pk,
        "project:pk": output.project_id,
        "output:pk": output.pk,
        "activity:pk": activity.pk,
        "claim:pk": claim.pk,
        "headcount_claim:pk": cell.pk,
    }
