"""What the kept person takes over from the dropped one besides the rows: empty fields, dates, addresses."""

from datetime import datetime
from typing import Any

from participants.models import Person, PersonEmail

EMPTY = ("", None, Person.Sex.NOT_STATED)
FILLED = (
    "patronymic",
    "given_name_latin",
    "family_name_latin",
    "sex",
    "institution_id",
    "position",
    "seniority",
    "birth_years",
    "email",
    "phone",
    "accessibility_needs",
    "dietary_needs",
)

Values = dict[str, Any]


def fill(keep: Person, drop: Person) -> Values:
    """Give `keep` what it lacks; it was known since the earlier and active until the later of both.

    Returns the former values of what was changed.
    """
    values = {name: getattr(drop, name) for name in FILLED if getattr(keep, name) in EMPTY}
    values = {name: value for name, value in values.items() if value not in EMPTY}
    if Person.objects.filter(email=values.get("email"), name_key=keep.name_key).exists():
        del values["email"]  # a third row, of the same name, has it
    if drop.created_at < keep.created_at:
        values["created_at"] = drop.created_at
    if drop.last_active_at > keep.last_active_at:
        values["last_active_at"] = drop.last_active_at
    former = {name: _plain(getattr(keep, name)) for name in values}
    _write(keep, values)
    return former


def empty_again(former: Values, keep: Person, drop: Person) -> None:
    """Undo `fill`, but for the fields that somebody has changed since."""
    untouched = {name: value for name, value in former.items() if getattr(keep, name) == getattr(drop, name)}
    _write(keep, {name: _from_plain(name, value) for name, value in untouched.items()})


def share_addresses(keep: Person, drop: Person) -> dict[str, list[int]]:
    """The addresses of both are those of `keep`. An address that both have is verified for it if it was for either.

    Returns the numbers of the rows that were moved, and of those of `keep` that became verified.
    """
    known = {row.address: row for row in keep.emails.all()}
    moved, verified = [], []
    for row in drop.emails.all():
        same = known.get(row.address)
        if same is None:
            moved.append(row.pk)
        elif row.verified_at and not same.verified_at:
            _pass_on(row, same)
            verified.append(same.pk)
    PersonEmail.objects.filter(pk__in=moved).update(person=keep)
    return {"moved": moved, "verified": verified}


def unshare_addresses(done: dict[str, list[int]], keep: Person, drop: Person) -> None:
    PersonEmail.objects.filter(pk__in=done["moved"], person=keep).update(person=drop)
    for row in keep.emails.filter(pk__in=done["verified"], verified_at__isnull=False):
        for same in drop.emails.filter(address=row.address):
            _pass_on(row, same)


def _pass_on(one: PersonEmail, another: PersonEmail) -> None:
    """The verification of an address moves on: it stands on one row only."""
    verified_at, one.verified_at = one.verified_at, None
    one.save(update_fields=["verified_at"])
    another.verified_at = verified_at
    another.save(update_fields=["verified_at"])


def _write(person: Person, values: Values) -> None:
    for name, value in values.items():
        setattr(person, name, value)
    person.save()


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else value


def _from_plain(name: str, value: Any) -> Any:
    return datetime.fromisoformat(value) if name.endswith("_at") else value
