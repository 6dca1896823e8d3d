"""The register of processing, docs/privacy.md: written from what the models say of themselves, in English."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import models
from django.template.loader import render_to_string
from django.utils.text import capfirst
from django.utils.translation import override

from portal.core.declarations import declarations
from portal.core.privacy import PersonalData

FILE = Path(settings.BASE_DIR, "docs", "privacy.md")


@dataclass(frozen=True)
class Line:
    """Fields of one model that are kept alike, in words."""

    fields: str
    category: str
    purpose: str
    basis: str
    until: str
    seen_by: str
    on_erasure: str


@dataclass(frozen=True)
class Entry:
    """One model of the register."""

    name: str
    label: str
    about: str
    lines: tuple[Line, ...]


def as_markdown() -> str:
    """The whole register; the same models give the same text."""
    with override("en"):
        text = render_to_string("core/register.md", {"entries": list(entries())})
    return "\n".join(line.rstrip() for line in text.strip().splitlines()) + "\n"


def entries() -> Iterator[Entry]:
    for model, declared in declarations():
        if declared.held:
            yield Entry(
                name=capfirst(str(model._meta.verbose_name)),
                label=model._meta.label,
                about=_about(declared),
                lines=tuple(_lines(model, declared)),
            )


def _lines(model: type[models.Model], declared: PersonalData) -> Iterator[Line]:
    for held in declared.held:
        kind = held.kind
        yield Line(
            fields=", ".join(_words(model, name) for name in held.fields),
            category=kind.category.label,
            purpose=str(kind.purpose),
            basis=kind.basis.label,
            until=str(kind.until.words),
            seen_by=", ".join(str(audience.label) for audience in kind.seen_by),
            on_erasure=kind.on_erasure.label,
        )


def _words(model: type[models.Model], name: str) -> str:
    return str(getattr(model._meta.get_field(name), "verbose_name", name))


def _about(declared: PersonalData) -> str:
    """Whom the rows are about, in words."""
    if declared.trail:
        return "whoever the changed row is about; the colleague who changed it"
    if declared.people and declared.accounts:
        return "participants and staff who have an account"
    if declared.people:
        return "participants"
    if declared.numbers or declared.addresses:
        return "whoever has the address"
    return "whoever has an account" if declared.accounts else "staff"
