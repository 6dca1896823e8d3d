from participants.contacts import email_form, phone_form
from participants.matching import heard, sound_tables
from participants.models.accounts import User
from participants.models.addresses import PersonEmail
from participants.models.consents import Consent
from participants.models.entering import enter_people, lock_lists
from participants.models.lists import ListedPerson, read_people
from participants.models.match_keys import MatchKey
from participants.models.matches import MatchCandidate, Merge
from participants.models.names import check_latin, check_name
from participants.models.people import Person
from participants.models.places import Country, Institution
from participants.models.planning import plan_people
from participants.models.plans import ListPlan, PlannedRow
from participants.models.recognition import PersonDetails
from participants.models.requests import DataRequest
from participants.outcomes import Outcome

__all__ = [
    "Consent",
    "Country",
    "DataRequest",
    "Institution",
    "ListPlan",
    "ListedPerson",
    "MatchCandidate",
    "MatchKey",
    "Merge",
    "Outcome",
    "Person",
    "PersonDetails",
    "PersonEmail",
    "PlannedRow",
    "User",
    "check_latin",
    "check_name",
    "email_form",
    "enter_people",
    "heard",
    "is_name",
    "lock_lists",
    "phone_form",
    "plan_people",
    "read_people",
    "sound_tables",
]
