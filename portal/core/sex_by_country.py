"""The donor's table of people: rows male and female, columns the countries."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from portal.core.shares import Shares, shares

MALE, FEMALE, NOT_STATED = "male", "female", "not_stated"
SEXES = (MALE, FEMALE, NOT_STATED)  # in the order of the donor's tables


@dataclass(frozen=True)
class SexByCountry:
    """A table of people. Only its cells are stored: a total cannot disagree with what it adds up."""

    countries: tuple[str, ...]
    cells: Mapping[tuple[str, str], int]

    def __post_init__(self) -> None:
        for (sex, country), count in self.cells.items():
            if sex not in SEXES or country not in self.countries or count < 0:
                raise ValueError(f"no cell of this table: {sex} {country} {count}")

    def cell(self, sex: str, country: str) -> int:
        return self.cells.get((sex, country), 0)

    def row(self, sex: str) -> tuple[int, ...]:
        return tuple(self.cell(sex, country) for country in self.countries)

    @property
    def sexes(self) -> tuple[str, ...]:
        """Male and female always; "not stated" only when somebody did not state it."""
        return SEXES if self.of_sex(NOT_STATED) else (MALE, FEMALE)

    @property
    def totals(self) -> tuple[int, ...]:
        return tuple(sum(self.cell(sex, country) for sex in SEXES) for country in self.countries)

    @property
    def total(self) -> int:
        return sum(self.cells.values())

    def of_sex(self, sex: str) -> int:
        return sum(self.row(sex))

    @property
    def shares(self) -> Shares:
        """In percent of all people, in the order of `sexes`."""
        return shares(*(self.of_sex(sex) for sex in self.sexes))

    def share_of(self, sex: str) -> Decimal | None:
        """None when there is nobody, and for a sex without a row in the table."""
        named = dict(zip(self.sexes, self.shares.values, strict=False))
        return named.get(sex)
