from participants.models.accounts import User
from participants.models.people import Consent, Person, PersonDetails
from participants.models.places import Country, Institution

__all__ = ["Consent", "Country", "Institution", "Person", "PersonDetails", "User"]
