"""The demo's series: seminars of 2023 with minutes and results, and one to enrol in; nothing is made twice."""

import pytest

from events import seminars_demo
from knowledge import demo_learning
from knowledge.models import Attempt, Enrolment, Series
from knowledge.standing import standings_of
from tests.factories.people import PersonFactory, UserFactory
from tests.factories.places import CountryFactory

pytestmark = pytest.mark.django_db


def test_demo_has_a_finished_series_and_one_to_enrol_in():
    UserFactory(email="staff@example.org")
    trainer = UserFactory(email="trainer@example.org", role="Trainer")
    people = [PersonFactory(country=CountryFactory(is_participating=True)) for _number in range(3)]
    assert seminars_demo.load() == "4 online seminars of 2023 with 3 people."
    assert demo_learning.load() == "Two series, 3 and 0 learners."
    finished = Series.objects.get(slug="digital-services")
    assert {it.person for it in Enrolment.objects.active()} == set(people)
    standings = list(standings_of(finished).values())
    assert [it.sessions_in_all for it in standings] == [4, 4, 4]
    assert all(it.minutes >= 95 * it.sessions_attended > 0 for it in standings)
    assert Attempt.objects.filter(submitted_at=None).count() == 0
    assert list(Series.objects.taught_by(trainer).values_list("live", flat=True)) == [True, True]
    assert seminars_demo.load() == "Online seminars of 2023: there already."
    assert demo_learning.load() == "Series: there already."
