from events.models.agenda import Session
from events.models.attendance import Attendance, CheckIn, RefusedScan
from events.models.changes import EventChange
from events.models.hosting import EntryBar
from events.models.index import EventIndexPage
from events.models.nominations import Nomination
from events.models.pages import EventPage
from events.models.quotas import CountryQuota
from events.models.registrations import Registration
from events.models.topics import Topic
from events.models.travel import TravelRequest

__all__ = [
    "Attendance",
    "CheckIn",
    "CountryQuota",
    "EntryBar",
    "EventChange",
    "EventIndexPage",
    "EventPage",
    "Nomination",
    "RefusedScan",
    "Registration",
    "Session",
    "Topic",
    "TravelRequest",
]
