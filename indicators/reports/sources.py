"""Where the evidence of a figure is shown: for who reads a report with the rights of a donor."""

import re

from django.urls import reverse

# By the beginning of the name, the first that fits: a page of the dashboard and the place on it.
PLACES = {
    "people.attendances.": ("events", "events"),
    "people.": ("people", "people"),
    "event.": ("events", "events"),
    "events.": ("events", "events"),
    "publications.": ("overview", "framework"),
    "activity.": ("overview", "framework"),
    "conclusion.": ("overview", "framework"),
    "results.": ("discrepancies", "discrepancies"),
    "budget.": ("money", "summary"),
    "plan.": ("money", "outputs"),
    "expenditure.": ("money", "ledger"),
    "utilised.": ("money", "summary"),
    "delivery_rate.": ("money", "summary"),
    "revenue.": ("money", "receipts"),
    "project.": ("published", "published"),
    "staff.": ("published", "published"),
}
_INDICATOR = re.compile(r"indicator\.(?P<number>\d+(?:\.\d+)*)\.[a-z]")


def source_of(figure: str, year: int) -> str | None:
    """The address of the page that shows what the figure of the year is made of. None for a name of another kind."""
    if found := _INDICATOR.match(figure):
        return reverse("indicators:indicator", args=[found["number"]])
    for beginning, (page, place) in PLACES.items():
        if figure.startswith(beginning):
            return f"{reverse('indicators:donor_page', args=[page])}?year={year}#{place}"
    return None
