"""What staff should look after, in the words that they read."""

from django.utils.translation import ngettext_lazy

from events.hosting import LEAD_TIME
from events.readiness import Concern, Finding

SENTENCES = {
    Concern.LEAD_TIME: ngettext_lazy(
        "Decided late: %(number)s day less than the %(days)s days that an event takes.",
        "Decided late: %(number)s days less than the %(days)s days that an event takes.",
        "number",
    ),
    Concern.UNDECIDED: ngettext_lazy(
        "%(number)s registration is to be decided.", "%(number)s registrations are to be decided.", "number"
    ),
    Concern.OVERBOOKED: ngettext_lazy(
        "%(number)s person more than there are places.", "%(number)s people more than there are places.", "number"
    ),
    Concern.BELOW_TARGET: ngettext_lazy(
        "%(number)s person fewer than planned.", "%(number)s people fewer than planned.", "number"
    ),
    Concern.FEW_WOMEN: ngettext_lazy(
        "The share of women is %(number)s point under its target.",
        "The share of women is %(number)s points under its target.",
        "number",
    ),
    Concern.QUOTA_UNUSED: ngettext_lazy(
        "%(number)s place set aside for a country is still free.",
        "%(number)s places set aside for countries are still free.",
        "number",
    ),
    Concern.OFFERS_OPEN: ngettext_lazy(
        "%(number)s offered place is not accepted yet.", "%(number)s offered places are not accepted yet.", "number"
    ),
    Concern.MAILS_FAILED: ngettext_lazy("%(number)s mail was given up.", "%(number)s mails were given up.", "number"),
    Concern.NOBODY_PRESENT: ngettext_lazy(
        "The event is over, and nobody is marked present: %(number)s person had a place.",
        "The event is over, and nobody is marked present: %(number)s people had a place.",
        "number",
    ),
}
URGENT = {Concern.OVERBOOKED, Concern.MAILS_FAILED, Concern.LEAD_TIME, Concern.NOBODY_PRESENT}


def in_words(finding: Finding) -> str:
    """One sentence with the number in it."""
    return str(SENTENCES[finding.concern] % {"number": finding.number, "days": LEAD_TIME.days})


def is_urgent(finding: Finding) -> bool:
    return finding.concern in URGENT
