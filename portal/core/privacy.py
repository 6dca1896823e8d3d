"""What is kept about people. Each model says it of itself; the register, "My data", erasure and retention read it.

class Registration(models.Model):
    personal = PersonalData(
        people=("person",),
        held=(TAKING_PART("event", "state"), TRACE("decided_by")),
        other={"moments of the portal": ("registered_at", "decided_at")},
    )

Models of libraries, which cannot say it themselves, are declared in `portal.core.library_data`; all are read by
`portal.core.declarations`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db import models
from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

EVERY_OTHER_FIELD = "*"  # for models of libraries: all fields not named otherwise, except those of a telling type


class Category(models.TextChoices):
    IDENTITY = "identity", _("who somebody is")
    CONTACT = "contact", _("how to reach somebody")
    WORK = "work", _("where somebody works")
    STATISTICS = "statistics", _("what is counted")
    NEEDS = "needs", _("accessibility and diet")
    PARTICIPATION = "participation", _("taking part")
    JOURNEY = "journey", _("passport and journey")
    CONSENT = "consent", _("consent and requests")
    CORRESPONDENCE = "correspondence", _("mails")
    ACCOUNT = "account", _("account and signing in")
    FILES = "files", _("files that staff make or hand in")
    TRACE = "trace", _("who did what")


class Basis(models.TextChoices):
    CONSENT = "consent", _("consent of the person")
    TASK = "task", _("task of the programme in the public interest")
    PROOF = "proof", _("duty to prove consent and to answer requests")
    SECURITY = "security", _("legitimate interest in a safe portal")


class Audience(models.TextChoices):
    SELF = "self", _("the person")
    STAFF = "staff", _("programme staff")
    EVALUATION = "evaluation", _("M&E officer")
    LOGISTICS = "logistics", _("logistics")
    FOCAL_POINT = "focal_point", _("focal point of the country")
    ADMINISTRATOR = "administrator", _("administrator")
    PORTAL = "portal", _("the portal itself, no screen")
    EVERYBODY = "everybody", _("everybody, on public pages")


class Erasure(models.TextChoices):
    """What becomes of a field when the person is erased."""

    BLANK = "blank", _("emptied")
    DELETE = "delete", _("deleted")
    DIGEST = "digest", _("replaced by its digest, which proves the words and says nothing of the person")
    RENEW = "renew", _("replaced by a random one, so that old links are dead")
    SEARCH = "search", _("emptied wherever it names the person")
    KEEP = "keep", _("kept: it names nobody any more")


class WhenDue(models.TextChoices):
    """What the nightly run does with a row whose time is over."""

    BLANK = "blank", _("these fields are emptied")
    DELETE = "delete", _("the row is deleted")
    ANONYMISE = "anonymise", _("the person is anonymised")


@dataclass(frozen=True, eq=False)
class Until:
    """Until when something is kept: `days` after the moment `since`, or without days as long as what `words` name.

    `since` is a lookup of the model, or the name of a clock of settings.PRIVACY_CLOCKS for moments that only another
    app knows. `only` restricts the rule to some rows.
    """

    words: Promise
    days: int | None = None
    since: str = ""
    when_due: WhenDue = WhenDue.BLANK
    only: Q = field(default_factory=Q)


@dataclass(frozen=True, eq=False)
class Kept:
    """A kind of data: why it is kept, on which ground, until when, who sees it, what erasure does to it."""

    category: Category
    purpose: Promise
    basis: Basis
    until: Until
    seen_by: tuple[Audience, ...]
    on_erasure: Erasure
    is_shown: bool = True  # to the person, in "My data"; no: it may name somebody else, or is a secret of the portal

    def __call__(self, *fields: str) -> "Held":
        return Held(self, fields)


@dataclass(frozen=True, eq=False)
class Held:
    """Fields of one model that are kept alike."""

    kind: Kept
    fields: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class PersonalData:
    """What a model holds about people, and how its rows are found.

    people: lookups of the people whom a row is about ("self": the row is the person).
    accounts: lookups of the accounts whom a row is about ("self": the row is the account).
    numbers, addresses: fields with the number of a person or an address, where no foreign key can stand.
    trail: rows tell about other rows, by content_type and object_id.
    secret: rows that are shown to nobody at all, not even to the person.
    other: fields that are not personal, by the reason why not.
    """

    held: tuple[Held, ...]
    people: tuple[str, ...] = ()
    accounts: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    trail: bool = False
    secret: Q = field(default_factory=Q)
    other: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def fields(self) -> dict[str, Kept]:
        return {name: held.kind for held in self.held for name in held.fields}

    @property
    def is_about_people(self) -> bool:
        return bool(self.people or self.accounts or self.numbers or self.addresses or self.trail)


WITH_THE_ROW = Until(_("as long as the entry that it belongs to"))
WITH_THE_PERSON = Until(_("as long as the person is known"))
WITH_THE_ACCOUNT = Until(_("as long as the account"))

TRACE = Kept(
    Category.TRACE,
    _("so that it can be said who decided or changed something"),
    Basis.TASK,
    WITH_THE_ROW,
    (Audience.STAFF, Audience.ADMINISTRATOR),
    Erasure.KEEP,
    is_shown=False,
)
