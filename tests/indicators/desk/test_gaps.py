"""What the desk finds missing in the programme's real year, and that it finds nothing where nothing is."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from events.models import Attendance, EventPage
from indicators.actions.looking import look_at
from indicators.desk.gaps import gaps_of
from indicators.desk.inbox import pieces_of
from indicators.models import Indicator, IndicatorEvent, LedgerExtract, TargetVersion
from tests.factories.events import PastEventPageFactory
from tests.factories.merging import pair_of
from tests.factories.people import PersonFactory, UserFactory
from tests.factories.periods import PeriodFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("year_2022")]

TODAY = date(2023, 2, 1)


def missing(period) -> dict[str, list[str]]:
    gaps = gaps_of(period, today=TODAY, user=UserFactory(role="Administrator"))
    return {gap.heading: [text for text, _address in gap.rows] for gap in gaps if gap.rows}


def test_real_year_lacks_only_what_nobody_has_looked_at_and_counted():
    period, officer = PeriodFactory(), UserFactory()
    found = missing(period)
    assert len(found.pop("Evidence that nobody has looked at")) == len(pieces_of(period))
    for piece in pieces_of(period):
        look_at(piece.kind, piece.number, stand=piece.stand, by=officer, at=timezone.now())
    assert missing(period) == found
    assert found["Events that no indicator counts"] == ["Needs-assessment interviews, second round, 28 February 2022"]
    assert found["Indicators without a target"] == [
        "1.1 Feasibility study completed, 2022",
        "1.2 Officials attending the regional conference, 2022",
    ]
    assert len(found) == 3


def test_each_lack_is_found_with_the_place_where_it_is_mended():
    period = PeriodFactory()
    one, two = Indicator.objects.get(number="1.2"), Indicator.objects.get(number="1.3")
    IndicatorEvent.objects.filter(indicator=one).delete()
    TargetVersion.objects.filter(indicator=two, year=2022).delete()
    LedgerExtract.objects.update(ends_on=date(2021, 12, 31), starts_on=date(2021, 1, 1))
    bare = PastEventPageFactory(title="Bare", title_ru="")
    officer = UserFactory(role="M&E officer")
    rows = {gap.heading: dict(gap.rows) for gap in gaps_of(period, today=TODAY, user=officer)}
    dashboard = reverse("event_dashboard", args=[bare.pk])
    assert rows["Events without a list of participants"] == {"Bare, 21 June 2022": dashboard}
    assert rows["Events that no indicator counts"]["Bare, 21 June 2022"] == dashboard
    assert rows["Indicators that count nothing"] == {str(one): reverse("indicator_admin:edit", args=[one.pk])}
    assert rows["Indicators without a target"][f"{two}, 2022"] == reverse("set_target", args=[two.pk, 2022])
    assert rows["Days without a ledger"] == {"1 January 2022 – 31 December 2022": reverse("import_ledger")}
    board = gaps_of(period, today=TODAY, user=UserFactory(role="Board member"))
    assert {
        address
        for gap in board
        for _text, address in gap.rows
        if gap.heading != "Publications that no indicator counts"
    } == {""}


def test_indicator_without_a_list_of_an_event_is_not_reported():
    link = IndicatorEvent.objects.filter(indicator__counting="attendances").first()
    Attendance.objects.filter(registration__event=link.event_id).delete()
    assert f"{link.indicator}, 2022" in missing(PeriodFactory())["Indicators that are not reported"]


def test_pairs_count_where_one_of_them_attended():
    period = PeriodFactory()
    attended = Attendance.objects.first().registration.person
    pair_of(PersonFactory(), PersonFactory())
    assert "People who may be one" not in missing(period)
    pair_of(attended, PersonFactory())
    assert missing(period)["People who may be one"] == ["Pairs to be decided: 1"]


def test_list_that_changed_is_to_be_looked_at_again():
    period, officer = PeriodFactory(), UserFactory()
    [piece] = [piece for piece in pieces_of(period) if piece.number == EventPage.objects.get(slug="korea-2022").pk][:1]
    look_at(piece.kind, piece.number, stand=piece.stand, by=officer, at=datetime(2023, 1, 1, tzinfo=UTC))

    def state() -> tuple:
        now = next(it for it in pieces_of(period) if (it.kind, it.number) == (piece.kind, piece.number))
        return now.is_looked_at, now.looked_at is not None, now.detail

    assert state() == (True, True, piece.detail)
    Attendance.objects.filter(registration__event=piece.number).first().delete()
    assert state() == (False, True, piece.detail - 1)


@pytest.mark.parametrize("rows", [1, 3])
def test_desk_asks_the_same_queries_whatever_it_finds(client_of, django_assert_max_num_queries, rows):
    period = PeriodFactory()
    for number in range(rows):
        PastEventPageFactory(title=f"Bare {number}")
    client = client_of("M&E officer")
    client.get(f"/admin/period-desk/{period.pk}/")
    with django_assert_max_num_queries(60):
        assert client.get(f"/admin/period-desk/{period.pk}/").status_code == 200
