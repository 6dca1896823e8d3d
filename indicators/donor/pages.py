"""The pages of the dashboard, in the order of their links. Each is its sections, for what somebody chose."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from indicators.donor.choosing import Choice
from indicators.donor.discrepancies import discrepancies
from indicators.donor.events import events
from indicators.donor.grid import Section
from indicators.donor.money import money
from indicators.donor.overview import overview
from indicators.donor.people import people
from indicators.donor.published import published, published_money
from indicators.donor.risks import risks
from indicators.donor.years import years


@dataclass(frozen=True)
class BoardPage:
    title: Promise
    sections: Callable[[Choice], Sequence[Section]]


PAGES: dict[str, BoardPage] = {
    "overview": BoardPage(_("Overview"), overview),
    "people": BoardPage(pgettext_lazy("page", "People"), people),
    "events": BoardPage(_("Events"), events),
    "years": BoardPage(_("Years"), years),
    "money": BoardPage(_("Money"), money),
    "risks": BoardPage(_("Risks"), risks),
    "discrepancies": BoardPage(_("Discrepancies"), discrepancies),
    "published": BoardPage(_("Published against today"), published),
    "published-money": BoardPage(_("Published money"), published_money),
}
