"""The kinds of data that are kept about participants: why, on which ground, until when, who sees them."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from portal.core.privacy import (
    WITH_THE_ACCOUNT,
    WITH_THE_PERSON,
    Audience,
    Basis,
    Category,
    Erasure,
    Kept,
    Until,
    WhenDue,
)

A_YEAR = 365
DESK = (Audience.SELF, Audience.STAFF, Audience.ADMINISTRATOR)
TEAM = (*DESK, Audience.EVALUATION, Audience.LOGISTICS)

LAST_ACTIVITY = "last activity"  # clocks of settings.PRIVACY_CLOCKS: moments that only an app above knows
LAST_EVENT = "last event"

THREE_YEARS = Until(
    _("three years after the last activity"),
    days=3 * A_YEAR,
    since=LAST_ACTIVITY,
    when_due=WhenDue.ANONYMISE,
    only=Q(anonymised_at=None, merged_into=None),
)

NAME = Kept(
    Category.IDENTITY,
    _("to count people and not names, for name plates and certificates, and to invite again"),
    Basis.CONSENT,
    THREE_YEARS,
    TEAM,
    Erasure.BLANK,
)
DERIVED = Kept(
    Category.IDENTITY,
    _("to find somebody again under another spelling"),
    Basis.TASK,
    WITH_THE_PERSON,
    (Audience.PORTAL,),
    Erasure.BLANK,
    is_shown=False,
)
MATCHING = Kept(
    Category.IDENTITY,
    _("to notice that two entries are one person, so that nobody is counted twice"),
    Basis.TASK,
    WITH_THE_PERSON,
    (Audience.STAFF, Audience.ADMINISTRATOR),
    Erasure.DELETE,
    is_shown=False,  # it tells of another person as well
)
JOINING = Kept(
    Category.IDENTITY,
    _("to undo it when two entries were made one by mistake"),
    Basis.TASK,
    WITH_THE_PERSON,
    (Audience.STAFF, Audience.ADMINISTRATOR),
    Erasure.BLANK,
    is_shown=False,  # undone, it holds what another person had on record
)
CONTACT = Kept(
    Category.CONTACT,
    _("to write about an event, and to invite again"),
    Basis.CONSENT,
    THREE_YEARS,
    DESK,
    Erasure.BLANK,
)
ADDRESS = Kept(
    Category.CONTACT,
    _("to recognise the person by an address that they have used"),
    Basis.CONSENT,
    WITH_THE_PERSON,
    DESK,
    Erasure.DELETE,
)
WORK = Kept(
    Category.WORK,
    _("to see which institutions are reached, and to seat and introduce people"),
    Basis.CONSENT,
    THREE_YEARS,
    TEAM,
    Erasure.BLANK,
)
AGE = Kept(
    Category.IDENTITY,
    _("to tell namesakes apart, and to count by age"),
    Basis.CONSENT,
    THREE_YEARS,
    TEAM,
    Erasure.BLANK,
)
COUNTED = Kept(
    Category.STATISTICS,
    _("for the published figures, which count people by country, sex and level and name nobody"),
    Basis.TASK,
    Until(_("for good: a cell of a table, without the person")),
    TEAM,
    Erasure.KEEP,
)
NEEDS = Kept(
    Category.NEEDS,
    _("so that the person can take part"),
    Basis.CONSENT,
    Until(_("until the last event is over"), days=0, since=LAST_EVENT),
    (Audience.SELF, Audience.STAFF, Audience.LOGISTICS, Audience.ADMINISTRATOR),
    Erasure.BLANK,
)
CONSENT = Kept(
    Category.CONSENT,
    _("to prove that the rest may be kept"),
    Basis.PROOF,
    Until(
        _("as long as the person is known and three years more"),
        days=3 * A_YEAR,
        since="person__anonymised_at",
        when_due=WhenDue.DELETE,
    ),
    DESK,
    Erasure.KEEP,
)
WORDS_OF_CONSENT = Kept(CONSENT.category, CONSENT.purpose, CONSENT.basis, CONSENT.until, DESK, Erasure.DIGEST)
ACCOUNT = Kept(
    Category.ACCOUNT,
    _("so that the person can sign in, and is greeted by name"),
    Basis.CONSENT,
    WITH_THE_ACCOUNT,
    (Audience.SELF, Audience.ADMINISTRATOR),
    Erasure.BLANK,
)
PASSWORD = Kept(
    Category.ACCOUNT,
    _("so that the person, and nobody else, can sign in"),
    Basis.SECURITY,
    WITH_THE_ACCOUNT,
    (Audience.PORTAL,),
    Erasure.BLANK,
    is_shown=False,
)
RIGHTS = Kept(
    Category.ACCOUNT,
    _("so that staff see what their work needs, and no more"),
    Basis.SECURITY,
    WITH_THE_ACCOUNT,
    (Audience.SELF, Audience.ADMINISTRATOR),
    Erasure.BLANK,
)
LANGUAGE = Kept(
    Category.CONTACT, _("to write in the person's own language"), Basis.CONSENT, THREE_YEARS, TEAM, Erasure.KEEP
)
NEW_LOGIN = Kept(ACCOUNT.category, ACCOUNT.purpose, ACCOUNT.basis, ACCOUNT.until, ACCOUNT.seen_by, Erasure.RENEW)
REQUEST = Kept(
    Category.CONSENT,
    _("to prove that the programme answered, and when"),
    Basis.PROOF,
    Until(_("three years after the answer"), days=3 * A_YEAR, since="decided_at", when_due=WhenDue.DELETE),
    DESK,
    Erasure.KEEP,
)
WORDS_OF_REQUEST = Kept(REQUEST.category, REQUEST.purpose, REQUEST.basis, REQUEST.until, DESK, Erasure.BLANK)
