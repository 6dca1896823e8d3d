"""The filters of the dashboard, which stand in the address: a link shows the same to everybody."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.core.cache import cache
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from indicators import evidence
from indicators.finance import years_with_money
from indicators.models import Activity

MINUTE = 60  # seconds
UNNAMEABLE = re.compile(r"[^A-Za-z0-9.]+")  # what stands in no name of a file


@dataclass(frozen=True)
class Choice:
    """What somebody looks at: a year, and of it one country and one activity or all of them.

    `country` is its code in reports, `names` are those of all countries by that code, `codes` the codes by ISO code.
    """

    year: int
    country: str = ""
    activity: str = ""
    names: Mapping[str, str] = field(default_factory=dict)
    codes: Mapping[str, str] = field(default_factory=dict)
    years: tuple[int, ...] = ()

    @property
    def iso(self) -> str | None:
        """The chosen country's ISO code."""
        return next((iso for iso, code in self.codes.items() if code == self.country), None)

    @property
    def query(self) -> str:
        given = {"year": self.year, "country": self.country, "activity": self.activity}
        return "?" + urlencode({name: value for name, value in given.items() if value})

    def named(self, left_out: frozenset[str]) -> str:
        """The end of a file's name: what of the choice its figures follow, after a dash each."""
        parts = {"year": str(self.year), "country": self.country, "activity": self.activity}
        return "".join(
            f"-{UNNAMEABLE.sub('-', value)}" for name, value in parts.items() if value and name not in left_out
        )


@dataclass(frozen=True)
class Options:
    """What can be chosen: years, the latest first; countries and activities with their names; ISO codes of countries.

    `latest` is the year that is shown unless another one is chosen: the last with evidence, not one only planned.
    """

    years: tuple[int, ...]
    latest: int | None
    attended: tuple[int, ...]
    countries: Mapping[str, str]
    codes: Mapping[str, str]
    activities: Mapping[str, str]


class UnknownChoice(Exception):
    """The address asks for what there is not. The sentence says what."""


def options() -> Options:
    """As they were a minute ago at most: every page needs them, and they hardly ever change."""
    key = f"donor-options-{get_language()}"
    known: Options = cache.get_or_set(key, _options, MINUTE)
    return known


def _options() -> Options:
    attended, countries = evidence.years(), evidence.known_countries()
    years = tuple(sorted({*attended, *years_with_money()}, reverse=True))
    return Options(
        years=years,
        latest=next(iter((*attended, *years)), None),
        attended=tuple(attended),
        countries={code: name for code, (_iso, name) in countries.items()},
        codes={iso: code for code, (iso, _name) in countries.items()},
        activities={activity.number: str(activity.local_title) for activity in Activity.objects.all()},
    )


def chosen(asked: Mapping[str, str], known: Options) -> Choice:
    """Without a year it is the latest. Raises UnknownChoice for what is not among the options; all is compared as text.

    Also when there is no year at all.
    """
    years = {str(year): year for year in known.years}
    if not years:
        raise UnknownChoice(_("Nothing is recorded yet."))
    year = asked.get("year", "").strip() or str(known.latest)
    country, activity = (asked.get(name, "").strip() for name in ("country", "activity"))
    if year not in years:
        found = ", ".join(reversed(years))
        raise UnknownChoice(
            _("There is nothing recorded for this year. Years with records: %(years)s.") % {"years": found}
        )
    if country and country not in known.countries:
        found = ", ".join(known.countries)
        raise UnknownChoice(_("There is no country with this code. Codes: %(codes)s.") % {"codes": found})
    if activity and activity not in known.activities:
        found = ", ".join(known.activities)
        raise UnknownChoice(_("There is no activity with this number. Numbers: %(numbers)s.") % {"numbers": found})
    return Choice(years[year], country, activity, known.countries, known.codes, known.attended)
