"""The filters of the library, read from the address: which works fit, and how many would with one more choice.

The database counts at each request, all numbers in one query, so that they are right at once after a change.
"""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from urllib.parse import urlencode

from django.db.models import Case, CharField, Count, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Cast, ExtractYear, Lower
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from events.models import Topic
from events.models.languages import CODES, language_name
from knowledge.models import Edition, Work, WorkQuerySet
from participants.models import Country
from portal.core.facets import Option, Select, known_choices

LOOKUPS = {
    "type": "kind",
    "language": "editions__language",
    "topic": "topics",
    "country": "countries",
    "year": "published_on__year",
}
FIRST_YEAR = 1990
LONGEST_SHOWN = 40


class Filters:
    """What a reader asked for. One query for the numbers, and one each for the names of topics and countries."""

    def __init__(self, asked: Mapping[str, str], *, today: date) -> None:
        self.today = today
        self.labels = _labels(today)
        known, self.unknown = known_choices(asked, self.labels | {"sort": _sorts()})
        self.sort = known.pop("sort", "")
        self.chosen = known

    @property
    def works(self) -> WorkQuerySet:
        """Those that fit, in the order that was asked for."""
        works = self._fitting()
        if self.sort == "title":
            return works.order_by(Lower(_title()), "pk")
        if self.sort == "downloads":
            return works.with_downloads().order_by("-downloads", "-published_on", "-pk")
        return works.latest_first()

    @property
    def query(self) -> str:
        """The choices for the end of an address."""
        return urlencode(self.chosen | ({"sort": self.sort} if self.sort else {}))

    @property
    def ignored(self) -> str:
        """What was asked for and is not known, in a sentence."""
        words = ", ".join(f"“{value[:LONGEST_SHOWN]}”" for value in self.unknown.values())
        return _("There is no such choice here, so it was left out: %(words)s.") % {"words": words} if words else ""

    @property
    def words(self) -> str:
        """What was chosen, for the title of a feed."""
        return ", ".join(self.labels[name][value] for name, value in self.chosen.items())

    @cached_property
    def selects(self) -> list[Select]:
        titles = (_("Type"), _("Language"), _("Topic"), _("Country"), _("Year"))
        facets = [Select(name, title, self._options(name)) for name, title in zip(LOOKUPS, titles, strict=True)]
        return [*facets, self._sorting()]

    def _sorting(self) -> Select:
        options = tuple(Option(value, label, None, value == self.sort) for value, label in _sorts().items())
        return Select("sort", _("Order"), options, unchosen=_("Newest first"))

    @cached_property
    def numbers(self) -> dict[tuple[str, str], int]:
        """By filter and value: how many works fit it and the choices of all other filters."""
        first, *others = (self._counted(name) for name in LOOKUPS)
        return {(name, value): number for name, value, number in first.union(*others, all=True)}

    def _fitting(self, but: str = "") -> WorkQuerySet:
        works = Work.objects.published_by(self.today).standing()
        return works.filter(**{LOOKUPS[name]: value for name, value in self.chosen.items() if name != but})

    def _counted(self, name: str) -> QuerySet:
        expression = ExtractYear("published_on") if name == "year" else F(LOOKUPS[name])
        valued = self._fitting(but=name).order_by().annotate(value=Cast(expression, CharField(max_length=20)))
        found = valued.exclude(value=None).values("value").annotate(number=Count("pk"))
        return found.values_list(Value(name, CharField(max_length=20)), "value", "number")

    def _options(self, name: str) -> tuple[Option, ...]:
        """Those that some work has; one that was chosen stays, with a nought."""
        chosen = self.chosen.get(name)
        return tuple(
            Option(value, label, self.numbers.get((name, value), 0), value == chosen)
            for value, label in self.labels[name].items()
            if value == chosen or (name, value) in self.numbers
        )


def _title() -> Subquery:
    """The title that the list shows, see Work.local_edition."""
    language = (get_language() or "en")[:2]
    rank = Case(When(language=language, then=0), When(language="en", then=1), default=2)
    shown = Case(When(~Q(title_ru=""), then="title_ru"), default="title") if language == "ru" else F("title")
    editions = Edition.objects.filter(work=OuterRef("pk")).order_by(rank, "language")
    return Subquery(editions.annotate(shown=shown).values("shown")[:1])


def _sorts() -> dict[str, str]:
    return {"title": _("By title"), "downloads": _("Most downloaded")}


def _labels(today: date) -> dict[str, dict[str, str]]:
    """What may be chosen, with its name in the active language, in the order of the list."""
    here = _named_here(get_language() or "", today.year)
    return {
        "type": here["type"],
        "language": here["language"],
        "topic": _sorted({str(topic.pk): str(topic) for topic in Topic.objects.all()}),
        "country": _sorted({country.pk: str(country) for country in Country.objects.all()}),
        "year": here["year"],
    }


@lru_cache(maxsize=8)
def _named_here(_language: str, last_year: int) -> dict[str, dict[str, str]]:
    """What is in no database, and so the same for all readers of a language."""
    return {
        "type": _sorted({value: capfirst(str(label)) for value, label in Work.Kind.choices}),
        "language": _sorted({code: capfirst(language_name(code)) for code in CODES}),
        "year": {str(year): str(year) for year in range(last_year, FIRST_YEAR - 1, -1)},
    }


def _sorted(labels: dict[str, str]) -> dict[str, str]:
    return dict(sorted(labels.items(), key=lambda it: it[1]))
