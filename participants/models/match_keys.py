from typing import ClassVar

from django.db import models

from participants.models.kinds import MATCHING
from portal.core.privacy import PersonalData


class MatchKey(models.Model):
    """A blocking key of a person: only people who share one are compared."""

    personal = PersonalData(people=("person",), held=(MATCHING("key"),))

    person = models.ForeignKey("participants.Person", on_delete=models.CASCADE, related_name="match_keys")
    key = models.CharField(max_length=40)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["key", "person"], name="match_key_once")]

    def __str__(self) -> str:
        return self.key
