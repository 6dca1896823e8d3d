"""What was counted from attendance, kept together with what it was counted from."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.core.privacy import PersonalData


class Result(models.Model):
    """The cells of one scope: of an event, or of a year, an indicator or an activity (indicators/scopes.py).

    `events` is the evidence: by the number of each event of the scope, how many attendances of it are counted. A row
    that was counted from other events than those of its scope today, or by other `rules`, is counted again by whoever
    reads it. `cells` are numbers of cells with their attendances and people (indicators/cells.py), `times` those of
    groups with how many people came how often; nobody is named.
    """

    personal = PersonalData(held=(), other={"numbers of a table, of nobody": ("events", "cells", "times", "people")})

    scope = models.CharField(_("what is counted"), max_length=40, unique=True)
    events = models.JSONField(_("attendances by event"), default=dict)
    cells = models.JSONField(_("cells"), default=dict)
    times = models.JSONField(_("people by how often they came"), default=dict, blank=True)
    attendances = models.PositiveIntegerField(_("attendances"), default=0)
    people = models.PositiveIntegerField(_("people"), default=0)
    rules = models.PositiveSmallIntegerField(_("version of the rules"))
    computed_at = models.DateTimeField(_("counted"))

    class Meta:
        verbose_name = _("stored result")
        verbose_name_plural = _("stored results")

    def __str__(self) -> str:
        return self.scope


class EvidenceChange(models.Model):
    """That attendance of an event has changed and the stored results do not tell yet.

    Written in the transaction of the change, so that nobody can read the one without the other, and gone when it is
    counted. `group` is what the person is counted as (sex, country, seniority, level); empty: anybody. Rows are added
    and taken away, never changed, and lock nothing: people who check in at once do not wait for each other.
    """

    event = models.ForeignKey("events.EventPage", on_delete=models.DO_NOTHING, db_constraint=False, related_name="+")
    group = models.CharField(_("counted as"), max_length=60, blank=True)

    class Meta:
        verbose_name = _("change of evidence")
        verbose_name_plural = _("changes of evidence")
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return f"{self.event_id} {self.group}"
