from datetime import UTC, date, datetime, timedelta

import factory
from django.utils import timezone
from django.utils.text import slugify

from events.models import EventIndexPage, EventPage, Registration
from tests.factories.people import PersonFactory


class EventPageFactory(factory.django.DjangoModelFactory):
    """A published two-day seminar in a month from now, open to all, below the list of events that migrations make."""

    class Meta:
        model = EventPage

    title = factory.Sequence(lambda n: f"Seminar {n}")
    title_ru = factory.Sequence(lambda n: f"Семинар {n}")
    slug = factory.LazyAttribute(lambda event: slugify(event.title))
    summary = "Two days on open data."
    summary_ru = "Два дня об открытых данных."
    type = EventPage.Type.SEMINAR
    starts_on = factory.LazyFunction(lambda: timezone.localdate() + timedelta(days=30))
    ends_on = factory.LazyAttribute(lambda event: event.starts_on + timedelta(days=1))
    admission = EventPage.Admission.OPEN

    @classmethod
    def _create(cls, model_class, *_args, **fields):
        # The index is read afresh: treebeard counts children on the instance it is given.
        return EventIndexPage.objects.get().add_child(instance=model_class(**fields))


class PastEventPageFactory(EventPageFactory):
    starts_on = date(2022, 6, 20)


class RegistrationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Registration

    event = factory.SubFactory(EventPageFactory)
    person = factory.SubFactory(PersonFactory)
    state = Registration.State.CONFIRMED
    source = Registration.Source.SELF
    language = "en"
    mode = factory.SelfAttribute("event.usual_mode")
    registered_at = datetime(2022, 5, 1, 6, tzinfo=UTC)
    queued_at = factory.SelfAttribute("registered_at")
