from participants.contacts import email_form, phone_form
from participants.models.accounts import User
from participants.models.addresses import PersonEmail
from participants.models.consents import Consent
from participants.models.lists import ListedPerson, read_people
from participants.models.match_keys import MatchKey
from participants.models.matches import MatchCandidate, Merge
from participants.models.names import check_latin, check_name
from participants.models.people import Person
from participants.models.places import Country, Institution
from participants.models.recognition import PersonDetails
from participants.models.requests import DataRequest

__all__ = [
    "Consent",
    "Country",
    "DataRequest",
    "Institution",
    "ListedPerson",
    "MatchCandidate",
    "MatchKey",
    "Merge",
    "Person",
    "PersonDetails",
    "PersonEmail",
    "User",
    "check_latin",
    "check_name",
    "email_form",
    "phone_form",
    "read_people",
]
