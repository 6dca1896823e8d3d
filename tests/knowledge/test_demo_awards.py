import pytest

from knowledge import demo_awards
from knowledge.models import Award
from tests.factories.attending import attend
from tests.factories.events import PastEventPageFactory
from tests.factories.learning import EnrolmentFactory, SeriesFactory, SeriesSessionFactory
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


def test_the_finished_series_has_certificates_and_one_of_them_was_put_right(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    assert demo_awards.load() == "Certificates: there already, or no series is finished."
    UserFactory(email="staff@example.org")
    series, event = SeriesFactory(slug=demo_awards.FINISHED), PastEventPageFactory()
    SeriesSessionFactory(series=series, event=event)
    for _number in range(2):
        EnrolmentFactory(series=series, person=attend(event).person)
    EnrolmentFactory(series=series)
    assert demo_awards.load() == "3 certificates."
    assert sorted(it.status for it in Award.objects.all()) == ["issued", "issued", "superseded"]
    assert demo_awards.load() == "Certificates: there already, or no series is finished."
