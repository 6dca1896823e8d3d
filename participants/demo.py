"""The demo's countries, institutions and accounts."""

from datetime import timedelta

from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group
from django.utils import timezone

from participants.actions.data_requests import ask_correction, ask_erasure
from participants.actions.everyone import match_everyone
from participants.models import Country, DataRequest, Institution, MatchCandidate, Person, User
from portal.core.demo import PASSWORD, rows

# Role, address before @example.org, given and family name: fictional, as everybody in the demo.
ACCOUNTS = (
    ("Programme staff", "staff", "Dana", "Abdrakhman"),
    ("M&E officer", "me", "Rustam", "Yusupov"),
    ("Programme manager", "manager", "Saltanat", "Iskakova"),
    ("Board member", "board", "Otabek", "Rahimov"),
    ("Editor", "editor", "Nino", "Kapanadze"),
    ("Logistics", "logistics", "Aibek", "Toktogulov"),
    ("Focal point", "focal.armenia", "Ani", "Hakobyan"),
    ("Trainer", "trainer", "Sevda", "Ismayilova"),
    ("Donor", "donor", "Minji", "Han"),
    ("Participant", "participant", "Tigran", "Sahakyan"),
    ("Administrator", "admin", "Farida", "Nazarova"),
)
HEARD_OF = timedelta(days=400)  # the people of 2022 have been in touch since: three years of silence would erase them


def load() -> str:
    if Country.objects.exists():
        _verify_addresses()
        return "Countries, institutions and accounts: there already."
    countries = _load_countries()
    for row in rows("participants", "institutions.csv"):
        Institution.objects.create(
            name=row["name_en"], name_ru=row["name_ru"], country=countries[row["country"]], level=row["level"]
        )
    _load_accounts(countries)
    _verify_addresses()
    return f"{len(countries)} countries, {Institution.objects.count()} institutions, {User.objects.count()} accounts."


def find_matches() -> str:
    """After the events, which bring the people: the nightly pass, as on the first night. Decisions stay as they are."""
    match_everyone(at=timezone.now())
    return f"{MatchCandidate.objects.to_decide().count()} possible matches to decide."


def _load_countries() -> dict[str, Country]:
    return {
        row["iso2"]: Country.objects.create(
            iso2=row["iso2"],
            report_code=row["report_code"],
            name=row["name_en"],
            name_ru=row["name_ru"],
            region=row["region"],
            is_participating=row["participating"] == "yes",
        )
        for row in rows("participants", "countries.csv")
    }


def _load_accounts(countries: dict[str, Country]) -> None:
    password = make_password(PASSWORD)  # once: it is made slow on purpose
    for group, address, given_name, family_name in ACCOUNTS:
        user = User.objects.create(
            email=f"{address}@example.org",
            password=password,
            first_name=given_name,
            last_name=family_name,
            is_superuser=group == "Administrator",
            is_staff=group == "Administrator",
            focal_country=countries["AM"] if group == "Focal point" else None,
        )
        user.groups.add(Group.objects.get(name=group))


def _verify_addresses() -> None:
    """Nobody reads the mail of these addresses: nobody is asked for a code from it."""
    for user in User.objects.filter(email__in=[f"{address}@example.org" for _group, address, *_names in ACCOUNTS]):
        user.emailaddress_set.update_or_create(email=user.email, defaults={"primary": True, "verified": True})


def load_requests() -> str:
    """After the events: two requests about data wait for staff, and nobody has been silent so long as to be erased."""
    if DataRequest.objects.exists():
        return "Data requests: there already."
    now = timezone.now()
    Person.objects.filter(last_active_at__lt=now - HEARD_OF).update(last_active_at=now - HEARD_OF)
    participant, staff = (User.objects.get(email=f"{name}@example.org") for name in ("participant", "staff"))
    ask_correction(
        participant.person,
        text="My position has changed.",
        proposed="Deputy Minister of High-Tech Industry",
        by=participant,
        at=now - timedelta(days=4),
    )
    by_letter = "By letter: he has left the civil service."
    leaving = Person.objects.get(email="zurab.khutsishvili@example.org")
    ask_erasure(leaving, text=by_letter, by=staff, at=now - timedelta(days=26))
    return f"{DataRequest.objects.count()} data requests."
