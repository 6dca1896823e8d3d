from datetime import timedelta

import pytest
from django.template import Context, Template
from django.utils import timezone

from events.check_in_codes import code_of
from tests.factories.events import EventPageFactory, RegistrationFactory

pytestmark = pytest.mark.django_db

TAG = Template("{% load check_in_tags %}{% registration_qr registration %}")


def shown(registration) -> str:
    return TAG.render(Context({"registration": registration})).strip()


def test_confirmed_person_has_a_code_until_the_event_is_over():
    today = timezone.localdate()
    event = EventPageFactory(starts_on=today - timedelta(days=1), ends_on=today)
    registration = RegistrationFactory(event=event)
    html = shown(registration)
    assert (html.count("<svg"), html.count(code_of(registration)), "style" in html) == (1, 1, False)
    assert registration.person.family_name not in html
    event.ends_on = today - timedelta(days=1)
    assert shown(registration) == ""


@pytest.mark.parametrize("state", ["applied", "waiting", "declined", "withdrawn"])
def test_nobody_else_has_a_code(state):
    assert shown(RegistrationFactory(state=state)) == ""
