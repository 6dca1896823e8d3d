"""The events of the year: who came to each, how much the host country makes of it, and who was lost on the way."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from indicators.donor.choosing import Choice
from indicators.donor.grid import Cell, Grid, Section
from indicators.donor.words import not_reported, share
from indicators.evidence import Event
from indicators.participation import FunnelStep
from indicators.people import funnel
from indicators.results import EventPeople, UnknownYear, results_of
from portal.core.charts import GroupedBars, Series
from portal.core.people_tables import sex_name
from portal.core.sex_by_country import FEMALE, SEXES, SexByCountry


def events(choice: Choice) -> list[Section]:
    try:
        every = results_of(choice.year).events
    except UnknownYear:
        return [Section("events", _("By event"), empty=_("No event is recorded for this year."))]
    held = [it for it in every if choice.activity in ("", it.event.activity)]
    steps = funnel(choice.year, country=choice.iso, activity=choice.activity or None)
    return [_funnel(steps), _hosts(choice, held), _at_home(choice, held), _events(choice, held)]


def _funnel(steps: tuple[FunnelStep, ...]) -> Section:
    title = _("From nominated to attended")
    words = (_("Counted are registrations. Who registered without being nominated stands under registered."),)
    if not any(step.total for step in steps):
        return Section("funnel", title, empty=_("No registration is recorded for this choice."))
    named = step_names()
    sexes = [sex for sex in SEXES if any(step.by_sex.get(sex) for step in steps)]
    whole = next((step.total for step in steps if step.step == "registered"), steps[0].total)
    rows = tuple(
        (
            Cell(named[step.step]),
            *(Cell(step.by_sex.get(sex, 0)) for sex in sexes),
            Cell(step.total),
            share(step.by_sex.get(FEMALE, 0), step.total),
            share(step.total, whole),
        )
        for step in steps
    )
    header = (_("Step"), *map(sex_name, sexes), _("Total"), _("Share of women, %"), _("Of the registered, %"))
    chart = GroupedBars(
        title=title,
        categories=tuple(named[step.step] for step in steps),
        series=tuple(Series(sex_name(sex), tuple(step.by_sex.get(sex, 0) for step in steps)) for sex in sexes),
        category_label=_("Step"),
        value_label=_("Registrations"),
        missing_word=not_reported(),
    )
    return Section("funnel", title, words, chart=chart, grids=(Grid("funnel", title, header, rows),))


def step_names() -> dict[str, str]:
    return {
        "registered": pgettext("step of a registration", "registered"),
        "nominated": _("of them nominated by their country"),
        "confirmed": _("confirmed"),
        "attended": _("attended"),
    }


def _hosts(choice: Choice, held: list[EventPeople]) -> Section:
    """Events are chosen by the country that hosts them."""
    title = _("Participants from the host country")
    words = (_("Events held online have no host. With a country chosen, these are the events that it hosted."),)
    hosted = [(it, _host(choice, it)) for it in held if it.event.host]
    chosen = [(it, host) for it, host in hosted if choice.country in ("", host)]
    if not chosen:
        return Section("hosts", title, words, empty=_("No event with a host country is recorded for this choice."))
    header = (
        _("Event"),
        _("Host"),
        _("Participants"),
        _("From the host country"),
        _("Their share, %"),
        _("Without them"),
        _("Share of women without them, %"),
    )
    rows = tuple(_hosted(it, host) for it, host in chosen)
    every, home = sum(it.table.total for it, _host in chosen), sum(_of_host(it.table, host) for it, host in chosen)
    total = (Cell(_("Total")), Cell(""), Cell(every), Cell(home), share(home, every), Cell(every - home), Cell(""))
    return Section("hosts", title, words, grids=(Grid("hosts", title, header, rows, total, frozenset({1})),))


def _host(choice: Choice, it: EventPeople) -> str:
    return choice.codes.get(it.event.host, it.event.host)


def _hosted(it: EventPeople, host: str) -> tuple[Cell, ...]:
    home = _of_host(it.table, host)
    guests = it.table.total - home
    return (
        Cell(it.event.title, url=it.event.url),
        Cell(it.event.country),
        Cell(it.table.total),
        Cell(home),
        share(home, it.table.total),
        Cell(guests),
        share(it.table.of_sex(FEMALE) - it.table.cell(FEMALE, host), guests),
    )


def _of_host(table: SexByCountry, host: str) -> int:
    return sum(table.cell(sex, host) for sex in SEXES)


def _at_home(choice: Choice, held: list[EventPeople]) -> Section:
    """Each country's attendances at events that it hosted, and at those elsewhere; events online aside."""
    title = _("At home and abroad")
    hosted = [(it.table, _host(choice, it)) for it in held if it.event.host]
    header = (_("Country"), _("Events hosted"), _("Attendances at them"), _("Attendances elsewhere"), _("At home, %"))
    rows = []
    for code, name in choice.names.items():
        home = sum(_of_host(table, code) for table, host in hosted if host == code)
        every = sum(_of_host(table, code) for table, _host in hosted)
        if choice.country in ("", code):
            hosting = sum(1 for _table, host in hosted if host == code)
            rows.append((Cell(name), Cell(hosting), Cell(home), Cell(every - home), share(home, every)))
    return Section("at-home", title, grids=(Grid("at-home", title, header, tuple(rows)),))


def _events(choice: Choice, held: list[EventPeople]) -> Section:
    title = _("By event")
    header = (
        _("Event"),
        _("Activity"),
        _("Last day"),
        *map(sex_name, SEXES),
        _("Participants"),
        _("Share of women, %"),
    )
    if not held:
        return Section("events", title, empty=_("No event is recorded for this choice."))
    rows = tuple(_event(it.event, it.table, choice.country) for it in held)
    grid = Grid("events", title, header, rows, words=frozenset({1, 2}))
    return Section("events", title, grids=(grid,))


def _event(event: Event, table: SexByCountry, country: str) -> tuple[Cell, ...]:
    known = (Cell(event.title, url=event.url), Cell(event.activity), Cell(event.ends_on.isoformat()))
    if not table.total:
        return *known, *(Cell(not_reported()) for _column in (*SEXES, "people", "share"))
    counted = [_of(table, sex, country) for sex in SEXES]
    return *known, *map(Cell, counted), Cell(sum(counted)), share(_of(table, FEMALE, country), sum(counted))


def _of(table: SexByCountry, sex: str, country: str) -> int:
    return table.cell(sex, country) if country else table.of_sex(sex)
