"""Who somebody is, from what they wrote: the person we know, or a new one."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import and_
from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, models, transaction
from django.db.models import F, Q

from participants.matching import Identity, blocking_keys, compare, name_key, prepare, words
from participants.models.addresses import PersonEmail
from participants.models.likeness import COMPARED, Likeness, codes, identity_of, likenesses
from participants.models.match_keys import MatchKey
from participants.models.places import Country, Institution, WrittenInstitution
from portal.core.queueing import send_on_commit

if TYPE_CHECKING:
    from participants.models.people import Person

BATCH = 500  # details that are looked up together; people whose candidates are looked for in one task


@dataclass(frozen=True)
class PersonDetails:
    """A person as written on a form or a list."""

    given_name: str
    family_name: str
    sex: str
    country: Country
    institution: str
    email: str
    patronymic: str = ""
    phone: str = ""
    birth_years: int | None = None
    position: str = ""
    seniority: str = ""
    given_name_latin: str = ""
    family_name_latin: str = ""
    language: str = "en"

    @property
    def address(self) -> str:
        return self.email.strip().lower()

    @property
    def name_key(self) -> str:
        return name_key(self.given_name, self.family_name)

    @property
    def country_id(self) -> str:
        return str(self.country.pk)

    @property
    def written_institution(self) -> WrittenInstitution:
        return self.country_id, self.institution

    def identity_at(self, institutions: Mapping[WrittenInstitution, Institution]) -> Identity:
        """What matching compares. Known institutions go by one name, in whichever language they were written."""
        known = institutions.get(self.written_institution)
        return identity_of(self, institution=known.name if known else self.institution, addresses=[self.address])


@dataclass(frozen=True)
class Match:
    """A known person who may be the one that was written down.

    `is_certain`: the address is theirs and verified, and the name may be theirs too. Every other match is for somebody
    to decide, however high its `score` (0 to 1). `reasons` are codes of participants.reasons.
    """

    person: "Person"
    score: float
    reasons: tuple[str, ...]
    is_proposed: bool
    is_certain: bool


class PersonQuerySet(models.QuerySet["Person"]):
    def named(self, query: str) -> "PersonQuerySet":
        """Those whose names, in either script, or address hold every word of the query, in any case.

        Who was merged is found as the person who they are now: a colleague searches for what stands on the old list.
        """
        asked = words(query.replace("@", " ").replace(".", " "))
        if not asked:
            return self
        holds = reduce(and_, (Q(search_key__contains=word) for word in asked))
        merged = self.model.with_merged.filter(holds, merged_into__isnull=False).order_by().values("merged_into")
        return self.filter(holds | Q(pk__in=merged))

    def compared(self) -> "PersonQuerySet":
        """Those in whom matching is interested: neither merged into somebody nor anonymised."""
        return self.filter(merged_into=None, anonymised_at=None)

    def identities(self, person_ids: Collection[int]) -> dict[int, Identity]:
        """What matching compares of these people, by their numbers. Two queries."""
        addresses = defaultdict(list)
        for person_id, address in PersonEmail.objects.filter(person__in=person_ids).values_list("person_id", "address"):
            addresses[person_id].append(address)
        rows = self.filter(pk__in=person_ids).order_by()
        rows = rows.values_list("pk", *COMPARED, "institution__name", named=True)
        return {
            row.pk: identity_of(row, institution=row.institution__name or "", addresses=addresses[row.pk])
            for row in rows
        }

    def hold(self, people: "Iterable[Person]") -> "dict[int, Person]":
        """These people as they are now, by the numbers given, their rows locked until the end of the transaction.

        For who is about to write a row that points at a person: nobody of them is merged meanwhile, and in the place of
        somebody who was merged before stands the person who they are now.
        """
        rows = self.model.with_merged.select_for_update(of=("self",), no_key=True)
        found = {row.pk: row for row in rows.filter(pk__in={person.pk for person in people}).order_by("pk")}
        merged = {row.pk: self.model(pk=row.merged_into_id) for row in found.values() if row.merged_into_id}
        now = self.hold(merged.values()) if merged else {}
        return found | {number: now[person.pk] for number, person in merged.items()}


class PersonManager(models.Manager.from_queryset(PersonQuerySet)):  # type: ignore[misc]
    """Those who count as people: who was merged into somebody else is left out."""

    def get_queryset(self) -> PersonQuerySet:
        return PersonQuerySet(self.model, using=self._db).filter(merged_into=None)

    def like(self, identities: Sequence[Identity]) -> list[list[Likeness]]:
        """For each identity the people whom it is like, best first, themselves included. Three queries."""
        return likenesses(identities, among=self.compared())

    def matches_of(self, details: Sequence[PersonDetails]) -> list[list[Match]]:
        """For each of the details the people who may be the one, best first; empty where nobody comes near.

        The number of queries grows with batches of 500, not with the people.
        """
        found = []
        for start in range(0, len(details), BATCH):
            found += self._matches_of_batch(details[start : start + BATCH])
        return found

    def _matches_of_batch(self, details: Sequence[PersonDetails]) -> list[list[Match]]:
        institutions = Institution.objects.known([it.written_institution for it in details])
        like = self.like([it.identity_at(institutions) for it in details])
        owners = PersonEmail.objects.owners({it.address for it in details if it.address})
        people = self.select_related("country", "institution").in_bulk(
            {it.person_id for theirs in like for it in theirs}
        )
        return [
            [
                Match(
                    people[likeness.person_id],
                    likeness.comparison.score,
                    tuple(codes(likeness.comparison)),
                    likeness.comparison.is_proposed,
                    likeness.comparison.is_proposed and owners.get(it.address) == likeness.person_id,
                )
                for likeness in theirs
                if likeness.person_id in people
            ]
            for it, theirs in zip(details, like, strict=True)
        ]

    def recognise(self, details: PersonDetails, *, at: datetime) -> "Person":
        """The person of these details: one we know for certain, else a new one. Called twice it returns the same one.

        For certain is who has verified this address and has a name that matching takes for the same, in any script;
        or who has written the same name with the same address before, even if they were merged into somebody since.
        An address alone is not enough, offices share theirs. Without an address nobody is certain: two namesakes in a
        ministry are two people until somebody has looked at them. Whoever else may be the same is proposed to staff
        afterwards and never merged here.

        What a known person has on record is not overwritten by a form that anybody could have filled in; only the
        time of their last activity is.
        """
        with transaction.atomic():
            person = self._known(details) or self._enter(details, at=at)
            self.filter(pk=person.pk, last_active_at__lt=at).update(last_active_at=at)
        return person

    def _known(self, details: PersonDetails) -> "Person | None":
        if not details.address:
            return None
        same_name = self.model.with_merged.filter(name_key=details.name_key)
        same = same_name.filter(Q(email=details.address) | Q(emails__address=details.address))
        person = same.order_by(F("merged_into").asc(nulls_first=True), "pk").first()
        while person and person.merged_into:
            person = person.merged_into
        return person or self._verified(details)

    def _verified(self, details: PersonDetails) -> "Person | None":
        owner = PersonEmail.objects.owners([details.address]).get(details.address)
        person = self.compared().select_related("institution").filter(pk=owner).first()
        if person is None:
            return None
        identity = details.identity_at(Institution.objects.known([details.written_institution]))
        return person if compare(prepare(identity), prepare(person.identity)).is_proposed else None

    def _enter(self, details: PersonDetails, *, at: datetime) -> "Person":
        institutions = Institution.objects.recognise_all([details.written_institution])
        fields = _fields(details, institutions, at=at)
        if not details.address:
            return self.create(**fields)
        # Who sends a form twice at once comes here twice; the second finds the first one's row.
        person, _new = self.get_or_create(email=details.address, name_key=details.name_key, defaults=fields)
        return person

    def enter_all(self, details: Sequence[PersonDetails], *, at: datetime) -> list["Person"]:
        """The people of a list, one for each of the details in their order: as `recognise` says, in few queries.

        Two rows with one address and one name are one person. All are entered or none.
        """
        try:
            with transaction.atomic():
                return self._enter_all(details, at=at)
        except IntegrityError:  # somebody on the list registered at this very moment; now they are known
            with transaction.atomic():
                return self._enter_all(details, at=at)

    def _enter_all(self, details: Sequence[PersonDetails], *, at: datetime) -> list["Person"]:
        on_record = self._on_record({it.address for it in details if it.address})
        institutions = Institution.objects.recognise_all([it.written_institution for it in details])
        people: list[Person] = []
        new: list[Person] = []
        by_name: dict[tuple[str, str], Person] = {}
        for it in details:
            person = by_name.get((it.address, it.name_key)) if it.address else None
            if person is None and not on_record.isdisjoint([(it.address, ""), (it.address, it.name_key)]):
                person = self.recognise(it, at=at)
            if person is None:
                person = self.model(**_fields(it, institutions, at=at))
                new.append(person)
            by_name[it.address, it.name_key] = person
            people.append(person)
        self._create_all(new)
        return people

    def _on_record(self, addresses: Collection[str]) -> set[tuple[str, str]]:
        """Addresses with the names that go with them; with the name "" those that somebody has verified."""
        people = self.model.with_merged.filter(email__in=addresses).values_list("email", "name_key")
        theirs = PersonEmail.objects.filter(address__in=addresses).values_list("address", "person__name_key")
        return {*people, *theirs, *((address, "") for address in PersonEmail.objects.owners(addresses))}

    def _create_all(self, people: Sequence["Person"]) -> None:
        for person in people:
            person.fill_keys()
        self.bulk_create(people, batch_size=BATCH)
        PersonEmail.objects.bulk_create([PersonEmail(person=it, address=it.email) for it in people if it.email])
        keys = {it.pk: blocking_keys(prepare(it.identity_with([it.email]))) for it in people}
        MatchKey.objects.enter(keys)
        for start in range(0, len(people), BATCH):
            send_on_commit("participants.tasks.find_candidates", *(it.pk for it in people[start : start + BATCH]))


def _fields(
    details: PersonDetails, institutions: Mapping[WrittenInstitution, Institution], *, at: datetime
) -> dict[str, Any]:
    same = (
        "given_name",
        "family_name",
        "patronymic",
        "given_name_latin",
        "family_name_latin",
        "sex",
        "country",
        "phone",
        "birth_years",
        "position",
        "seniority",
        "language",
    )
    return {field: getattr(details, field) for field in same} | {
        "email": details.address,
        "institution": institutions.get(details.written_institution),
        "created_at": at,
        "last_active_at": at,
    }
