"""Where figures are apart and what people say of it, how figures are counted, and what they rest on."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from indicators.figures.standing import standings
from indicators.reports.document import Block, Cell, Heading, Table
from indicators.reports.manifest import evidence_between, kind_names
from indicators.reports.material import Material
from indicators.reports.outline import Kind
from indicators.reports.parts.amounts import points, sentence
from indicators.reports.parts.cells import number, word
from indicators.rules import Checked, Figure, State, Stated, state_of
from indicators.templatetags.indicator_tags import figure_value

Pair = tuple[Figure, Stated]
# Kinds of evidence whose number of rows tells of people: named, so that an edition that hides the one hides the other.
OF_PEOPLE = {"attendances": "people.attendances.total", "registrations": "people.registrations"}


def discrepancies(material: Material) -> Iterator[Block]:
    """A line for each place that states another figure; rounding and what nobody can compute stand by themselves."""
    checked = list(material.checked.values())
    explained = {it.figure: it.explanation for it in standings(material.year, checked) if it.state is State.EXPLAINED}
    yield Heading(2, _("Discrepancies"), "discrepancies")
    yield sentence(_("Where a published document states another figure than the one computed here, both are shown."))
    yield from _apart(_of_state(checked, State.OPEN), explained)
    yield from _rounding(_of_state(checked, State.ROUNDING))
    yield from _not_computable(checked)
    yield from _accepted(material)


def _accepted(material: Material) -> Iterator[Block]:
    if material.accepted:
        rows = tuple((word(sentence), word(words)) for sentence, words in material.accepted)
        header = (_("What was open"), _("Why the report went on all the same"))
        yield Table("accepted", _("What was open when the report was submitted"), header, rows, words=(1,))


def _of_state(checked: Sequence[Checked], state: State) -> list[Pair]:
    return [
        (it.figure, claim)
        for it in checked
        for claim in it.claims
        if it.figure.is_computable and state_of(it.figure, claim) is state
    ]


def _apart(found: Sequence[Pair], explained: dict[str, str]) -> Iterator[Block]:
    if not found:
        yield sentence(_("No figure differs from what documents state."))
        return
    header = (_("Figure"), _("Computed"), _("Stated"), _("Where it is stated"), _("Difference"))
    rows = tuple(_compared(figure, claim) for figure, claim in found)
    caption = _("Figures that differ from what documents state")
    note = _("The difference is what is stated less what is computed.")
    yield Table("discrepancies", caption, header, rows, words=(3,), note=note)
    figures = {figure.name: figure for figure, _claim in found}.values()
    rows = tuple(_explained(figure, explained.get(figure.name, "")) for figure in figures)
    header = (_("Figure"), _("Explanation"))
    yield Table("explanations", _("Why the figures differ"), header, rows, words=(1,))


def _explained(figure: Figure, explanation: str) -> tuple[Cell, ...]:
    """The words may hold the figure: they are hidden with it."""
    return word(capfirst(figure.counts)), Cell(explanation or _("not explained"), figure=figure.name)


def _rounding(found: Sequence[Pair]) -> Iterator[Block]:
    if not found:
        return
    header = (_("Figure"), _("Computed"), _("Stated"), _("Where it is stated"), _("Difference"), _("Tolerance"))
    rows = tuple((*_compared(figure, claim), _tolerance(figure)) for figure, claim in found)
    caption = _("Figures that differ by rounding alone")
    yield Table("rounding", caption, header, rows, words=(3, 5))


def _compared(figure: Figure, claim: Stated) -> tuple[Cell, ...]:
    """All that would tell the figure has its name, so that an edition that hides it hides them too. What a rule demands
    of it is a sum of its own, of a name that no public page shows.
    """
    name = f"{figure.name}.demanded" if claim in figure.demands else figure.name
    is_number = isinstance(figure.computed, Decimal) and isinstance(claim.value, Decimal)
    difference = claim.value - figure.computed if is_number else None
    return (
        word(capfirst(figure.counts)),
        _value(figure.computed, figure.decimals, figure.name, figure.missing),
        _value(claim.value, claim.decimals, name),
        word(claim.where),
        number(difference, max(claim.decimals, figure.decimals), figure=name, missing="–"),
    )


def _value(value: Decimal | str | None, decimals: int, name: str, missing: str = "") -> Cell:
    if isinstance(value, str):
        return Cell(figure_value(value, decimals), figure=name)
    return number(value, decimals, figure=name, missing=missing)


def _tolerance(figure: Figure) -> Cell:
    if figure.tolerance:
        return number(figure.tolerance, 2)
    return word(_("less than one unit of the last digit, or rounded to the digits that are stated"))


def _not_computable(checked: Sequence[Checked]) -> Iterator[Block]:
    """What is stated and nothing here can confirm or deny."""
    found = [(it.figure, claim) for it in checked for claim in it.claims if not it.figure.is_computable]
    if not found:
        return
    rows = tuple(
        (
            word(capfirst(figure.counts)),
            _value(claim.value, claim.decimals, figure.name),
            word(claim.where),
            word(figure.missing),
        )
        for figure, claim in found
    )
    header = (_("Figure"), _("Stated"), _("Where it is stated"), _("Why it cannot be computed"))
    yield Table("not_computable", _("Stated figures that cannot be computed"), header, rows, words=(2, 3))


def counting(material: Material) -> Iterator[Block]:
    people = [
        _("An actual is computed from attendance of events or from publications. Nobody types it."),
        _(
            "A person counts for an event once, however many days they came."
            " Unique people are counted distinct, never added up."
        ),
        _("An event counts in the year in which it ended."),
        _("Shares are computed from whole numbers of people and rounded half-up."),
        _(
            "A target of zero, or none, has no achievement."
            " Zero, not reported and not applicable are three different things."
        ),
    ]
    money = [
        _("Spending is the sum of the signed lines of the ledger; a realized gain reduces it."),
        _("Delivery is the spending of the year in per cent of its budget; burn is spending by month of the ledger."),
        _("The plan has its charges: management support of 8 per cent, and on donor money a levy of 1 per cent."),
    ]
    yield Heading(2, _("How the figures are made"), "counting")
    yield points([*people, *(money if material.money else [])])


def manifest(material: Material) -> Iterator[Block]:
    """How many rows of each kind stand behind the report; the hash of a frozen one is printed beside them."""
    event = next((it.event.id for it in material.results.events if material.kind is Kind.COMPLETION), None)
    found = evidence_between(material.first, material.last, event=event)
    rows = tuple(
        (word(name), number(len(found[kind]), figure=OF_PEOPLE.get(kind, "")))
        for kind, name in kind_names().items()
        if kind in found
    )
    yield Heading(2, _("Manifest of the evidence"), "manifest")
    yield sentence(_("When the report is frozen, each row is hashed with a secret key: nobody is named."))
    yield Table("manifest", _("What the report rests on"), (_("Evidence"), _("Rows")), rows)


PARTS = {"discrepancies": discrepancies, "counting": counting, "manifest": manifest}
