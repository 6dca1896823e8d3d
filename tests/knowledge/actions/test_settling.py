"""Two people were one: of two enrolments in one series the stronger stands."""

import pytest

from knowledge.actions.settling import EnrolledAgain
from knowledge.models import Enrolment
from tests.factories.learning import EnrolmentFactory, SeriesFactory
from tests.factories.merging import merged, undone
from tests.factories.people import PersonFactory

pytestmark = pytest.mark.django_db

ORDER = ["withdrawn", "nominated", "enrolled"]


def rows(*enrolments) -> list[tuple]:
    found = Enrolment.objects.select_related("person", "merged_into").in_bulk()
    return [(found[it.pk].person, found[it.pk].state, found[it.pk].merged_into) for it in enrolments]


@pytest.mark.parametrize(("ours", "theirs"), [(ours, theirs) for ours in ORDER for theirs in ORDER])
def test_stronger_state_stands_and_comes_apart_again(ours, theirs):
    keep, drop = PersonFactory(), PersonFactory()
    series = SeriesFactory()
    own = EnrolmentFactory(series=series, person=keep, state=ours)
    other = EnrolmentFactory(series=series, person=drop, state=theirs)
    alone = EnrolmentFactory(person=drop)
    done = merged(keep, drop)
    stands, lost = (other, own) if ORDER.index(theirs) > ORDER.index(ours) else (own, other)
    assert rows(stands, lost, alone) == [
        (keep, stands.state, None),
        (keep, "merged", stands),
        (keep, "enrolled", None),
    ]
    undone(done)
    assert rows(own, other, alone) == [(keep, ours, None), (drop, theirs, None), (drop, "enrolled", None)]


def test_undoing_refuses_beside_a_newer_enrolment_of_the_same_person():
    keep, drop = PersonFactory(), PersonFactory()
    series = SeriesFactory()
    EnrolmentFactory(series=series, person=keep)
    EnrolmentFactory(series=series, person=drop)
    done = merged(keep, drop)
    EnrolmentFactory(series=series, person=drop)
    with pytest.raises(EnrolledAgain, match=r"^Since the merge there is a new enrolment in “Digital services"):
        undone(done)
