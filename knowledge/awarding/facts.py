"""What a certificate states beside the name: frozen when it is issued, and read in words of either language."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format, number_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from events.models import EventPage
from events.models.languages import language_name
from knowledge.models import Achievement, Series
from portal.core.dates import day_range

LANGUAGES = ("en", "ru")


def facts_of(achievement: Achievement, *, number: str, on: date) -> dict[str, Any]:
    """Plain values, as JSON keeps them. What has no Russian form stands in English on both sides."""
    design, (first, last) = achievement.design, days_of(achievement.of)
    until = expiry(achievement.valid_months, on)
    return {
        "kind": achievement.kind,
        "title": _both(lambda: achievement.local_title),
        "text": {"en": achievement.text, "ru": achievement.text_ru or achievement.text},
        "of": _both(lambda: achievement.of.local_title),
        "starts_on": first.isoformat() if first else None,
        "ends_on": last.isoformat() if last else None,
        "hours": None if achievement.hours is None else str(achievement.hours),
        "languages": achievement.languages.split(),
        "issuer": {"en": design.issuer, "ru": design.issuer_ru or design.issuer},
        "signatory": {"en": design.signatory, "ru": design.signatory_ru or design.signatory},
        "function": {"en": design.function, "ru": design.function_ru or design.function},
        "issued_on": on.isoformat(),
        "expires_on": until.isoformat() if until else None,
        "address": verify_address(number),
    }


def verify_address(number: str) -> str:
    """The whole address at which everybody can check the certificate: that of the English page, which has no prefix."""
    with override("en"):
        return settings.BASE_URL + reverse("knowledge:verify_award", args=[number])


def days_of(of: Series | EventPage) -> tuple[date | None, date | None]:
    """The first and the last day; of a series those of its sessions that were not cancelled."""
    if isinstance(of, EventPage):
        return of.starts_on, of.ends_on
    events = [it.event for it in of.sessions.select_related("event") if not it.event.is_cancelled]
    if not events:
        return None, None
    return min(it.starts_on for it in events), max(it.ends_on for it in events)


def expiry(months: int | None, on: date) -> date | None:
    """The last day of validity: that of the same number so many months later, or the last of a shorter month."""
    if months is None:
        return None
    year, month = divmod(on.year * 12 + on.month - 1 + months, 12)
    first_after = date(year + (month == 11), (month + 1) % 12 + 1, 1)
    last = date.fromordinal(first_after.toordinal() - 1)
    return last if on.day > last.day else date(year, month + 1, on.day)


def side(facts: dict[str, Any], language: str) -> dict[str, str]:
    """The facts in words of one language, as the certificate and the page of its number say them."""
    with override(language):
        return {
            "language": language,
            "heading": heading(facts["kind"]),
            "title": facts["title"][language],
            "text": facts["text"][language],
            "of": facts["of"][language],
            "days": _days(facts),
            "hours": hours_in_words(facts["hours"]),
            "languages": ", ".join(language_name(code) for code in facts["languages"]),
            "issuer": facts["issuer"][language],
            "signatory": facts["signatory"][language],
            "function": facts["function"][language],
            "issued_on": _day(facts["issued_on"]),
            "expires_on": _day(facts["expires_on"]) if facts["expires_on"] else "",
        }


def heading(kind: str) -> str:
    if kind == Achievement.Kind.ASSOCIATE:
        return _("Associate certificate")
    return _("Certificate of attendance")


def hours_in_words(hours: str | None) -> str:
    if hours is None:
        return ""
    number = Decimal(hours)
    if number != int(number):
        return _("%(number)s hours") % {"number": number_format(number.normalize())}
    return ngettext("%(number)s hour", "%(number)s hours", int(number)) % {"number": int(number)}


def _both(read: Callable[[], Any]) -> dict[str, str]:
    found = {}
    for language in LANGUAGES:
        with override(language):
            found[language] = str(read())
    return found


def _days(facts: dict[str, Any]) -> str:
    if not facts["starts_on"]:
        return ""
    return capfirst(day_range(date.fromisoformat(facts["starts_on"]), date.fromisoformat(facts["ends_on"])))


def _day(text: str) -> str:
    return date_format(date.fromisoformat(text), "DATE_FORMAT")
