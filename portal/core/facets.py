"""Filters of a list, read from its address: what was asked, and what is offered with the number that would be left."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Option:
    value: str
    label: str
    count: int | None  # None: of a choice that leaves nothing out, as that of an order
    is_chosen: bool


@dataclass(frozen=True)
class Select:
    name: str
    label: str
    options: tuple[Option, ...]
    unchosen: str = ""  # what it says while nothing is chosen, if not "All"


def known_choices(
    asked: Mapping[str, str], options: Mapping[str, Collection[str]]
) -> tuple[dict[str, str], dict[str, str]]:
    """What was asked and can be chosen, by filter, and what nobody knows. What was not asked is in neither."""
    given = {name: asked.get(name, "").strip() for name in options}
    known = {name: value for name, value in given.items() if value in options[name]}
    return known, {name: value for name, value in given.items() if value and name not in known}
