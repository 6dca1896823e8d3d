"""Moments from which the retention of a person's data counts, as a day for each person."""

from django.conf import settings
from django.db.models import Expression
from django.db.models.functions import Coalesce, Greatest, TruncDate
from django.utils.module_loading import import_string


def last_event() -> Expression:
    """The last day of the last event for which the person is registered; without one the day when they were entered."""
    return Coalesce(import_string(settings.PRIVACY_LAST_EVENT)(), TruncDate("created_at"))


def last_activity() -> Expression:
    """The last event, the last time that the person was active, or signed in; whatever was latest."""
    signed_in = Coalesce(TruncDate("account__last_login"), TruncDate("created_at"))
    return Greatest(last_event(), TruncDate("last_active_at"), signed_in)
