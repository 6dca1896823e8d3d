"""Retention runs by itself: every rule that a model declares is kept by the same few lines, once a day.

A rule says from which moment days are counted, and what is then done: fields emptied, rows deleted, people anonymised.
Moments that only an app knows are clocks: functions without arguments, named in settings.PRIVACY_CLOCKS, that return an
expression with a day for each row of the model.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import structlog
from django.conf import settings
from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.text import capfirst

from portal.core.declarations import declarations
from portal.core.erasing import blank, blank_value, delete
from portal.core.models import RetentionRun
from portal.core.privacy import Until, WhenDue

logger = structlog.get_logger(__name__)

BATCH = 500
MOST_BATCHES = 40  # of one rule in one run; what is left waits for the next, and the dashboard shows it
MOST_PEOPLE = 500  # each is anonymised by itself
SOON = timedelta(days=30)
GRACE = timedelta(hours=26)  # the time between two runs: only what a run has left is overdue


@dataclass(frozen=True)
class Rule:
    """What one model keeps under one rule."""

    model: type[models.Model]
    fields: tuple[str, ...]
    until: Until

    @property
    def key(self) -> str:
        return f"{self.model._meta.label}: {', '.join(self.fields)}"


@dataclass(frozen=True)
class Standing:
    """How a rule stands: rows under it, rows due within a month, rows that should have gone already."""

    title: str
    fields: str
    until: str
    when_due: str
    held: int
    soon: int
    overdue: int


def rules() -> Iterator[Rule]:
    """Every rule with days, once for each model."""
    for model, data in declarations():
        fields: dict[Until, list[str]] = {}
        for held in data.held:
            if held.kind.until.days is not None:
                fields.setdefault(held.kind.until, []).extend(held.fields)
        for until, names in fields.items():
            yield Rule(model, tuple(names), until)


def run(*, at: datetime) -> RetentionRun:
    """Do what every rule says of this moment. Again at the same moment: nothing is left to do.

    Each batch is a transaction of its own: a run that is interrupted has kept what it did, and the next goes on.
    """
    started = RetentionRun.objects.create(started_at=at)
    done = {rule.key: number for rule in rules() if (number := _keep(rule, at=at))}
    started.done, started.finished_at = done, max(at, timezone.now())
    started.save(update_fields=["done", "finished_at"])
    logger.info("retention_run", done=done)
    return started


def run_once_a_day(*, at: datetime) -> RetentionRun | None:
    """The run of this day, unless one has finished today."""
    midnight = timezone.localtime(at).replace(hour=0, minute=0, second=0, microsecond=0)
    if RetentionRun.objects.filter(started_at__gte=midnight, finished_at__isnull=False).exists():
        return None
    return run(at=at)


def standings(*, at: datetime) -> list[Standing]:
    """All rules as they stand, for the dashboard. Numbers of rows, nothing about anybody."""
    return [_standing(rule, at=at) for rule in rules()]


def under(rule: Rule) -> models.QuerySet[Any]:
    """The rows that still hold something under the rule."""
    rows = rule.model._base_manager.filter(rule.until.only)
    return rows.filter(_filled(rule)) if rule.until.when_due == WhenDue.BLANK else rows


def due(rule: Rule, *, at: datetime) -> models.QuerySet[Any]:
    """Those of them whose time is over at this moment, in an order in which batches follow each other."""
    days = timedelta(days=rule.until.days or 0)
    clock = settings.PRIVACY_CLOCKS.get(rule.until.since)
    if clock:
        counted = under(rule).annotate(since=import_string(clock)())
        return counted.filter(since__lt=timezone.localdate(at) - days).order_by("pk")
    return under(rule).annotate(since=F(rule.until.since)).filter(since__lt=at - days).order_by("pk")


def _filled(rule: Rule) -> Q:
    fields = [rule.model._meta.get_field(name) for name in rule.fields]
    filled = Q()
    for field in fields:
        nothing = blank_value(field)
        filled |= Q(**{f"{field.name}__isnull": False}) if nothing is None else ~Q(**{field.name: nothing})
    return filled


def _keep(rule: Rule, *, at: datetime) -> int:
    """How many rows were dealt with."""
    if rule.until.when_due == WhenDue.ANONYMISE:
        anonymise = import_string(settings.PRIVACY_ANONYMISE)
        numbers = list(due(rule, at=at).values_list("pk", flat=True)[:MOST_PEOPLE])
        return sum(anonymise(number, at=at) for number in numbers)
    done = 0
    for _batch in range(MOST_BATCHES):
        numbers = list(due(rule, at=at).values_list("pk", flat=True)[:BATCH])
        if not numbers:
            break
        with transaction.atomic():
            rows = rule.model._base_manager.filter(pk__in=numbers)
            done += delete(rows) if rule.until.when_due == WhenDue.DELETE else blank(rows, rule.fields)
    return done


def _standing(rule: Rule, *, at: datetime) -> Standing:
    names = (str(rule.model._meta.get_field(name).verbose_name) for name in rule.fields)
    return Standing(
        title=capfirst(str(rule.model._meta.verbose_name_plural)),
        fields=", ".join(names),
        until=str(rule.until.words),
        when_due=str(rule.until.when_due.label),
        held=under(rule).count(),
        soon=due(rule, at=at + SOON).count(),
        overdue=due(rule, at=at - GRACE).count(),
    )
