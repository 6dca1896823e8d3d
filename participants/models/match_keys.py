"""Blocking keys in the database: only people who share one are compared."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import ClassVar

from django.db import connection, models
from django.db.models import Count

from participants.models.kinds import MATCHING
from portal.core.privacy import PersonalData

# What more people than this share (a common name without anything else) tells nothing about one of them.
MOST_PER_KEY = 50

# Everybody with everybody with whom they share a key that is not too common: each pair once, the smaller number first,
# with what participants.matching.said_by says of the keys (each kind counts once). In the order of the keys, so that
# alike names come one after the other.
PAIRS = """
    WITH shared AS (
        SELECT keys.key, keys.person_id FROM participants_matchkey keys
        JOIN participants_person people ON people.id = keys.person_id
        WHERE {whose}
    ), telling AS (
        SELECT key FROM shared GROUP BY key HAVING count(*) BETWEEN 2 AND %s
    )
    SELECT one.person_id, other.person_id,
           SUM(DISTINCT CASE substr(one.key, 1, 1) WHEN 'g' THEN 1 WHEN 'f' THEN 2 WHEN 'a' THEN 2 ELSE 4 END)
    FROM telling
    JOIN shared one ON one.key = telling.key
    JOIN shared other ON other.key = telling.key AND other.person_id > one.person_id
    GROUP BY one.person_id, other.person_id
    ORDER BY min(one.key), one.person_id, other.person_id
"""
IN_COUNTRY = PAIRS.format(whose="people.country_id = %s")
ANYWHERE = PAIRS.format(
    whose="substr(keys.key, 1, 1) IN ('e', 'p')"
)  # an address or a number; other keys name a country


class MatchKeyQuerySet(models.QuerySet["MatchKey"]):
    def telling(self) -> "MatchKeyQuerySet":
        """Those keys that few enough people share, each once, as rows of `key` alone."""
        return self.values("key").annotate(people=Count("pk")).filter(people__lte=MOST_PER_KEY).values("key")

    def people_by_key(self, keys: Collection[str]) -> Mapping[str, list[int]]:
        """The numbers of the people who have each of these keys, one query. Keys that too many share have nobody."""
        found = defaultdict(list)
        rows = self.filter(key__in=self.filter(key__in=keys).telling()).values_list("key", "person_id")
        for key, person_id in rows:
            found[key].append(person_id)
        return found

    def by_person(self, person_ids: Collection[int]) -> Mapping[int, set[str]]:
        found = defaultdict(set)
        for person_id, key in self.filter(person__in=person_ids).values_list("person_id", "key"):
            found[person_id].add(key)
        return found

    def common(self) -> "MatchKeyQuerySet":
        """Those that too many people share, each once, as rows of `key` alone."""
        return self.values("key").annotate(people=Count("pk")).filter(people__gt=MOST_PER_KEY).values("key")

    def pairs(self, country_id: str | None, *, chunk: int) -> Iterator[list[tuple[int, int, int]]]:
        """Pairs of people of one country who share keys, with what these say; for None of all who share a contact.

        The database joins and sorts; rows come from a cursor of its own, so many at a time.
        """
        with connection.chunked_cursor() as cursor:
            if country_id:
                cursor.execute(IN_COUNTRY, [country_id, MOST_PER_KEY])
            else:
                cursor.execute(ANYWHERE, [MOST_PER_KEY])
            while pairs := cursor.fetchmany(chunk):
                yield pairs

    def keep(self, person_id: int, keys: Iterable[str]) -> None:
        """Make these the keys of the person; only what differs is written."""
        wanted = set(keys)
        known = set(self.filter(person=person_id).values_list("key", flat=True))
        if known - wanted:
            self.filter(person=person_id, key__in=known - wanted).delete()
        if wanted - known:
            self.enter({person_id: wanted - known})

    def enter(self, keys: Mapping[int, Iterable[str]]) -> None:
        """Add keys to people, by the people's numbers. What is there already stays."""
        rows = [MatchKey(person_id=person_id, key=key) for person_id, theirs in keys.items() for key in sorted(theirs)]
        self.bulk_create(rows, batch_size=5000, ignore_conflicts=True)


class MatchKey(models.Model):
    """A blocking key of a person: only people who share one are compared."""

    personal = PersonalData(people=("person",), held=(MATCHING("key"),))

    person = models.ForeignKey("participants.Person", on_delete=models.CASCADE, related_name="match_keys")
    key = models.CharField(max_length=40)

    objects = MatchKeyQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["key", "person"], name="match_key_once")]

    def __str__(self) -> str:
        return self.key
