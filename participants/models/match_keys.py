from typing import ClassVar

from django.db import models


class MatchKey(models.Model):
    """A blocking key of a person: only people who share one are compared.

    Personal data: derived from the name and the addresses, kept exactly as long as those.
    """

    person = models.ForeignKey("participants.Person", on_delete=models.CASCADE, related_name="match_keys")
    key = models.CharField(max_length=40)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["key", "person"], name="match_key_once")]

    def __str__(self) -> str:
        return self.key
