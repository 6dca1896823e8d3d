from events.views.calendar import calendar, calendar_feed
from events.views.my_country import my_country
from events.views.registering import register, register_by_number, registered
from events.views.sharing import card, event_ics
from events.views.showing import event
from events.views.travelling import travel

__all__ = [
    "calendar",
    "calendar_feed",
    "card",
    "event",
    "event_ics",
    "my_country",
    "register",
    "register_by_number",
    "registered",
    "travel",
]
