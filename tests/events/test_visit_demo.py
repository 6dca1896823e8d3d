import pytest

from events import visit_demo
from events.models import Nomination, TravelRequest
from participants import demo as participants_demo
from participants.models import User

pytestmark = pytest.mark.django_db


def test_two_countries_have_nominated_and_one_nominee_travels_with_a_made_up_passport(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    participants_demo.load()
    assert visit_demo.load() == "5 nominations, 1 of them confirmed."
    assert visit_demo.load() == "Nominations: there already."
    by = {row.submitted_by.email for row in Nomination.objects.select_related("submitted_by")}
    assert by == {"focal.armenia@example.org", "focal.georgia@example.org"}
    assert not User.objects.get(email="focal.georgia@example.org").has_usable_password()
    assert TravelRequest.objects.get().passport_name.startswith("SPECIMEN")
