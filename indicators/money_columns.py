"""Which column of a plan or a ledger holds what, told by the words above it, in English or Russian. Pure."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

LOOKED_AT = 20  # rows in which the names of the columns are looked for; above them may stand a title

_NUMBER = ("number", "no", "номер", "№")
_ACCOUNT = (
    "account",
    "счета",
    "account code",
    "budget account",
    "счет",
    "код счета",
    "бюджетный счет",
    "номер счета",
    "статья",
)
_AMOUNT = (
    "amount",
    "sum",
    "total amount",
    "expenditure",
    "сумма",
    "расход",
    "расходы",
    "usd",
    "долл сша",
    "доллары сша",
)
_YEAR = ("year", "budget year", "год")

PLAN = {
    "activity": ("activity", "мероприятие", "мероприятия", "активность", "деятельность"),
    "output": ("output", "результат", "результата", "продукт"),
    "year": _YEAR,
    "account": _ACCOUNT,
    "amount": (*_AMOUNT, "planned amount", "budget", "бюджет"),
    "funding": ("funding", "funding source", "source of funds", "fund", "источник финансирования", "источник средств",
                "источник"),
}  # fmt: skip
LEDGER = {
    "output": (
        "output",
        "activity",
        "результат",
        "результата",
        "продукт",
        "мероприятие",
        "мероприятия",
        "активность",
        "деятельность",
    ),
    "year": _YEAR,
    "account": _ACCOUNT,
    "description": ("description", "account description", "описание", "наименование", "название", "наименование счета"),
    "amount": _AMOUNT,
}
NEEDED = {
    "plan": ("activity", "year", "account", "amount"),
    "ledger": ("output", "account", "amount"),
}
COLUMNS = {"plan": PLAN, "ledger": LEDGER}


@dataclass(frozen=True)
class Header:
    """Where each field stands. `missing` and `twice` are fields; a header with either cannot be used."""

    number: int
    places: Mapping[str, int]
    missing: tuple[str, ...]
    twice: tuple[str, ...]


def folded(text: object) -> str:
    """A header as the words are compared: small letters, without signs, without the currency behind it."""
    plain = unicodedata.normalize("NFKC", str(text or "")).casefold().replace("ё", "е")
    words = " ".join(re.sub(r"[\W_]+", " ", plain).split())
    short = re.sub(r" (in )?(usd|us dollars|долл сша|доллары сша|в долларах сша|в долл сша)$", "", words)
    words = short or words
    parts = words.split(" ")
    return " ".join(part for part in parts if part not in _NUMBER) or words


def find_header(kind: str, rows: Sequence[tuple[int, Sequence[object]]]) -> Header:
    """The first row that names most columns; `kind` is plan or ledger. Nothing found means that all are missing."""
    headers = [_header(kind, number, cells) for number, cells in rows[:LOOKED_AT]]
    empty = Header(0, {}, NEEDED[kind], ())
    return max(headers, key=lambda header: len(header.places), default=empty)


def _header(kind: str, number: int, cells: Sequence[object]) -> Header:
    fields = {word: field for field, words in COLUMNS[kind].items() for word in words}
    places: dict[str, int] = {}
    twice: list[str] = []
    for place, cell in enumerate(cells):
        field = fields.get(folded(cell), "") if isinstance(cell, str) else ""
        if field and field in places:
            twice.append(field)
        elif field:
            places[field] = place
    missing = tuple(field for field in NEEDED[kind] if field not in places)
    return Header(number, places, missing, tuple(twice))
