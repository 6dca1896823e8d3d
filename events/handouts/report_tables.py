"""The figures of an event's report as tables and charts, in the active language."""

from collections.abc import Callable, Iterable, Sequence

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from events.handouts.figures import Counted, sexes_of
from events.models import EventPage, Registration
from portal.core.charts import Series, StackedBars
from portal.core.dates import day_range
from portal.core.people_tables import sex_name
from portal.core.tables import Row, Table

State = Registration.State
Test = Callable[[Counted], bool]

# On the way to taking part, and where it ended otherwise; the latter are named only where they occur.
OTHERS = (
    State.NOMINATED, State.APPLIED, State.OFFERED, State.WAITING, State.DECLINED, State.WITHDRAWN, State.CANCELLED,
)  # fmt: skip


def is_confirmed(row: Counted) -> bool:
    return row.state == State.CONFIRMED


def has_come(row: Counted) -> bool:
    return bool(row.came)


def is_there(_row: Counted) -> bool:
    return True


def stages() -> list[tuple[str, Test]]:
    return [(pgettext("people", "Registered"), is_there), (_("Confirmed"), is_confirmed), (_("Attended"), has_come)]


def way_table(rows: Sequence[Counted]) -> Table:
    """How many registered, were confirmed and came, and what became of the others."""
    sexes = sexes_of(list(rows))
    found = [_by_sex(name, filter(test, rows), sexes) for name, test in stages()]
    for state in OTHERS:
        theirs = [row for row in rows if row.state == state]
        if theirs:
            found.append(_by_sex(capfirst(str(state.label)), theirs, sexes))
    header = (_("State"), *(sex_name(sex) for sex in sexes), _("Total"))
    return Table(_("From registration to attendance"), header, tuple(found))


def way_chart(rows: Sequence[Counted]) -> StackedBars:
    sexes = sexes_of(list(rows))
    return StackedBars(
        title=_("From registration to attendance"),
        categories=tuple(name for name, _test in stages()),
        series=tuple(
            Series(sex_name(sex), tuple(sum(test(row) for row in rows if row.sex == sex) for _name, test in stages()))
            for sex in sexes
        ),
        category_label=_("State"),
        value_label=_("People"),
        adds_up=False,  # who came is among those who registered
        total_word=_("Total"),
        missing_word=_("not reported"),
    )


def country_table(rows: Sequence[Counted]) -> Table:
    tests = [
        *stages()[:2],
        (capfirst(str(State.WAITING.label)), lambda row: row.state == State.WAITING),
        (capfirst(str(State.DECLINED.label)), lambda row: row.state == State.DECLINED),
        stages()[2],
    ]
    countries = sorted({row.country for row in rows})
    found = [
        Row(country, tuple(sum(test(row) for row in rows if row.country == country) for _name, test in tests))
        for country in countries
    ]
    total = Row(_("Total"), tuple(sum(test(row) for row in rows) for _name, test in tests))
    return Table(_("By country"), (_("Country"), *(name for name, _test in tests)), tuple(found), total)


def mode_table(rows: Sequence[Counted]) -> Table | None:
    """Nothing where everybody takes part in the same way. Who was there in both ways counts as hybrid."""
    modes = [it for it in EventPage.Mode if any(it in (row.mode, row.came) for row in rows)]
    if len(modes) < 2:
        return None
    found = [
        Row(
            capfirst(str(mode.label)),
            (
                sum(row.mode == mode for row in rows),
                sum(row.mode == mode and is_confirmed(row) for row in rows),
                sum(row.came == mode for row in rows),
            ),
        )
        for mode in modes
    ]
    return Table(_("By mode"), (_("Mode"), *(name for name, _test in stages())), tuple(found))


def day_table(event: EventPage, rows: Sequence[Counted]) -> Table | None:
    """Who was marked present on each day; nothing while nobody is."""
    if not any(row.days for row in rows):
        return None
    sexes = sexes_of(list(rows))
    found = [_by_sex(day_range(day, day), [row for row in rows if day in row.days], sexes) for day in event.days]
    return Table(_("Present by day"), (_("Day"), *(sex_name(sex) for sex in sexes), _("Total")), tuple(found))


def _by_sex(name: str, rows: Iterable[Counted], sexes: Sequence[str]) -> Row:
    people = list(rows)
    return Row(name, (*(sum(row.sex == sex for row in people) for sex in sexes), len(people)))
