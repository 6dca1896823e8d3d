"""The cells into which attendances and people fall: sex x country x seniority x institution level x mode, at once."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import compress

from portal.core.sex_by_country import SEXES

SENIORITIES = ("", "executive", "official", "expert", "policy_maker")  # "": not stated
LEVELS = ("", "central", "local")  # of the institution; "": not stated
IN_PERSON, ONLINE, BOTH = "in_person", "online", "both"
MODES = (IN_PERSON, ONLINE, BOTH)
_LETTERS = 26


@dataclass(frozen=True)
class Group:
    """What people are counted as, whatever they attend. The country is its ISO code of two letters."""

    sex: str
    country: str
    seniority: str
    level: str

    @property
    def code(self) -> int:
        """The group as a number: the same for good, as long as no list above changes."""
        first, second = (ord(letter) - ord("A") for letter in self.country)
        country = first * _LETTERS + second
        sex, seniority, level = SEXES.index(self.sex), SENIORITIES.index(self.seniority), LEVELS.index(self.level)
        return ((country * len(SEXES) + sex) * len(SENIORITIES) + seniority) * len(LEVELS) + level

    @staticmethod
    @lru_cache(maxsize=10_000)  # there are a few hundred, and a page asks for each of them thousands of times
    def of_code(code: int) -> "Group":
        code, level = divmod(code, len(LEVELS))
        code, seniority = divmod(code, len(SENIORITIES))
        country, sex = divmod(code, len(SEXES))
        letters = "".join(chr(ord("A") + it) for it in divmod(country, _LETTERS))
        return Group(SEXES[sex], letters, SENIORITIES[seniority], LEVELS[level])

    def __str__(self) -> str:
        return "|".join((self.sex, self.country, self.seniority, self.level))

    @classmethod
    def read(cls, written: str) -> "Group":
        return cls(*written.split("|"))


@dataclass(frozen=True)
class Cell:
    """Attendances in a mode; people who took part in this mode, or in both, and in no other."""

    group: Group
    mode: str
    attendances: int
    people: int


@dataclass(frozen=True)
class Cells:
    """Attendances and unique people, cell by cell. Only cells are kept: a total cannot disagree with what it adds up.

    The cells part the people as they part the attendances: each person is in one cell. `codes` rise; the three are of
    one length.
    """

    codes: tuple[int, ...] = ()
    attendances: tuple[int, ...] = ()
    people: tuple[int, ...] = ()

    def __iter__(self) -> Iterator[Cell]:
        for code, attendances, people in zip(self.codes, self.attendances, self.people, strict=True):
            group, mode = divmod(code, len(MODES))
            yield Cell(Group.of_code(group), MODES[mode], attendances, people)

    @property
    def total_attendances(self) -> int:
        return sum(self.attendances)

    @property
    def total_people(self) -> int:
        return sum(self.people)

    @property
    def repeats(self) -> int:
        """Attendances beyond the first of each person."""
        return self.total_attendances - self.total_people

    def only(self, is_wanted: Callable[[Group, str], bool]) -> "Cells":
        """The cells of these groups and modes."""
        chosen = [is_wanted(cell.group, cell.mode) for cell in self]
        return Cells(*(tuple(compress(column, chosen)) for column in (self.codes, self.attendances, self.people)))

    def of_country(self, country: str) -> "Cells":
        return self.only(lambda group, _mode: group.country == country)

    def by(self, *axes: str) -> dict[tuple[str, ...], tuple[int, int]]:
        """(attendances, people) by the values of these axes: sex, country, seniority, level, mode."""
        found: dict[tuple[str, ...], list[int]] = defaultdict(lambda: [0, 0])
        for code, attendances, people in self._rows():
            sums = found[_values_of(code, axes)]
            sums[0] += attendances
            sums[1] += people
        return {key: (attendances, people) for key, (attendances, people) in found.items()}

    def with_group(self, group: Group, other: "Cells") -> "Cells":
        """These cells, with those of the group as they are in `other`."""
        code = group.code
        rows = [row for row in self._rows() if row[0] // len(MODES) != code]
        rows += [row for row in other._rows() if row[0] // len(MODES) == code]
        return Cells.of_rows(rows)

    def _rows(self) -> Iterator[tuple[int, int, int]]:
        return zip(self.codes, self.attendances, self.people, strict=True)

    @classmethod
    def of_rows(cls, rows: Iterable[tuple[int, int, int]]) -> "Cells":
        columns = list(zip(*sorted(rows), strict=True))
        return cls(*columns) if columns else cls()

    def as_json(self) -> dict[str, str]:
        """Columns of numbers, each as one text: a database takes ten times as long to read so many numbers. Where the
        people are the attendances, as at a single event, they are not written twice."""
        written = {"codes": _joined(self.codes), "attendances": _joined(self.attendances)}
        return written if self.people == self.attendances else {**written, "people": _joined(self.people)}

    @classmethod
    def of_json(cls, written: Mapping[str, str]) -> "Cells":
        attendances = _parted(written.get("attendances", ""))
        people = _parted(written["people"]) if "people" in written else attendances
        return cls(_parted(written.get("codes", "")), attendances, people)


@lru_cache(maxsize=50_000)
def _values_of(code: int, axes: tuple[str, ...]) -> tuple[str, ...]:
    """What a cell is by these axes."""
    number, mode = divmod(code, len(MODES))
    group = Group.of_code(number)
    return tuple(MODES[mode] if axis == "mode" else getattr(group, axis) for axis in axes)


def _joined(numbers: Sequence[int]) -> str:
    return " ".join(map(str, numbers))


def _parted(written: str) -> tuple[int, ...]:
    return tuple(map(int, written.split()))


@dataclass(frozen=True)
class Times:
    """How many people of a group came how often: `people` of the group of this code came so many `times`."""

    codes: tuple[int, ...] = ()
    times: tuple[int, ...] = ()
    people: tuple[int, ...] = ()

    def by_times(self, country: str | None = None) -> dict[int, int]:
        """People by how often they came, of one country or of all."""
        found: dict[int, int] = defaultdict(int)
        for code, times, people in self._rows():
            if country is None or Group.of_code(code).country == country:
                found[times] += people
        return dict(sorted(found.items()))

    def with_group(self, group: Group, other: "Times") -> "Times":
        """These, with those of the group as they are in `other`."""
        code = group.code
        rows = [row for row in self._rows() if row[0] != code]
        rows += [row for row in other._rows() if row[0] == code]
        columns = list(zip(*sorted(rows), strict=True))
        return Times(*columns) if columns else Times()

    def _rows(self) -> Iterator[tuple[int, int, int]]:
        return zip(self.codes, self.times, self.people, strict=True)

    def as_json(self) -> dict[str, Sequence[int]]:
        return {"codes": self.codes, "times": self.times, "people": self.people} if self.codes else {}

    @classmethod
    def of_json(cls, written: Mapping[str, Sequence[int]]) -> "Times":
        return cls(tuple(written["codes"]), tuple(written["times"]), tuple(written["people"])) if written else cls()
