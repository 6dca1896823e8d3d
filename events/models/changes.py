"""What has changed about an event and is still to be told to its people."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _

from events.models.pages import CALENDAR_FIELDS, EventPage
from portal.core.privacy import PersonalData

TOLD_AFTER = timedelta(minutes=10)  # who corrects a slip at once floods nobody
FACTS = (*CALENDAR_FIELDS, "country_id")


class EventChange(models.Model):
    """That when or where has changed since people were told; gone when they are told, or when it is as it was."""

    personal = PersonalData(held=(), other={"when and where, of nobody": ("before",)})

    event = models.OneToOneField(EventPage, on_delete=models.CASCADE, related_name="untold_change")
    before = models.JSONField(help_text=_("When and where, as people know it."), encoder=DjangoJSONEncoder)
    changed_at = models.DateTimeField(_("changed"))

    class Meta:
        verbose_name = _("change of an event")
        verbose_name_plural = _("changes of events")

    def __str__(self) -> str:
        return str(self.event)

    @property
    def former_event(self) -> EventPage:
        """The event as people know it; a row that is in no database."""
        return EventPage(pk=self.event_id, **{name: _read(name, value) for name, value in self.before.items()})


def facts_of_row(event: EventPage) -> dict[str, Any]:
    return {name: getattr(event, name) for name in FACTS}


def as_stored(facts: dict[str, Any]) -> dict[str, Any]:
    """The facts as JSON keeps them."""
    return {name: it.isoformat() if isinstance(it, (date, time, datetime)) else it for name, it in facts.items()}


def _read(name: str, value: Any) -> Any:
    return EventPage._meta.get_field(name.removesuffix("_id")).to_python(value) if value is not None else None
