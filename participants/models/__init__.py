from participants.contacts import email_form, phone_form
from participants.lists.names import is_name
from participants.lists.scripts import is_latin
from participants.models.accounts import User
from participants.models.addresses import PersonEmail
from participants.models.consents import Consent
from participants.models.lists import ListedPerson, read_people
from participants.models.match_keys import MatchKey
from participants.models.matches import MatchCandidate, Merge
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
    "email_form",
    "is_latin",
    "is_name",
    "phone_form",
    "read_people",
]
