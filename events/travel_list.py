"""The list for the travel agent: who travels to an event, as a spreadsheet."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from events.models import TravelRequest
from portal.core.exports import Cell


def header() -> list[str]:
    return [
        _("Name as in the passport"),
        _("Passport number"),
        _("Nationality"),
        _("Date of birth"),
        _("Passport issued on"),
        _("Passport valid until"),
        _("Visa"),
        _("Departure from"),
        _("Wishes for the flight"),
        _("Insurance"),
        _("Needs on the journey"),
        _("State"),
        _("Country"),
        _("E-mail address"),
        _("Phone"),
    ]


def lines(requests: Iterable[TravelRequest]) -> list[list[Cell]]:
    """One line for each request; what no key opens says so in its cell."""
    return [_line(request) for request in requests]


def _line(request: TravelRequest) -> list[Cell]:
    person = request.registration.person
    return [
        str(cell or "")
        for cell in (
            request.passport_name,
            request.passport_number,
            request.nationality,
            request.born_on,
            request.issued_on,
            request.expires_on,
            request.get_visa_display(),
            request.departs_from,
            request.flight_wishes,
            request.get_insurance_display(),
            request.needs,
            request.get_state_display(),
            person.country,
            person.email,
            person.phone,
        )
    ]
