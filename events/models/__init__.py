from events.models.attendance import Attendance, CheckIn, RefusedScan
from events.models.pages import EventIndexPage, EventPage
from events.models.quotas import CountryQuota
from events.models.registrations import Registration

__all__ = ["Attendance", "CheckIn", "CountryQuota", "EventIndexPage", "EventPage", "RefusedScan", "Registration"]
