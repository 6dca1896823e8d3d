"""Every column by which a row points at a person, today's models and those to come, and how it is pointed elsewhere."""

from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError, models, transaction
from django.db.models import ManyToOneRel
from django.utils.translation import gettext as _

from participants.models import MatchCandidate, MatchKey, Merge, Person, PersonEmail
from participants.signals import MergeRefused

# Their rows belong to one row of a person, or are settled by the merge itself (see merging and pairs).
OWN = (MatchCandidate, MatchKey, Merge, PersonEmail)

Moved = dict[str, list[Any]]


class InTheWay(MergeRefused):
    """Both have something of which one person can have only one, and no app has settled which of them stands."""


@dataclass(frozen=True)
class Pointer:
    """One column, or the two columns of a generic relation, by which rows of a model point at a person."""

    model: type[models.Model]
    field: Any

    @property
    def name(self) -> str:
        return f"{self.model._meta.label}.{self.field.name}"

    def at(self, person: Person) -> dict[str, Any]:
        """The values of the columns while they point at this person."""
        if isinstance(self.field, GenericForeignKey):
            return {self.field.ct_field: ContentType.objects.get_for_model(Person), self.field.fk_field: person.pk}
        return {self.field.name: person}

    def rows(self, person: Person) -> models.QuerySet[Any]:
        return self.model._base_manager.filter(**self.at(person))

    def movable(self, drop: Person, keep: Person) -> models.QuerySet[Any]:
        """What is to be re-pointed. In a plain list of members nobody is needed twice: that row stays where it is."""
        rows = self.rows(drop)
        if not self.model._meta.auto_created:
            return rows
        [other] = [it for it in self.model._meta.fields if it.is_relation and it != self.field]
        return rows.exclude(**{f"{other.name}__in": self.rows(keep).values(other.name)})

    def point(self, numbers: list[Any], *, away: Person, to: Person) -> None:
        """Point these rows at `to`, those of them that still point at `away`. Raises InTheWay."""
        if getattr(self.field, "primary_key", False):  # the row would become another row
            raise self._in_the_way()
        try:
            with transaction.atomic():
                self.rows(away).filter(pk__in=numbers).update(**self.at(to))
        except IntegrityError as error:
            raise self._in_the_way() from error

    def _in_the_way(self) -> InTheWay:
        return InTheWay(
            _("“%(what)s” of the two cannot stand side by side with one person. Settle that first.")
            % {"what": self.model._meta.verbose_name_plural}
        )


def pointers() -> list[Pointer]:
    """All of them, by introspection. What Wagtail keeps of a row's own history stays with that row.

    Wagtail's index of references leaves people out (`add_to_reference_index` of their viewset): nothing to point there.
    """
    relations = Person._meta.get_fields(include_hidden=True)
    related = (it for it in relations if isinstance(it, ManyToOneRel) and it.related_model not in OWN)
    keys: list[Any] = [relation.field for relation in related]
    generic = [
        field
        for model in apps.get_models()
        for field in model._meta.private_fields
        if isinstance(field, GenericForeignKey) and not model.__module__.startswith("wagtail.")
    ]
    return [Pointer(field.model, field) for field in [*keys, *generic] if field.model._meta.managed]


def rows_of(person: Person) -> int:
    """How much there is on record of a person: all rows that point at them."""
    return sum(pointer.rows(person).count() for pointer in pointers())


def move(drop: Person, keep: Person) -> Moved:
    """Point at `keep` whatever points at `drop`; what was moved, by the names of the pointers. Raises InTheWay."""
    moved = {}
    for pointer in pointers():
        numbers = list(pointer.movable(drop, keep).values_list("pk", flat=True))
        if numbers:
            pointer.point(numbers, away=drop, to=keep)
            moved[pointer.name] = numbers
    return moved


def move_back(moved: Moved, drop: Person, keep: Person) -> None:
    """Undo `move`: what has been deleted or pointed elsewhere since stays so. Raises InTheWay."""
    for pointer in pointers():
        if pointer.name in moved:
            pointer.point(moved[pointer.name], away=keep, to=drop)
