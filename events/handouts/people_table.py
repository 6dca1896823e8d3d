"""The table of sex by country, as the annual report prints it."""

from datetime import datetime

from django.utils.translation import gettext as _

from events.handouts.figures import people_present
from events.handouts.made import Made, Progress, pdf
from events.models import EventPage
from participants.models import Country
from portal.core.exports import xlsx_bytes
from portal.core.people_tables import people_table
from portal.core.tables import Table


def event_table(event: EventPage) -> Table:
    return people_table(_("Participants by sex and country"), people_present(event))


def sex_by_country(event: EventPage, *, options: dict, at: datetime, progress: Progress) -> Made:
    """`options`: file_format. It names nobody."""
    progress(10, _("Counting"))
    table = event_table(event)
    if options["file_format"] == "xlsx":
        rows = [[row.name, *row.values] for row in (*table.rows, *([table.total] if table.total else []))]
        return Made("xlsx", xlsx_bytes(_("Participants"), list(table.header), rows), 0)
    names = {country.report_code: str(country) for country in Country.objects.all()}
    key = [f"{code} {names[code]}" for code in table.header[1:-1]]
    return Made("pdf", pdf("pdf/events/people_table.html", event, at=at, table=table, key=", ".join(key)), 0)
