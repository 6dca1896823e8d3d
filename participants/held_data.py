"""Everything that is held on somebody, found through what the models declare: for "My data" and its file.

A model that declares personal data appears here by itself. Nobody else's data may: keys to people and accounts are left
out, and kinds that are not shown to the person are told by their number alone.
"""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import override

from participants.models import Person, User
from portal.core.declarations import declaration_of, declarations
from portal.core.privacy import Category, Kept, PersonalData
from portal.core.subjects import Subject, rows_of

Model = type[models.Model]


@dataclass(frozen=True)
class Value:
    """One field of one row: its name in the file, its name and its words on the page, its plain value for the file."""

    name: str
    label: str
    words: str
    plain: Any


@dataclass(frozen=True)
class Reason:
    """What kind of data it is, why it is kept, and until when."""

    what: str
    purpose: str
    until: str


@dataclass(frozen=True)
class Section:
    """The rows of one model."""

    model: str
    title: str
    reasons: tuple[Reason, ...]
    rows: tuple[tuple[Value, ...], ...]


@dataclass(frozen=True)
class Unseen:
    """Rows that are kept and not shown, with what they are for; or what the account did, as staff."""

    model: str
    title: str
    reason: Reason
    number: int


@dataclass(frozen=True)
class HeldData:
    """All that is held on one person: what is shown, what is not, and how often their account did something."""

    sections: tuple[Section, ...]
    unseen: tuple[Unseen, ...]
    acts: tuple[Unseen, ...]


def held_on(user: User) -> HeldData:
    """Everything held on the person and the account of this user, in the active language."""
    subject = _subject(user)
    declared = [(model, data) for model, data in declarations() if data.is_about_people]
    declared.sort(key=lambda pair: "self" not in (*pair[1].people, *pair[1].accounts))  # who one is, then the rest
    found = [(model, data, _open_rows(model, data, subject)) for model, data in declared]
    return HeldData(
        sections=tuple(section for model, data, rows in found for section in _sections(model, data, rows)),
        unseen=tuple(unseen for model, data, rows in found for unseen in _unseen(model, data, rows)),
        acts=tuple(_acts(user)),
    )


def as_json(user: User, *, at: datetime) -> dict[str, Any]:
    """The same for a file: names of fields as they stand in the tables, values as plain as JSON has them."""
    with override("en"):
        held = held_on(user)
    return {
        "made_at": at.isoformat(),
        "held": [
            {
                "model": section.model,
                "why": [asdict(reason) for reason in section.reasons],
                "rows": [{value.name: value.plain for value in row} for row in section.rows],
            }
            for section in held.sections
        ],
        "held_and_not_shown": [_unseen_as_json(unseen) for unseen in held.unseen],
        "done_as_staff": [_unseen_as_json(act) for act in held.acts],
    }


def _unseen_as_json(unseen: Unseen) -> dict[str, Any]:
    return {"model": unseen.model, "why": asdict(unseen.reason), "rows": unseen.number}


def _open_rows(model: Model, data: PersonalData, subject: Subject) -> models.QuerySet[Any]:
    rows = rows_of(model, data, subject)
    return rows.exclude(data.secret) if data.secret else rows


def _subject(user: User) -> Subject:
    """Only the address that opens the account: who has it reads its mails. Other addresses may be an office's."""
    people = [user.person_id] if user.person_id else []
    more = list(people)
    while more:
        more = list(Person.with_merged.filter(merged_into__in=more).values_list("pk", flat=True))
        people += more
    return Subject(people=frozenset(people), accounts=frozenset({user.pk}), addresses=frozenset({user.email}))


def _sections(model: Model, data: PersonalData, rows: models.QuerySet[Any]) -> Iterator[Section]:
    kinds = [held.kind for held in data.held if held.kind.is_shown]
    names = [name for held in data.held if held.kind.is_shown for name in held.fields if not _names_people(model, name)]
    shown = [_values(row, names) for row in rows.select_related(*_relations(model, names))] if names else []
    if shown:
        yield Section(
            model=model._meta.label,
            title=capfirst(str(model._meta.verbose_name_plural if len(shown) > 1 else model._meta.verbose_name)),
            reasons=tuple(dict.fromkeys(_reason(kind) for kind in kinds)),
            rows=tuple(shown),
        )


def _unseen(model: Model, data: PersonalData, rows: models.QuerySet[Any]) -> Iterator[Unseen]:
    hidden = [held.kind for held in data.held if not held.kind.is_shown and held.kind.category != Category.TRACE]
    number = rows.count() if hidden else 0
    if number:
        for reason in dict.fromkeys(_reason(kind) for kind in hidden):
            yield Unseen(model._meta.label, capfirst(str(model._meta.verbose_name)), reason, number)


def _acts(user: User) -> Iterator[Unseen]:
    """How often the account is named as the one who decided or changed something. The rows are about other people."""
    for model, data in declarations():
        for held in data.held:
            for name in held.fields:
                is_act = held.kind.category == Category.TRACE and _points_at(model, name, get_user_model())
                number = model._base_manager.filter(**{name: user}).count() if is_act else 0
                if number:
                    yield Unseen(f"{model._meta.label}.{name}", _act(model, name), _reason(held.kind), number)


def _act(model: Model, name: str) -> str:
    return f"{capfirst(str(model._meta.verbose_name))}: {model._meta.get_field(name).verbose_name}"


def _reason(kind: Kept) -> Reason:
    return Reason(str(kind.category.label), str(kind.purpose), str(kind.until.words))


def _values(row: Any, names: list[str]) -> tuple[Value, ...]:
    fields = [row._meta.get_field(name) for name in names]
    return tuple(
        Value(field.name, capfirst(str(field.verbose_name)), _words(row, field), _plain(row, field)) for field in fields
    )


def _words(row: Any, field: Any) -> str:
    if field.many_to_many:
        return ", ".join(str(other) for other in getattr(row, field.name).all())
    value = getattr(row, field.name)
    if field.choices:
        return str(getattr(row, f"get_{field.name}_display")())
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, datetime):
        return date_format(timezone.localtime(value), "DATETIME_FORMAT")
    if isinstance(value, date):
        return date_format(value, "DATE_FORMAT")
    return _described(value) if isinstance(value, models.Model) else str("" if value is None else value)


def _described(row: models.Model) -> str:
    """A row that another one points at: of what is itself about the person only its own relations, else its name."""
    declared = declaration_of(type(row))
    if declared and declared.is_about_people:
        names = [name for name in declared.fields if _is_relation(type(row), name)]
        return ", ".join(_described(getattr(row, name)) for name in names if not _names_people(type(row), name))
    return str(getattr(row, "local_title", None) or row)


def _plain(row: Any, field: Any) -> Any:
    if field.many_to_many:
        return [str(other) for other in getattr(row, field.name).all()]
    value = getattr(row, field.name)
    if isinstance(value, models.Model):
        return _described(value)
    return value if value is None or isinstance(value, bool | int | float | str | dict | list) else _text(value)


def _text(value: Any) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


def _relations(model: Model, names: list[str]) -> list[str]:
    """What to fetch along with the rows, so that describing them asks nothing more."""
    found = []
    for name in names:
        if _is_relation(model, name) and not _names_people(model, name):
            target = model._meta.get_field(name).related_model
            declared = declaration_of(target)
            further = _relations(target, list(declared.fields)) if declared and declared.is_about_people else []
            found += [name, *(f"{name}__{more}" for more in further)]
    return found


def _is_relation(model: Model, name: str) -> bool:
    """To one row of another model."""
    field = model._meta.get_field(name)
    return bool(field.is_relation) and not field.many_to_many and field.related_model is not model


def _names_people(model: Model, name: str) -> bool:
    return _points_at(model, name, Person) or _points_at(model, name, get_user_model())


def _points_at(model: Model, name: str, target: Model) -> bool:
    return _is_relation(model, name) and model._meta.get_field(name).related_model is target
