"""Rows full of tell-tale words: one of each model that declares to hold something about a person."""

from datetime import UTC, datetime
from itertools import count
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.db import models

from participants.models import Person, User
from portal.core.declarations import declarations
from portal.core.encryption import EncryptedDateField
from tests.factories.events import PastEventPageFactory
from tests.factories.learning import QuizFactory
from tests.factories.people import PersonFactory, UserFactory

WORD = "ztell"  # with letters that no code of the portal holds; each value is this and a number
AT = datetime(2022, 6, 1, tzinfo=UTC)
PHONE = "+77019998877"


class TellingWorld:
    """A person, `person`, of whom every related row tells; `made` are the rows by model. Others stand beside them."""

    # What the constraints of a model ask for beyond its types.
    CHOSEN: dict[str, dict[str, Any]] = {
        "core.OutgoingMail": {"state": "waiting", "sent_at": None},
        "events.Registration": {"state": "confirmed", "offered_until": None},
        "events.TravelRequest": {"state": "handed_in", "booked_at": None, "booked_by": None},
        "knowledge.Accommodation": {"series": None, "more_time_percent": 25},
        "knowledge.Attempt": {
            "submitted_at": None,
            "score": None,
            "most": None,
            "deadline": None,
            "draw": [],
            "rules": {},
        },
        "knowledge.Award": {"superseded_at": None, "number": "ABCDEFGHJKMN", "facts": {}, "sha256": ""},
        "knowledge.SessionPlace": {"registration": None},
        "participants.DataRequest": {"state": "open", "decided_at": None, "decided_by": None},
        "participants.MatchCandidate": {"state": "open", "decided_at": None, "decided_by": None, "score": 0.5},
        "participants.Merge": {"undone_at": None, "undone_by": None},
        "wagtailcore.ModelLogEntry": {"action": "wagtail.edit"},
    }

    start = WORD

    def __init__(self) -> None:
        self.numbers = count(1)
        self.event = PastEventPageFactory()
        self.quiz = QuizFactory()
        self.other = PersonFactory()
        self.person = self._person()
        self.dropped = self._person(merged_into=self.person)
        self.colleague = UserFactory(email="colleague@example.org")
        self.user = UserFactory(person=self.person, email=f"{self.word()}@example.org", first_name=self.word())
        self.made: dict[str, models.Model] = {"participants.Person": self.person, "participants.User": self.user}
        for model, data in declarations():
            if data.is_about_people and model._meta.label not in self.made:
                self.made[model._meta.label] = self._row(model)

    def word(self) -> str:
        return f"{self.start}{next(self.numbers)}"

    def _person(self, **fields: Any) -> Person:
        names = ("given_name", "family_name", "patronymic", "given_name_latin", "family_name_latin", "position")
        words = {name: self.word() for name in (*names, "accessibility_needs", "dietary_needs")}
        email = f"{self.word()}@example.org"
        return PersonFactory(**words, email=email, phone=PHONE, birth_years=1985, seniority="expert", **fields)

    def _row(self, model: type[models.Model]) -> models.Model:
        values = {
            field.name: self._value(field)
            for field in model._meta.concrete_fields
            if not (field.primary_key and isinstance(field, models.AutoField))
        }
        values |= {"first": self.other, "second": self.person} if "second" in values else {}
        values |= {"kept": self.person, "dropped": self.dropped} if "dropped" in values else {}
        values |= {name: self.colleague for name in ("decided_by", "by") if name in values}
        if "content_type" in values:
            values |= {"content_type": ContentType.objects.get_for_model(Person), "object_id": str(self.person.pk)}
        for name in {"addressee", "username", "recipient", "issued_for"} & values.keys():
            values[name] = self.person.pk if name in {"addressee", "issued_for"} else self.user.email
        row = model(**values | self.CHOSEN.get(model._meta.label, {}))
        models.Model.save(row, force_insert=True)
        return row

    def _value(self, field: models.Field) -> Any:
        if field.is_relation:
            return self._related(field.related_model, field.null)
        for kind, value in self._by_kind(field).items():
            if isinstance(field, kind):
                return value
        return field.get_default() if field.has_default() else 1

    def _by_kind(self, field: models.Field) -> dict[Any, Any]:
        """What a field of this kind holds; the first that fits."""
        return {
            models.FileField: ContentFile(self.word().encode(), self.word()),
            EncryptedDateField: AT.date(),
            models.JSONField: {self.word(): [self.word()]},
            models.EmailField: f"{self.word()}@example.org",
            models.CharField | models.TextField: self._text(field),
            models.DateTimeField: AT,
            models.DateField: AT.date(),
            models.GenericIPAddressField: "192.0.2.1",
        }

    def _related(self, model: type[models.Model], is_optional: bool) -> Any:
        known = {Person: self.person, User: self.user, type(self.event): self.event, type(self.quiz): self.quiz}
        found = known.get(model) or self.made.get(model._meta.label)
        return found or (None if is_optional else model._base_manager.first() or self._harmless(model))

    def _harmless(self, model: type[models.Model]) -> models.Model:
        """A row that others belong to, and that tells of nobody."""
        self.start = "plain"
        row = self._row(model)
        self.start = WORD
        return row

    def _text(self, field: models.Field) -> str:
        if field.choices:
            return field.choices[0][0]
        return self.word()[: field.max_length] if (field.max_length or 100) > 8 else "en"
