from datetime import date, datetime

from django import template

from portal.core import dates

register = template.Library()

register.filter("moment", dates.moment)


@register.filter
def day_range(days: tuple[str, str]) -> str:
    """The first and the last day, given as ISO dates."""
    return dates.day_range(*map(date.fromisoformat, days))


@register.filter
def w3c_moment(at: datetime) -> str:
    """As the head of an HTML page and a PDF made of it say when it was made: to the second, in UTC."""
    return dates.w3c(at)
