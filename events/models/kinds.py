"""The kinds of data that are kept about taking part: why, on which ground, until when, who sees them."""

from django.utils.translation import gettext_lazy as _

from portal.core.privacy import WITH_THE_PERSON, Audience, Basis, Category, Erasure, Kept, Until, WhenDue

TEAM = (Audience.SELF, Audience.STAFF, Audience.EVALUATION, Audience.LOGISTICS, Audience.ADMINISTRATOR)

TAKING_PART = Kept(
    Category.PARTICIPATION,
    _("to hold the event, and for the published figures of the programme"),
    Basis.TASK,
    Until(_("for good: that somebody of this country and sex was there, without the person")),
    TEAM,
    Erasure.KEEP,
)
ANSWERS = Kept(
    Category.PARTICIPATION,
    _("what the organisers of the event asked, to prepare it"),
    Basis.CONSENT,
    WITH_THE_PERSON,
    TEAM,
    Erasure.BLANK,
)
DECISION = Kept(
    Category.PARTICIPATION,
    _("to tell the person why, and to answer questions about it"),
    Basis.TASK,
    WITH_THE_PERSON,
    TEAM,
    Erasure.BLANK,
)
LINK = Kept(
    Category.PARTICIPATION,
    _("so that the person, and nobody else, can withdraw by the link of a mail"),
    Basis.CONSENT,
    WITH_THE_PERSON,
    TEAM,
    Erasure.RENEW,
)
JOURNEY = Kept(
    Category.JOURNEY,
    _("to book the journey, and to apply for a visa"),
    Basis.CONSENT,
    Until(
        _("thirty days after the event, or after the person withdrew"),
        days=30,
        since="end of the journey",  # a clock of settings.PRIVACY_CLOCKS
        when_due=WhenDue.DELETE,
    ),
    (Audience.SELF, Audience.LOGISTICS),
    Erasure.DELETE,
)
JOURNEY_TRACE = Kept(
    Category.TRACE, JOURNEY.purpose, Basis.TASK, JOURNEY.until, (Audience.LOGISTICS,), Erasure.DELETE, is_shown=False
)
NOMINEE = Kept(
    Category.PARTICIPATION,
    _("to ask somebody whom their country has named whether they come"),
    Basis.TASK,
    Until(_("thirty days after the event"), days=30, since="end of the event"),
    (Audience.SELF, Audience.STAFF, Audience.FOCAL_POINT, Audience.ADMINISTRATOR),
    Erasure.BLANK,
)
