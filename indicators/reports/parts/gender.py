"""Women and men: by country, by event, among the staff."""

from collections.abc import Iterator, Mapping

from django.utils.translation import gettext as _

from indicators.reports.document import Block, Cell, Chart, Table
from indicators.reports.material import Material
from indicators.reports.outline import Kind
from indicators.reports.parts.cells import number, word
from indicators.reports.parts.named import drawn_of, event_name, named, titled
from indicators.reports.parts.titles import short_titles
from indicators.results import EventPeople
from indicators.rules import Stated
from portal.core.charts import GroupedBars, Series
from portal.core.sex_by_country import FEMALE, MALE

STAFF = (f"staff.{FEMALE}_pct", f"staff.{MALE}_pct")


def gender(material: Material) -> Iterator[Block]:
    if material.results.people.total:
        yield _by_country(material)
    if material.kind is Kind.COMPLETION:
        return
    if material.results.events:
        yield _by_event(material)
    yield Table(
        key="gender-staff",
        caption=_("Women and men among the staff of the programme"),
        header=(_("Staff"), _("Share of women"), _("Share of men"), _("Where it is stated")),
        rows=(_staff(material),),
        words=(3,),
    )


def _staff(material: Material) -> tuple[Cell, ...]:
    """Nothing in the portal counts it: it is what a document states, and where."""
    found = {name: next(iter(it.published), None) for name in STAFF if (it := material.checked.get(name))}
    places = dict.fromkeys(it.where for it in found.values() if it)
    return (
        word(_("Staff of the programme")),
        *(_of_staff(name, found.get(name)) for name in STAFF),
        word("; ".join(places) or _("not stated")),
    )


def _of_staff(name: str, stated: Stated | None) -> Cell:
    if stated is None or isinstance(stated.value, str):
        return number(None, figure=name if stated else "")
    return number(stated.value, 1, unit="%", figure=name)


def _by_country(material: Material) -> Table:
    people, names = material.results.people, material.results.countries
    name, total = material.everybody
    is_of_event = material.kind is Kind.COMPLETION
    caption = _("Women among participants by country") if is_of_event else _("Women among unique people by country")
    return Table(
        key="gender-countries",
        caption=titled(material, caption),
        header=(_("Country"), _("Women"), _("People"), _("Share of women")),
        rows=tuple((word(names[code]), *_women(material, name, total, f".{code}")) for code in people.countries),
        total=(word(_("Total")), *_women(material, name, total)),
    )


def _by_event(material: Material) -> Table:
    return Table(
        key="gender-events",
        caption=titled(material, _("Women among participants by event")),
        header=(_("Event"), _("Women"), _("Participants"), _("Share of women")),
        rows=tuple((word(it.event.title), *_of_event(it, material)) for it in material.results.events),
    )


def _of_event(it: EventPeople, material: Material) -> tuple[Cell, ...]:
    name = event_name(material, it.event)
    if not it.table.total:
        return number(None), named(material, f"{name}.people"), number(None)
    return _women(material, name, f"{name}.people")


def _women(material: Material, name: str, total: str, code: str = "") -> tuple[Cell, ...]:
    """Women, people and the share, called by names that begin with `name`."""
    women, whole = named(material, f"{name}.{FEMALE}{code}"), named(material, f"{total}{code}")
    return women, whole, named(material, f"{name}.{FEMALE}_pct{code}", unit="%")


def gender_chart(material: Material) -> Iterator[Block]:
    people, countries = material.results.people, material.results.countries
    names = [f"{material.everybody[0]}.{FEMALE}_pct.{code}" for code in people.countries]
    yield _drawn(
        "gender_chart",
        titled(material, _("Share of women among unique people by country")),
        _("Country"),
        dict(zip((countries[code] for code in people.countries), names, strict=True)),
        material,
    )


def gender_events_chart(material: Material) -> Iterator[Block]:
    held = [it.event for it in material.results.events if it.table.total]
    names = [f"{event_name(material, event)}.{FEMALE}_pct" for event in held]
    caption = titled(material, _("Share of women among participants by event"))
    titles = short_titles([event.title for event in held])
    yield _drawn("gender_events_chart", caption, _("Event"), dict(zip(titles, names, strict=True)), material)


def _drawn(key: str, title: str, category: str, names: Mapping[str, str], material: Material) -> Chart:
    """A bar for each share; `names` are those of the figures."""
    shares = [named(material, name).value for name in names.values()]
    chart = GroupedBars(
        title=title,
        categories=tuple(names),
        series=(Series(_("Share of women, %"), tuple(None if it is None else float(it) for it in shares)),),
        category_label=category,
        value_label=_("Share of women, %"),
        missing_word=_("not applicable"),
    )
    return drawn_of(material, key, chart, [[name] for name in names.values()])


PARTS = {"gender": gender, "gender_chart": gender_chart, "gender_events_chart": gender_events_chart}
