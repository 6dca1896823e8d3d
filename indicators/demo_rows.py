"""What the parts of the demo share: the year, the addresses of its events, rows of a file by a column."""

from portal.core.demo import rows

YEAR = 2022


def slug(event: str) -> str:
    """The address of an event of the data files."""
    return f"{event}-{YEAR}"


def by_key(file: str, key: str) -> dict[str, dict[str, str]]:
    return {row[key]: row for row in rows("indicators", file)}
