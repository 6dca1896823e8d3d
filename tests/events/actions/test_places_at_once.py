"""Places, offers and cancellations under many hands at one moment: real threads, on the database of the suite.

That the lock is what keeps them apart is proved in test_concurrency, by taking it away.
"""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.utils import timezone

from events.actions.leaving import cancel_event, withdraw
from events.actions.offers import accept, move_queues
from events.actions.registration import register
from events.actions.seating import RegistrationRefused, seating
from events.models import CountryQuota, Registration
from portal.core.models import OutgoingMail
from tests import rivals
from tests.factories.events import EventPageFactory, RegistrationFactory
from tests.factories.people import PersonDetailsFactory, PersonFactory, UserFactory
from tests.factories.places import CountryFactory
from tests.visitors import Visitor

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

State = Registration.State
NOW = timezone.now()
HOUR = timedelta(hours=1)
STORM = 100


@pytest.fixture(autouse=True)
def _queue(broker):
    """Mails are queued into a folder of the test's own."""


def at_once(*calls):
    return rivals.at_once(*calls, refusals=(RegistrationRefused,))


def enrol(event, details):
    return register(event, details, consent_text="I agree.", language="en", at=timezone.now())


def mails() -> Counter:
    return Counter(kind.removeprefix("registration_") for kind in OutgoingMail.objects.values_list("kind", flat=True))


def test_clients_over_http_take_exactly_the_places_and_the_quotas_and_the_others_wait_in_order(live_server):
    countries = [
        CountryFactory(iso2=code, report_code=three) for code, three in (("KZ", "KAZ"), ("GE", "GEO"), ("UZ", "UZB"))
    ]
    event = EventPageFactory(slug="last-places", capacity=6)
    CountryQuota.objects.create(event=event, country=countries[0], seats=2)
    CountryQuota.objects.create(event=event, country=countries[1], seats=1)
    asking = [code for code, people in (("UZ", 7), ("KZ", 3), ("GE", 2)) for _ in range(people)]
    visitors = [Visitor(live_server.url, number) for number, _code in enumerate(asking)]
    pages = [visitor.open("/events/last-places/register/") for visitor in visitors]
    assert {page.status for page in pages} == {200}
    posts = [
        lambda visitor=visitor, code=code: visitor.register("/events/last-places/register/", country=code).status
        for visitor, code in zip(visitors, asking, strict=True)
    ]
    assert at_once(*posts) == [200] * len(asking)  # each was led on to the page that thanks
    rows = event.registrations.select_related("person")
    assert Counter(row.state for row in rows) == {"confirmed": 6, "waiting": 6}
    seated = Counter(row.person.country_id for row in rows if row.state == State.CONFIRMED)
    assert (seated["KZ"] >= 2, seated["GE"] >= 1, sum(seated.values())) == (True, True, 6)
    assert mails() == {"confirmed": 6, "waiting": 6}
    for registration in [row for row in rows if row.state == State.CONFIRMED]:
        withdraw(registration, at=timezone.now())
    assert not seating(event, at=timezone.now()).may_promote(timezone.now())
    for code in ("UZ", "KZ", "GE"):
        queue = event.registrations.filter(person__country=code, state__in=[State.OFFERED, State.WAITING])
        states = list(queue.order_by("queued_at").values_list("state", flat=True))
        assert states == sorted(states)  # those to whom a place is offered stood before those who still wait


def test_storm_of_withdrawals_offers_each_place_once_in_the_order_of_the_queue():
    event, country = EventPageFactory(capacity=STORM), CountryFactory()
    people = PersonFactory.create_batch(2 * STORM + 10, country=country, institution=None)
    seated = [RegistrationFactory(event=event, person=person) for person in people[:STORM]]
    for number, person in enumerate(people[STORM:]):
        RegistrationFactory(event=event, person=person, state=State.WAITING, queued_at=NOW - 999 * HOUR + number * HOUR)
    with ThreadPoolExecutor(20) as pool:
        calls = [lambda row=row: withdraw(row, at=timezone.now()) for row in seated]
        list(pool.map(lambda call: rivals.outcome(call, ()), calls))
    assert Counter(event.registrations.values_list("state", flat=True)) == {
        "withdrawn": STORM,
        "offered": STORM,
        "waiting": 10,
    }
    assert mails() == {"withdrawn": STORM, "offered": STORM}
    last_offered = event.registrations.filter(state=State.OFFERED).order_by("queued_at").last()
    assert last_offered.queued_at < event.registrations.waiting().first().queued_at
    assert OutgoingMail.objects.filter(kind="registration_offered").values("recipient").distinct().count() == STORM


def test_acceptance_beside_the_clock_ends_in_one_right_state():
    deadline, moment = NOW + HOUR, timedelta(microseconds=1)
    for _ in range(3):
        event = EventPageFactory(capacity=1)
        offer = RegistrationFactory(event=event, state=State.OFFERED, offered_until=deadline)
        RegistrationFactory(event=event, state=State.WAITING)
        before = mails()
        at_once(
            lambda offer=offer, at=deadline - moment: accept(offer, at=at),
            lambda: move_queues(at=deadline),
            lambda: move_queues(at=deadline),
            lambda offer=offer, at=deadline - moment: accept(offer, at=at),
        )
        states = list(event.registrations.order_by("pk").values_list("state", flat=True))
        told = mails() - before
        assert (states, told) in [
            (["confirmed", "waiting"], {"confirmed": 1}),
            (["withdrawn", "offered"], {"withdrawn": 1, "offered": 1}),
        ]


def test_event_cancelled_while_people_register_leaves_nobody_expected():
    event, by = EventPageFactory(capacity=3), UserFactory()
    country = CountryFactory()
    people = [PersonDetailsFactory(country=country) for _ in range(6)]
    calls = [lambda details=details: enrol(event, details) for details in people]
    cancel = [lambda: cancel_event(event, reason="Fire.", by=by, at=timezone.now())] * 2
    outcomes = at_once(*calls[:3], *cancel, *calls[3:])
    refused = [it for it in outcomes if isinstance(it, str)]
    assert refused == ["The event was cancelled. Fire."] * len(refused)
    assert Counter(event.registrations.values_list("state", flat=True)) == Counter(
        {"cancelled": 6 - len(refused)} if len(refused) < 6 else {}
    )
    assert mails()["cancelled"] == 6 - len(refused)
