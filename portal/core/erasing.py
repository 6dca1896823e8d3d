"""Erasure by what the models declare: whatever is installed, and whatever will be, needs no line here."""

import hashlib
from collections.abc import Collection, Iterable, Iterator
from functools import partial
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.db.models.fields.files import FieldFile

from portal.core.codes import new_code
from portal.core.declarations import declarations
from portal.core.mentions import mentions
from portal.core.privacy import Erasure, PersonalData
from portal.core.subjects import Subject, rows_of

Model = type[models.Model]


def erase(subject: Subject) -> None:
    """Do to every field about this subject what its declaration says. To be called in a transaction, under its locks.

    Files are deleted when the transaction commits. A second time there is nothing left to find.
    """
    touched: dict[Model, list[Any]] = {}
    for model, data in declarations():
        touched[model] = list(rows_of(model, data, subject).values_list("pk", flat=True))
        erase_rows(model, data, touched[model])
    for model, data in declarations():
        if data.trail:
            for numbers in _trail_of(model, touched):
                erase_rows(model, data, numbers)
        _erase_mentions(model, data, subject.words)


def erase_rows(model: Model, data: PersonalData, numbers: Collection[Any]) -> None:
    """Erase these rows of one model."""
    if not numbers:
        return
    rows = model._base_manager.filter(pk__in=numbers)
    if _names(data, Erasure.DELETE):
        delete(rows)
        return
    blank(rows, _names(data, Erasure.BLANK))
    renewed, digested = _names(data, Erasure.RENEW), _names(data, Erasure.DIGEST)
    if renewed or digested:
        for row in rows.values("pk", *renewed, *digested):
            values = {name: _renewed(model._meta.get_field(name)) for name in renewed}
            values |= {name: _digest(row[name]) for name in digested}
            rows.filter(pk=row["pk"]).update(**values)


def delete(rows: models.QuerySet[Any]) -> int:
    """Delete the rows, and their files when the transaction commits. Returns how many rows."""
    _drop_files(rows, [name for name, _value in _files(rows.model)])
    return rows.delete()[1].get(rows.model._meta.label, 0)


def blank(rows: models.QuerySet[Any], names: Iterable[str]) -> int:
    """Empty these fields of the rows, and delete the files of file fields when the transaction commits."""
    fields = [rows.model._meta.get_field(name) for name in names]
    _drop_files(rows, [field.name for field in fields if isinstance(field, models.FileField)])
    for field in fields:
        if field.many_to_many:
            link = f"{field.m2m_field_name()}__in"
            field.remote_field.through._base_manager.filter(**{link: rows}).delete()
    values = {field.name: blank_value(field) for field in fields if not field.many_to_many}
    return rows.update(**values) if values else 0


def blank_value(field: Any) -> Any:
    """What the field holds when it holds nothing."""
    if isinstance(field, models.JSONField):
        return field.get_default() if field.has_default() else {}
    if isinstance(field, models.BooleanField):
        return False
    return None if field.null else ""


def _names(data: PersonalData, erasure: Erasure) -> list[str]:
    return [name for name, kind in data.fields.items() if kind.on_erasure == erasure]


def _renewed(field: Any) -> str:
    """A value that nobody knows: what the field makes by itself, or an address to which no mail can go."""
    if field.has_default():
        return str(field.get_default())
    code = new_code(16)
    return f"{code.lower()}@erased.invalid" if isinstance(field, models.EmailField) else code


def _digest(text: str) -> str:
    """The same for the same words. What has been digested already stays as it is."""
    return text if text.startswith("sha256:") else f"sha256:{hashlib.sha256(text.encode()).hexdigest()}"


def _trail_of(model: Model, touched: dict[Model, list[Any]]) -> Iterator[list[Any]]:
    """The rows of a trail that tell about the touched rows, by their type."""
    for touched_model, numbers in touched.items():
        if numbers:
            told = ContentType.objects.get_for_model(touched_model, for_concrete_model=False)
            rows = model._base_manager.filter(content_type=told, object_id__in=[str(number) for number in numbers])
            yield list(rows.values_list("pk", flat=True))


def _erase_mentions(model: Model, data: PersonalData, words: Collection[str]) -> None:
    """Empty the searched fields that name the subject, in rows that no key leads to."""
    for held in data.held:
        if held.kind.on_erasure == Erasure.SEARCH:
            for row in model._base_manager.filter(held.kind.until.only).only(*held.fields).iterator():
                named = [name for name in held.fields if _names_somebody(getattr(row, name), words)]
                if named:
                    blank(model._base_manager.filter(pk=row.pk), named)


def _names_somebody(value: Any, words: Collection[str]) -> bool:
    if isinstance(value, FieldFile):
        return bool(value) and value.storage.exists(value.name) and mentions(_content(value), words)
    return any(all(piece in str(value) for piece in word.split()) for word in words)


def _content(file: FieldFile) -> bytes:
    with file.open("rb") as opened:
        content: bytes = opened.read()
    return content


def _files(model: Model) -> list[tuple[str, Any]]:
    return [(field.name, field) for field in model._meta.concrete_fields if isinstance(field, models.FileField)]


def _drop_files(rows: models.QuerySet[Any], names: list[str]) -> None:
    for name, field in _files(rows.model):
        if name in names:
            for file in rows.exclude(**{name: ""}).values_list(name, flat=True):
                transaction.on_commit(partial(field.storage.delete, file))
