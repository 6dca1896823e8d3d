"""The filters of the search, read from the address, and what is found with them."""

from collections.abc import Mapping
from datetime import date
from urllib.parse import urlencode

from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from events.models import Topic
from events.models.languages import CODES, language_name
from knowledge.finding import Found, find
from knowledge.models import SearchEntry
from participants.models import Country
from portal.core.facets import Option, Select, known_choices

LONGEST_SHOWN = 40
YEARS = range(2100, 1899, -1)


class SearchFilters:
    """What a reader looks for, and how it is narrowed down."""

    def __init__(self, asked: Mapping[str, str], *, today: date) -> None:
        self.today = today
        self.text = asked.get("q", "")
        self.labels = _labels()
        known, self.unknown = known_choices(asked, self.labels)
        self.sort = known.pop("sort", "")
        self.chosen = known

    @cached_property
    def found(self) -> Found:
        language = (get_language() or "en")[:2]
        return find(self.text, chosen=self.chosen, sort=self.sort or "best", language=language, today=self.today)

    @property
    def query(self) -> str:
        """The search for the end of an address."""
        asked = {"q": self.found.query.text} | self.chosen | ({"sort": self.sort} if self.sort else {})
        return urlencode(asked)

    @property
    def ignored(self) -> str:
        """What was asked for and is not known, in a sentence."""
        words = ", ".join(f"“{value[:LONGEST_SHOWN]}”" for value in self.unknown.values())
        return _("There is no such choice here, so it was left out: %(words)s.") % {"words": words} if words else ""

    @cached_property
    def selects(self) -> list[Select]:
        titles = (_("Type"), _("Language"), _("Topic"), _("Country"), _("Year"))
        names = ("type", "language", "topic", "country", "year")
        facets = [Select(name, title, self._options(name)) for name, title in zip(names, titles, strict=True)]
        sorts = tuple(Option(value, label, None, value == self.sort) for value, label in self.labels["sort"].items())
        return [*facets, Select("sort", _("Order"), sorts, unchosen=_("Best first"))]

    def _options(self, name: str) -> tuple[Option, ...]:
        """Those that some hit has; one that was chosen stays, with a nought."""
        counted, chosen = self.found.counts.get(name, {}), self.chosen.get(name)
        return tuple(
            Option(value, label, counted.get(value, 0), value == chosen)
            for value, label in self.labels[name].items()
            if value == chosen or value in counted
        )


def _labels() -> dict[str, dict[str, str]]:
    """What may be chosen, with its name in the active language."""
    return {
        "type": {value: capfirst(str(label)) for value, label in SearchEntry.Type.choices},
        "language": _sorted({code: capfirst(language_name(code)) for code in CODES}),
        "topic": _sorted({str(topic.pk): str(topic) for topic in Topic.objects.all()}),
        "country": _sorted({str(country.pk): str(country) for country in Country.objects.all()}),
        "year": {str(year): str(year) for year in YEARS},
        "sort": {"newest": _("Newest first"), "oldest": _("Oldest first")},
    }


def _sorted(labels: dict[str, str]) -> dict[str, str]:
    return dict(sorted(labels.items(), key=lambda it: it[1]))
