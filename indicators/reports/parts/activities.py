"""What was held and published, activity by activity."""

from collections.abc import Iterator
from html import escape

from django.utils.translation import gettext as _

from indicators.evidence import Event
from indicators.models import Activity
from indicators.reports.document import Block, Heading, Text
from indicators.reports.material import Material
from indicators.reports.outline import Kind
from indicators.reports.parts.named import beneficiaries, event_name, paragraph, sentence, token, when_and_where
from indicators.reports.parts.sexes import sex_by_country
from indicators.results import EventPeople, FrameworkLine


def activities(material: Material) -> Iterator[Block]:
    """In the order of their numbers: those with an indicator or an event; last, events of no activity."""
    results = material.results
    titles = {activity.number: str(activity.local_title) for activity in Activity.objects.all()}
    lines = {line.number: line for line in results.lines}
    numbers = {*lines, *(held.event.activity for held in results.events)}
    yield Heading(2, _("Activities"), "activities")
    for number in sorted(numbers, key=_in_order):
        line = lines.get(number)
        yield from _activity(number, titles.get(number) or (line.title if line else ""), line, material)


def _in_order(number: str) -> tuple[bool, list[int]]:
    return not number, [int(part) for part in number.split(".") if part.isdigit()]


def _activity(number: str, title: str, line: FrameworkLine | None, material: Material) -> Iterator[Block]:
    name = _("Activity %(number)s: %(title)s") % {"number": number, "title": title}
    yield Heading(3, name if number else _("Other events"), f"activity-{number}")
    held = [it for it in material.results.events if it.event.activity == number]
    if line:
        yield Text(_aims(line, bool(held), material), "target")
    works = [it for it in line.publications if material.first <= it.published_on <= material.last] if line else []
    for work in works:
        yield paragraph(escape(_("Published:")), escape(f"{work.title} ({work.kind_name})"))
    for it in held:
        yield from event(it, material)
    if not held and not works:
        yield paragraph(escape(_nothing(material)))


def _nothing(material: Material) -> str:
    if material.kind is Kind.ANNUAL:
        return _("Nothing was held or published in %(year)s.") % {"year": material.year}
    return _("Nothing was held or published in these days.")


def _aims(line: FrameworkLine, has_events: bool, material: Material) -> str:
    """The line of the indicator, and that of the events held, for which no targets are recorded."""
    target = token(material, f"indicator.{line.number}.target.{material.year}")
    actual = token(material, f"indicator.{line.number}.actual.{material.year}")
    told = f"<p>{_aim(f'{line.title} ({line.unit})', target, escape(line.words) or actual)}</p>"
    if not has_events:
        return told
    events = token(material, f"events.activity.{line.number}.{material.year}")
    held = _aim(_("Events held"), escape(_("not recorded")), events)
    return f"{told}<p>{held}</p>"


def _aim(name: str, target: str, actual: str) -> str:
    return sentence(
        _("%(name)s: TARGET %(target)s; ACTUAL %(actual)s"), name=escape(name), target=target, actual=actual
    )


def event(held: EventPeople, material: Material) -> Iterator[Block]:
    """Its heading, when and where, who came, and their table."""
    name, it = event_name(material, held.event), held.event
    key = name.replace(".", "-")
    yield Heading(4, it.title, key)
    yield paragraph(told_of(held, material))
    if not held.table.total:
        return
    caption = _("%(event)s: participants by sex and country") % {"event": it.title}
    yield sex_by_country(material, held.table, key=key, caption=caption, name=name, total=f"{name}.people")


def told_of(held: EventPeople, material: Material) -> str:
    """HTML: what it was, when and where, and who came."""
    it, name = held.event, event_name(material, held.event)
    told = escape(f"{_about(it)}; {when_and_where(it)}.")
    if not held.table.total:
        missing = escape(_("The list of participants is missing."))
        return f"{told} {missing}"
    return f"{told} {beneficiaries(material, held.table, name, f'{name}.people')}"


def _about(event: Event) -> str:
    kind = str(event.type)
    return f"{kind[:1].upper()}{kind[1:]}, {event.mode}"


PARTS = {"activities": activities}
