"""Which rows are about somebody: read by "My data" and by erasure."""

from dataclasses import dataclass, field

from django.db.models import Model, Q, QuerySet

from portal.core.privacy import PersonalData


@dataclass(frozen=True)
class Subject:
    """Somebody, by all under which rows may be filed: numbers of people and accounts, addresses, words to search."""

    people: frozenset[int]
    accounts: frozenset[int] = frozenset()
    addresses: frozenset[str] = frozenset()
    words: frozenset[str] = field(default=frozenset(), repr=False)


def rows_of(model: type[Model], data: PersonalData, subject: Subject) -> QuerySet[Model]:
    """The rows that are about this subject, among those who were merged as well.

    Where a row has the number of a person, its address says nothing: offices share one.
    """
    rows = model._base_manager.all()
    about = Q()
    for lookup in data.people:
        about |= _one_of(lookup, subject.people)
    for lookup in data.accounts:
        about |= _one_of(lookup, subject.accounts)
    for name in data.numbers:
        about |= _one_of(name, subject.people)
    unnumbered = Q(**dict.fromkeys(data.numbers))
    for name in data.addresses:
        for address in subject.addresses:
            about |= unnumbered & Q(**{f"{name}__iexact": address})
    return rows.filter(about).order_by("pk") if about else rows.none()


def _one_of(lookup: str, numbers: frozenset[int]) -> Q:
    return Q(**{f"{'pk' if lookup == 'self' else lookup}__in": numbers})
