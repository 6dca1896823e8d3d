"""What people answered to the questions of an event, as staff read it."""

import csv

import pytest

from tests.factories.events import EventPageFactory, RegistrationFactory
from tests.factories.questions import question

pytestmark = pytest.mark.django_db

MEAL = question("one", "Meal", id="meal", options=[("Meat", "", "m"), ("None", "", "n")])
WISH = question("long_text", "Wishes", id="wish")


@pytest.fixture
def registration():
    event = EventPageFactory(questions=[MEAL, WISH])
    return RegistrationFactory(event=event, answers={"meal": "m", "wish": "=1+1\n<script>", "gone": "x"})


def test_stand_on_the_page_of_the_registration_as_text(staff, registration):
    html = staff.get(f"/admin/registrations/inspect/{registration.pk}/").content.decode()
    assert "<dt>Meal</dt><dd>Meat</dd>" in html
    assert "<dt>Wishes</dt><dd>=1+1<br>&lt;script&gt;</dd>" in html


def test_are_columns_of_the_list_of_one_event(staff, registration):
    RegistrationFactory()
    file = staff.get(f"/admin/registrations/?event={registration.event_id}&export=csv").content.decode("utf-8-sig")
    [header, row] = list(csv.reader(file.splitlines(keepends=True)))
    assert header[-2:] == ["Meal", "Wishes"]
    assert row[-2:] == ["Meat", "'=1+1\n<script>"]
    assert "Meal" not in staff.get("/admin/registrations/?export=csv").content.decode("utf-8-sig")
