"""The mails of an event as somebody would read them: with a made-up person, for staff who write the texts."""

from datetime import timedelta

from django.utils import timezone, translation

from events.mails import context_of
from events.models import EventPage, Registration
from events.models.correspondence import MailKind
from participants.models import Person
from portal.core.dates import moment
from portal.core.mail import Letter, letter

NAMES = {"en": ("Aigerim", "Example"), "ru": ("Айгерим", "Примерова")}


def example(event: EventPage, kind: str, language: str) -> Letter:
    """This kind of mail about the event, with the event's own texts as they stand in `event`, published or not."""
    registration = _registration(event, kind, language)
    with translation.override(language):
        more = {
            "position": 3,
            "deadline": moment(timezone.now() + timedelta(hours=event.offer_hours), event.time_zone),
            "reason": translation.gettext("Here stands the reason."),
            "nominator": "",
            "changes": [{"what": translation.gettext("Place"), "before": "A", "now": "B"}],
            "days": 7 if kind == MailKind.REMINDER_WEEK else 1,
            "survey_url": event.survey_url,
        }
    return letter(kind, language=language, context=context_of(kind, registration, more))


def _registration(event: EventPage, kind: str, language: str) -> Registration:
    """One that is in no database; its link leads to nothing."""
    given_name, family_name = NAMES[language]
    person = Person(given_name=given_name, family_name=family_name, email="aigerim@example.org", language=language)
    before, _underscore, state = kind.partition("registration_")
    return Registration(
        event=event,
        person=person,
        code="EXAMPLE",
        state=state if not before else Registration.State.CONFIRMED,
        mode=event.usual_mode,
        language=language,
    )
