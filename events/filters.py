"""The filters of the list of events, its calendar and its feed: read from the address, shown as selects."""

from collections.abc import Mapping
from urllib.parse import urlencode

from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from events.faceting import Row, counts, matching
from events.models import EventPage, Topic
from events.models.languages import language_name
from participants.models import Country
from portal.core.facets import Option, Select, known_choices

NAMES = ("type", "country", "topic", "language", "year")
LONGEST_SHOWN = 40


class Filters:
    """What a reader asked for. Two queries, and one each for the names of countries and topics."""

    def __init__(self, asked: Mapping[str, str]) -> None:
        self.rows = _rows()
        self.labels = _labels(self.rows)
        self.chosen, self.unknown = known_choices(asked, self.labels)

    @property
    def keys(self) -> list[int]:
        """Of the published events that fit."""
        return matching(self.rows, self.chosen)

    @property
    def query(self) -> str:
        """The choices for the end of an address."""
        return urlencode(self.chosen)

    @property
    def ignored(self) -> str:
        """What was asked for and is not known, in a sentence."""
        words = ", ".join(f"“{value[:LONGEST_SHOWN]}”" for value in self.unknown.values())
        return _("There is no such choice here, so it was left out: %(words)s.") % {"words": words} if words else ""

    @cached_property
    def selects(self) -> list[Select]:
        titles = (_("Type"), _("Country"), _("Topic"), _("Language"), _("Year"))
        return [Select(name, title, self._options(name)) for name, title in zip(NAMES, titles, strict=True)]

    def _options(self, name: str) -> tuple[Option, ...]:
        numbers, chosen = counts(self.rows, self.chosen, name), self.chosen.get(name)
        return tuple(
            Option(value, label, numbers[value], value == chosen) for value, label in self.labels[name].items()
        )


def _rows() -> list[Row]:
    topics: dict[int, set[str]] = {}
    for event, topic in EventPage.topics.through.objects.values_list("eventpage_id", "topic_id"):
        topics.setdefault(event, set()).add(str(topic))
    facts = EventPage.objects.live().order_by("starts_on", "pk")
    return [
        Row(
            pk,
            {
                "type": frozenset({kind}),
                "country": frozenset({country} - {None}),
                "topic": frozenset(topics.get(pk, ())),
                "language": frozenset(languages.split()),
                "year": frozenset({str(ends_on.year)}),
            },
        )
        for pk, kind, country, languages, ends_on in facts.values_list(
            "pk", "type", "country_id", "languages", "ends_on"
        )
    ]


def _labels(rows: list[Row]) -> dict[str, dict[str, str]]:
    """The values that some event has, with their names in the active language, in their order."""
    used = {name: {value for row in rows for value in row.values[name]} for name in NAMES}
    named = {
        "type": {value: capfirst(str(label)) for value, label in EventPage.Type.choices},
        "country": {country.pk: str(country) for country in Country.objects.all()} if used["country"] else {},
        "topic": {str(topic.pk): str(topic) for topic in Topic.objects.all()} if used["topic"] else {},
        "language": {code: capfirst(language_name(code)) for code in used["language"]},
        "year": {year: year for year in sorted(used["year"], reverse=True)},
    }
    in_order = {name: sorted(labels.items(), key=lambda it: it[1]) for name, labels in named.items() if name != "year"}
    in_order["year"] = list(named["year"].items())
    return {name: {value: label for value, label in in_order[name] if value in used[name]} for name in NAMES}
