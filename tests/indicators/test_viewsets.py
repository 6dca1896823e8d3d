import pytest

from events.models import EventPage
from indicators.models import Indicator, IndicatorEvent, TargetVersion
from portal.core import roles

pytestmark = pytest.mark.django_db

ADDRESSES = {"indicators": Indicator}


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_list_is_open_to_those_who_may_view_it(client_of, role, address):
    response = client_of(role).get(f"/admin/{address}/")
    may = f"indicators.view_{ADDRESSES[address]._meta.model_name}" in roles.role(role).permissions
    assert response.status_code == (200 if may else 302)


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize("address", ADDRESSES)
def test_a_list_takes_the_same_queries_with_more_rows(client_of, year_2022, django_assert_num_queries, address, rows):
    model = ADDRESSES[address]
    TargetVersion.objects.all().delete()
    model.objects.exclude(pk__in=model.objects.values_list("pk")[:rows]).delete()
    client = client_of("M&E officer")
    client.get(f"/admin/{address}/")
    with django_assert_num_queries(13 if address == "indicators" else 10):
        client.get(f"/admin/{address}/")


def test_an_officer_links_an_event_to_an_indicator(client_of, year_2022):
    indicator = Indicator.objects.get(number="2.1")
    event = EventPage.objects.get(slug="tbilisi-2022")
    form = {
        "output": indicator.output_id,
        "number": "2.1",
        "title": indicator.title,
        "title_ru": indicator.title_ru,
        "data_source": indicator.data_source,
        "data_source_ru": indicator.data_source_ru,
        "unit": "people",
        "counting": "attendances",
        "accumulation": "sum",
        "direction": "up",
        "decimals": 0,
        "events-TOTAL_FORMS": 2,
        "events-INITIAL_FORMS": 1,
        "events-0-id": indicator.events.get().pk,
        "events-0-event": indicator.events.get().event_id,
        "events-1-event": event.pk,
        "publication_kinds-TOTAL_FORMS": 0,
        "publication_kinds-INITIAL_FORMS": 0,
    }
    response = client_of("M&E officer").post(f"/admin/indicators/edit/{indicator.pk}/", form)
    assert response.status_code == 302
    linked = IndicatorEvent.objects.filter(indicator=indicator).values_list("event__slug", flat=True)
    assert set(linked) == {"korea-2022", "tbilisi-2022"}
