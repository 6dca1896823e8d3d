from participants.models.accounts import User
from participants.models.consents import Consent
from participants.models.matches import MatchCandidate, MatchKey, Merge
from participants.models.people import Person, PersonDetails, PersonEmail
from participants.models.places import Country, Institution

__all__ = [
    "Consent",
    "Country",
    "Institution",
    "MatchCandidate",
    "MatchKey",
    "Merge",
    "Person",
    "PersonDetails",
    "PersonEmail",
    "User",
]
