"""Which entry, or page, has which forms of words: PostgreSQL's GIN index of arrays, or SQLite's FTS5.

Both tables have the columns `number`, `entry` and `forms`. Which rows have a form is all that is asked of the database:
what follows from it is computed alike for both.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction

AT_ONCE = 500
Forms = Collection[str]


def is_postgresql() -> bool:
    return connection.vendor == "postgresql"


@dataclass(frozen=True)
class FormsTable:
    name: str

    @property
    def number(self) -> str:
        return f"{self.name}.number" if is_postgresql() else f"{self.name}.rowid"

    def write(self, rows: Iterable[tuple[int, int, Forms]]) -> None:
        """Rows that are not in it: number, number of the entry, forms."""
        number = "number" if is_postgresql() else "rowid"
        values = [(one, entry, list(forms) if is_postgresql() else " ".join(forms)) for one, entry, forms in rows]
        with connection.cursor() as cursor:
            cursor.executemany(f"INSERT INTO {self.name} ({number}, entry, forms) VALUES (%s, %s, %s)", values)  # noqa: S608  our own tables

    def forget(self, numbers: Sequence[int]) -> None:
        with connection.cursor() as cursor:
            for some in parts(numbers):
                marks = ", ".join(["%s"] * len(some))
                cursor.execute(f"DELETE FROM {self.name} WHERE {self.number} IN ({marks})", some)  # noqa: S608  our own tables

    def empty(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {self.name}")  # noqa: S608  our own tables

    def forms_of(self, numbers: Sequence[int]) -> set[str]:
        """All forms of these rows together."""
        found: set[str] = set()
        with connection.cursor() as cursor:
            for some in parts(numbers):
                marks = ", ".join(["%s"] * len(some))
                cursor.execute(f"SELECT forms FROM {self.name} WHERE {self.number} IN ({marks})", some)  # noqa: S608  our own tables
                for (forms,) in cursor:
                    found.update(forms if is_postgresql() else forms.split())
        return found

    def having(self, each: Iterable[Forms]) -> tuple[str, list[Any]]:
        """The condition that a row has one of the forms of each, with its parameters."""
        if is_postgresql():
            wanted = [sorted(forms) for forms in each]
            return " AND ".join([f"{self.name}.forms && %s::text[]"] * len(wanted)), wanted
        either = ["(" + " OR ".join(f'"{form}"' for form in sorted(forms)) + ")" for forms in each]
        return f"{self.name} MATCH %s", [" AND ".join(either)]


ENTRIES = FormsTable("knowledge_forms_of_entries")
PAGES = FormsTable("knowledge_forms_of_pages")


def parts(numbers: Sequence[int]) -> Iterator[list[int]]:
    return (list(numbers[start : start + AT_ONCE]) for start in range(0, len(numbers), AT_ONCE))


@contextmanager
def by_index() -> Iterator[Any]:
    """A cursor whose queries go by the index, even for words that nearly every row has: reading all forms is slower."""
    if not is_postgresql():
        with connection.cursor() as cursor:
            yield cursor
        return
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL jit = off")
        yield cursor
