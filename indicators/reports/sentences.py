"""What each item of the checklist of a report says, in its order."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, Promise] = {
    "results": _("There is nothing to report yet."),
    "sections": _("Sections are missing or empty."),
    "carried": _("Texts of the report before are neither changed nor confirmed."),
    "figures": _("Texts name figures that are gone."),
    "parts": _("Tables, charts or pictures are gone or cannot be printed."),
    "russian": _("Texts have no Russian."),
    "read": _("Sections are not read as they are now."),
    "typed": _("Texts hold numbers that were typed."),
    "judgements": _("Texts judge otherwise than the lights of the indicators."),
    "lists": _("Events have no list of participants."),
    "evidence": _("Nobody has looked at some evidence."),
    "merging": _("Some people may be one."),
    "discrepancies": _("Discrepancies are not explained."),
    "comments": _("Comments are not settled."),
    "period": _("The reporting period is not approved."),
}
