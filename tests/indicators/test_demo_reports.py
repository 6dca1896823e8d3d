import pytest

from indicators import demo_periods, demo_reports
from indicators.models import Discrepancy, Report, ReportComment, ReportFile, Signature, Snapshot
from indicators.reports.acceptances import acceptances_of
from indicators.reports.carrying import waits
from indicators.reports.readings import source
from tests.factories.people import UserFactory

PEOPLE = {
    "staff": "Programme staff",
    "me": "M&E officer",
    "manager": "Programme manager",
    "board": "Board member",
}


def people() -> None:
    for name, role in PEOPLE.items():
        UserFactory(role=role, email=f"{name}@example.org", first_name=name.title(), last_name="Example")


@pytest.mark.django_db
def test_without_the_people_of_the_demo_nobody_reports():
    demo_reports.load()
    assert Report.objects.count() == 0


def test_text_takes_the_figures_by_their_names():
    assert demo_reports.with_tokens("{{a.b}} & {{c}}", {"a.b": "1 <2", "c": "3"}) == (
        '<span data-figure="a.b" data-read="1 &lt;2">1 &lt;2</span> & <span data-figure="c" data-read="3">3</span>'
    )
    with pytest.raises(KeyError, match="no_such"):
        demo_reports.with_tokens("{{no_such}}", {})


def test_report_of_2022_is_sealed_and_those_after_it_are_begun(year_2022, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    people()
    demo_periods.load()
    demo_reports.load()
    assert list(Report.objects.order_by("pk").values_list("kind", "period__title", "event__slug", "live")) == [
        ("annual", "Annual report 2022", None, True),
        ("annual", "Annual report 2023", None, False),
        ("half_yearly", "First half of 2022", None, False),
        ("completion", None, "tbilisi-2022", False),
    ]
    snapshot, report = Snapshot.objects.get(), Report.objects.get(live=True)
    assert (snapshot.report, snapshot.made_at.year) == (report, 2023)
    signed = Signature.objects.order_by("at").values_list("snapshot", "role", "name", "by__email")
    assert list(signed) == [
        (snapshot.pk, "manager", "Manager Example", "manager@example.org"),
        (snapshot.pk, "board", "Board Example", "board@example.org"),
    ]
    files = ReportFile.objects.order_by("language", "edition").values_list("language", "edition")
    assert list(files) == [("en", "full"), ("en", "public"), ("ru", "full"), ("ru", "public")]
    states = Discrepancy.objects.filter(year=2022).values_list("state", flat=True)
    assert (sorted(states).count("explained"), sorted(states).count("open")) == (9, 8)
    assert {it.item for it in acceptances_of(report)} == {"judgements", "evidence", "discrepancies"}
    assert list(ReportComment.objects.values_list("by__email", "settled_by__email")) == [
        ("manager@example.org", "me@example.org"),
        ("board@example.org", None),
    ]
    annex = {it.key: it for it in snapshot.document("en", "full").tables}["accepted"]
    words = [row[1].text for row in annex.rows]
    assert words == [demo_reports.ACCEPTED[item] for item in ("judgements", "evidence", "discrepancies")]
    sections = Report.objects.get(period__title="Annual report 2023").latest.sections.all()
    texts = [it.value for section in sections for it in section.body if it.block_type == "text"]
    waiting = [waits(it["carried"], source(it["en"]), source(it["ru"]), still_true=False) for it in texts]
    assert (len(waiting), all(waiting)) == (22, True)
