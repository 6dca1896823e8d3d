"""Writing the people of a list: who is new comes in, and what a list tells about known people is filled in."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from participants.matching import blocking_keys, prepare
from participants.models.addresses import PersonEmail
from participants.models.match_keys import MatchKey
from participants.models.people import Person
from participants.models.places import Country, Institution
from participants.models.planning import ADDRESS
from participants.models.plans import PlannedRow
from participants.outcomes import Outcome
from participants.signals import counted_anew
from portal.core.logbook import Entry, log_all
from portal.core.queueing import send_on_commit

BATCH = 500


def lock_lists() -> None:
    """Until the transaction ends nobody else writes a list of people: two that come at once would enter them twice."""
    list(Country.objects.select_for_update(no_key=True).order_by("pk").values_list("pk"))


def enter_people(rows: Sequence[PlannedRow], *, by: Any, at: datetime) -> list[Person]:
    """Write what the rows say about people. Returns the person of each row, in their order.

    To be called in a transaction, with rows that were planned in it under `lock_lists`.
    """
    new = [row.listed.details for row in rows if row.outcome == Outcome.NEW and row.listed.details]
    entered = iter(Person.objects.enter_all(new, at=at))
    _change([row for row in rows if row.outcome == Outcome.CHANGED], by=by, at=at)
    return [row.person or next(entered) for row in rows]


def _change(rows: Sequence[PlannedRow], *, by: Any, at: datetime) -> None:
    """Write what the rows change, upon the people as they are now: some may have been corrected since the planning.

    Whoever was erased meanwhile stays erased.
    """
    now = Person.objects.hold([row.person for row in rows if row.person])
    changed = [(row, now[row.person.pk]) for row in rows if row.person and not now[row.person.pk].anonymised_at]
    if not changed:
        return
    written = [row.listed.details.written_institution for row, _person in changed if "institution" in row.changes]
    institutions = Institution.objects.recognise_all(written)
    for row, person in changed:
        for name, value in row.changes.items():
            if name == "institution":
                person.institution = institutions[row.listed.details.written_institution]
            elif name != ADDRESS:
                setattr(person, name, value)
        person.fill_keys()
    people = [person for _row, person in changed]
    fields = {name for row, _person in changed for name in row.changes} - {ADDRESS} | {"search_key"}
    counted = {"sex", "country", "seniority", "institution"}
    with counted_anew([row.person.pk for row, _person in changed if row.person and counted & row.changes.keys()]):
        Person.objects.bulk_update(people, sorted(fields), batch_size=BATCH)
    PersonEmail.objects.bulk_create(
        [PersonEmail(person=person, address=address) for row, person in changed for address in _new_addresses(row)],
        ignore_conflicts=True,
    )
    _keep_match_keys([person.pk for person in people])
    entries = [Entry(person, str(person.pk), {"fields": sorted(row.changes)}) for row, person in changed]
    log_all(entries, "participants.changed_by_list", by=by, at=at)


def _new_addresses(row: PlannedRow) -> list[str]:
    return [row.changes[name] for name in ("email", ADDRESS) if name in row.changes]


def _keep_match_keys(numbers: Sequence[int]) -> None:
    """The blocking keys of people who were changed; whom they are now like is looked for after the commit."""
    identities = Person.objects.all().identities(numbers)
    keys = {number: blocking_keys(prepare(identity)) for number, identity in identities.items()}
    MatchKey.objects.filter(person__in=numbers).delete()
    MatchKey.objects.enter(keys)
    for start in range(0, len(numbers), BATCH):
        send_on_commit("participants.tasks.find_candidates", *numbers[start : start + BATCH])
