"""Whether an event takes registrations, at each side of each moment; and who gets its places, by property."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from events.places import (
    Closed,
    Given,
    Intake,
    Placing,
    Quota,
    Request,
    Room,
    Waits,
    Why,
    WhyNot,
    intake,
    offer_until,
    place,
    room,
)

START = datetime(2022, 6, 20, 4, tzinfo=UTC)
MOMENT = timedelta(microseconds=1)
KZ, KG, UZ = 1, 2, 3


def ask(at=START - timedelta(days=5), **facts) -> Intake:
    return intake(**{"at": at, "opens_at": None, "closes_at": None, "starts_at": START, "left": None} | facts)


class TestIntake:
    def test_event_without_limits_is_open_until_it_starts(self):
        assert ask(at=START - MOMENT) == Intake(None, None)
        assert ask(at=START) == Intake(Closed.STARTED, None)

    def test_registration_opens_at_its_moment(self):
        opens = START - timedelta(days=10)
        assert ask(at=opens - MOMENT, opens_at=opens) == Intake(Closed.NOT_YET, None)
        assert ask(at=opens, opens_at=opens) == Intake(None, None)

    def test_deadline_is_over_at_its_moment(self):
        closes = START - timedelta(days=2)
        assert ask(at=closes - MOMENT, closes_at=closes) == Intake(None, None)
        assert ask(at=closes, closes_at=closes) == Intake(Closed.DEADLINE, None)

    def test_deadline_after_the_start_does_not_keep_it_open(self):
        assert ask(at=START, closes_at=START + timedelta(days=1)) == Intake(Closed.STARTED, None)

    def test_full_event_stays_open_for_the_waiting_list(self):
        assert (ask(left=0).is_open, ask(left=0).is_full, ask(left=1).is_full, ask().is_full) == (
            True,
            True,
            False,
            False,
        )

    def test_first_reason_is_given(self):
        closes = START - timedelta(days=9)
        assert ask(closes_at=closes, left=0, is_cancelled=True) == Intake(Closed.CANCELLED, 0)
        assert ask(closes_at=closes, by_nomination=True) == Intake(Closed.NOMINATION, None)
        assert ask(at=START, by_nomination=True) == Intake(Closed.STARTED, None)


def test_offer_stands_for_its_hours_but_not_into_the_event():
    assert offer_until(at=START - timedelta(hours=50), hours=48, starts_at=START) == START - timedelta(hours=2)
    assert offer_until(at=START - timedelta(hours=3), hours=48, starts_at=START) == START


class TestRoom:
    def test_own_places_are_used_first_then_those_for_all(self):
        now, seen = Room(3, set_aside={KZ: 1, KG: 1}), []
        for _ in range(3):
            seen.append((now.why(KZ), now.left_for(KZ), now.left_for(UZ)))
            now = now.with_one(KZ)
        assert seen == [(Why.QUOTA, 2, 1), (Why.COMMON, 1, 1), (WhyNot.SET_ASIDE, 0, 0)]

    def test_places_are_set_aside_until_their_day(self):
        quotas, capacity = [Quota(KZ, 2, date(2022, 6, 10)), Quota(KG, 1)], 4
        days = {day: room(capacity=capacity, taken={UZ: 1}, quotas=quotas, today=date(2022, 6, day)) for day in (9, 10)}
        assert [days[day].left_for(UZ) for day in (9, 10)] == [0, 2]
        assert [days[day].left_for(KG) for day in (9, 10)] == [1, 3]
        assert room(capacity=capacity, taken={UZ: 1}, quotas=quotas).left_for(UZ) == 3

    def test_without_limit_everybody_comes_in_and_nothing_is_set_aside(self):
        free = room(capacity=None, taken={KZ: 900}, quotas=[Quota(KZ, 5)], today=date(2022, 6, 1))
        assert (free.why(UZ), free.left_for(UZ), free.held) == (Why.COMMON, None, 0)

    def test_more_people_than_places_lets_nobody_in(self):
        over = Room(2, taken={KZ: 3}, set_aside={KG: 1})
        assert (over.free, over.why(KG), over.why(KZ), over.left_for(KG)) == (0, WhyNot.FULL, WhyNot.FULL, 0)

    def test_of_more_promises_than_places_the_promised_come_first(self):
        """Two were set aside for each of two countries when only two of ten places were left."""
        short = Room(10, taken={UZ: 8}, set_aside={KZ: 2, KG: 2})
        assert [short.why(country) for country in (KZ, KG, UZ)] == [Why.QUOTA, Why.QUOTA, WhyNot.SET_ASIDE]
        assert [short.left_for(country) for country in (KZ, KG, UZ)] == [2, 2, 0]


def test_places_are_given_in_order_and_the_others_wait_with_their_reason():
    rooms = {"in_person": Room(3, set_aside={KG: 1}), "online": Room(1, taken={KZ: 1})}
    one, two, three, four, five = (Request(key, KZ, "in_person") for key in range(1, 6))
    late, far = Request(6, KG, "in_person"), Request(7, KZ, "online")
    assert place(rooms, [one, two, three, far, late, four, five]) == Placing(
        given=(Given(one, Why.COMMON), Given(two, Why.COMMON), Given(late, Why.QUOTA)),
        waiting=(
            Waits(three, 1, WhyNot.SET_ASIDE),
            Waits(far, 1, WhyNot.FULL),
            Waits(four, 2, WhyNot.FULL),
            Waits(five, 3, WhyNot.FULL),
        ),
        rooms={"in_person": Room(3, {KZ: 2, KG: 1}, {KG: 1}), "online": Room(1, {KZ: 1})},
    )


countries = st.integers(1, 4)
counts = st.dictionaries(countries, st.integers(0, 5))
modes = st.sampled_from(["in_person", "online"])
anything = st.builds(Room, st.none() | st.integers(0, 12), counts, counts)
asked = st.lists(st.tuples(countries, modes), max_size=30).map(
    lambda pairs: [Request(number, *pair) for number, pair in enumerate(pairs)]
)
placings = st.builds(
    lambda one, another, requests: ({"in_person": one, "online": another}, requests), *[anything] * 2, asked
)


@given(placings)
def test_never_more_people_than_places_but_those_who_were_there(asked_for):
    rooms, requests = asked_for
    after = place(rooms, requests).rooms
    for mode, before in rooms.items():
        taken = [sum(it.taken.values()) for it in (before, after[mode])]
        assert before.capacity is None or taken[1] <= max(before.capacity, taken[0])
        assert all(after[mode].taken.get(country, 0) >= there for country, there in before.taken.items())


@given(placings)
def test_everybody_is_either_in_or_waits_once(asked_for):
    rooms, requests = asked_for
    placing = place(rooms, requests)
    answered = [it.request for it in (*placing.given, *placing.waiting)]
    assert sorted(answered, key=lambda it: it.key) == requests
    positions = Counter()
    for it in placing.waiting:
        positions[it.request.mode] += 1
        assert it.position == positions[it.request.mode]


@given(placings)
def test_nobody_waits_while_a_place_they_may_have_is_free(asked_for):
    rooms, requests = asked_for
    placing = place(rooms, requests)
    assert [it for it in placing.waiting if placing.rooms[it.request.mode].has_place_for(it.request.country)] == []
    assert place(placing.rooms, [it.request for it in placing.waiting]).given == ()


@given(placings)
def test_order_is_kept_within_a_country_and_mode(asked_for):
    rooms, requests = asked_for
    placing = place(rooms, requests)
    for it in placing.waiting:
        behind = [one for one in placing.given if one.request.key > it.request.key]
        assert (it.request.country, it.request.mode) not in {(one.request.country, one.request.mode) for one in behind}


@st.composite
def kept_promises(draw):
    """A room that could keep all its promises, and people who ask in any order."""
    taken, promised = draw(counts), draw(counts)
    held = sum(max(seats - taken.get(country, 0), 0) for country, seats in promised.items())
    capacity = sum(taken.values()) + held + draw(st.integers(0, 4))
    return Room(capacity, taken, promised), draw(st.lists(countries, max_size=30))


@given(kept_promises())
def test_places_set_aside_are_there_for_their_country_whoever_asks_before(promised):
    before, asking = promised
    after = place({"": before}, [Request(number, country, "") for number, country in enumerate(asking)]).rooms[""]
    assert after.held <= (after.free or 0)
    for country in before.set_aside:
        came = asking.count(country)
        got = after.taken.get(country, 0) - before.taken.get(country, 0)
        assert got >= min(came, before.unused(country))


@given(anything, countries)
def test_number_left_is_how_many_could_come_in(now, country):
    left = now.left_for(country)
    if left is not None:
        came = place({"": now}, [Request(number, country, "") for number in range(left + 1)])
        assert (len(came.given), len(came.waiting)) == (left, 1)


@given(counts, st.lists(st.builds(Quota, countries, st.integers(1, 5), st.dates() | st.none()), max_size=4), st.dates())
def test_released_places_are_for_all_and_only_those(taken, quotas, today):
    now = room(capacity=20, taken=taken, quotas=quotas, today=today)
    standing = {quota.country: quota.seats for quota in quotas if not quota.released_on or today < quota.released_on}
    assert now.set_aside == standing
    assert room(capacity=20, taken=taken, quotas=quotas, today=None).set_aside == {}
