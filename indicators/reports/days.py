"""How the figures of a report are called whose days are a part of a year. Pure."""

from dataclasses import dataclass
from datetime import date, timedelta

# How the names of figures begin that are those of an event or of the year, whatever the days of a report.
OF_YEARS = (
    "event", "budget", "delivery_rate", "expenditure", "plan", "revenue", "utilised", "project", "results", "staff",
)  # fmt: skip
OF_FRAMEWORK = ("indicator", "conclusion")


@dataclass(frozen=True)
class Days:
    """The days of a report; of a year or of an event they stand in no name."""

    first: date
    last: date
    is_part: bool

    @property
    def behind(self) -> str:
        """What stands behind the names of figures that are counted in these days: `.in.2022.0101-0630`."""
        if not self.is_part:
            return ""
        begins = f"{self.first:%m%d}" if self.first.year == self.last.year else f"{self.first:%Y%m%d}"
        return f".in.{self.last.year}.{begins}-{self.last:%m%d}"

    @property
    def is_end(self) -> bool:
        """Whether the year is over with them."""
        return (self.last + timedelta(days=1)).year > self.last.year

    def named(self, figure: str) -> str:
        """How the report calls a figure that that of a year calls so. Money, an event, a target and the year before
        keep their names, and so does the framework at the end of the year, which is that of the year."""
        kind = figure.partition(".")[0]
        is_shared = ".target." in figure or figure.endswith(".previous") or (self.is_end and kind in OF_FRAMEWORK)
        return figure if is_shared or kind in OF_YEARS else f"{figure}{self.behind}"

    def plain(self, name: str) -> str:
        """How a report of the year calls it."""
        return name.removesuffix(self.behind)
