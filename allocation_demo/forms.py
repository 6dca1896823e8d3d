from collections.abc import Mapping
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from allocation_demo import labels
from allocation_demo.division import Choice, Division, divide, the_oblast
from allocation_demo.engine.errors import CapsBelowBudget, FloorsAboveBudget
from allocation_demo.engine.inputs import Parameters
from allocation_demo.oblast import BUDGET, CRITERIA, PARAMETERS, WEIGHTS
from portal.core.numbers import format_number

MILLION = 1_000_000
LAST_WEIGHT = CRITERIA[-1].name
# The published choice, as it stands in an address.
DEFAULTS = {
    "budget": str(BUDGET // MILLION),
    **{name: str(weight) for name, weight in WEIGHTS.items()},
    "base": f"{PARAMETERS.base_score * 100:g}",
    "fall": f"{PARAMETERS.largest_fall * 100:g}",
    "rise": f"{PARAMETERS.largest_rise * 100:g}",
}


class DivisionForm(forms.Form):
    """The choice of a visitor, read from the address; what the address leaves out is as published.

    A valid form has been divided: a choice that the limits make impossible is a fault of the field that can mend it.
    """

    budget = forms.DecimalField(
        label=_("Budget, million tenge"),
        help_text=_("For the whole oblast and one year."),
        min_value=0,
        max_value=100_000,
        decimal_places=6,
    )
    base = forms.DecimalField(
        label=_("Same score for everyone, %"),
        help_text=_("At 100 only the number of children counts."),
        min_value=0,
        max_value=100,
        decimal_places=2,
    )
    fall = forms.DecimalField(
        label=_("Largest fall, %"),
        help_text=_("Against last year. Empty: no limit."),
        required=False,
        min_value=0,
        max_value=100,
        decimal_places=2,
    )
    rise = forms.DecimalField(
        label=_("Largest rise, %"),
        help_text=_("Against last year. Empty: no limit."),
        required=False,
        min_value=0,
        max_value=1000,
        decimal_places=2,
    )
    district = forms.TypedChoiceField(label=_("Show"), required=False, coerce=int, empty_value=None)

    division: Division

    def __init__(self, query: Mapping[str, str]) -> None:
        super().__init__({**DEFAULTS, **{name: query[name] for name in query}}, label_suffix="")
        for criterion in CRITERIA:
            self.fields[criterion.name] = forms.DecimalField(
                label=labels.CRITERIA[criterion.name].label,
                help_text=labels.goalposts_of(criterion),
                min_value=0,
                max_value=100,
                decimal_places=2,
            )
        self.fields["district"].choices = [("", _("All districts")), *district_choices()]

    def weights(self) -> list[forms.BoundField]:
        return [self[criterion.name] for criterion in CRITERIA]

    def rules(self) -> list[forms.BoundField]:
        return [self[name] for name in ("budget", "base", "fall", "rise")]

    def clean(self) -> dict[str, Any]:
        if not self.errors:
            self.check_weights()
        if not self.errors:
            self.divide()
        return self.cleaned_data

    def check_weights(self) -> None:
        total = sum(self.cleaned_data[criterion.name] for criterion in CRITERIA)
        if total != 100:
            sentence = gettext("With this one the weights add up to %(total)s; together they must be 100.")
            self.add_error(LAST_WEIGHT, sentence % {"total": format_number(total.normalize())})

    def divide(self) -> None:
        try:
            self.division = divide(self.choice())
        except FloorsAboveBudget as refused:
            sentence = gettext(
                "The limit of fall promises %(floors)s tenge, %(by)s more than this budget. "
                "Raise the budget or allow a larger fall."
            )
            self.add_error("budget", sentence % words(floors=refused.floors, by=refused.by))
        except CapsBelowBudget as refused:
            sentence = gettext(
                "The limit of rise lets only %(caps)s tenge through, %(by)s less than this budget. "
                "Lower the budget or allow a larger rise."
            )
            self.add_error("budget", sentence % words(caps=refused.caps, by=refused.by))

    def choice(self) -> Choice:
        data = self.cleaned_data
        return Choice(
            budget=int(data["budget"] * MILLION),
            weights=tuple((criterion.name, float(data[criterion.name])) for criterion in CRITERIA),
            parameters=Parameters(share(data["base"]) or 0.0, share(data["fall"]), share(data["rise"])),
        )

    def query(self) -> str:
        """The choice as the tail of an address, without what only leafs through the result."""
        return urlencode({name: plain(self.cleaned_data[name]) for name in DEFAULTS})


def district_choices() -> list[tuple[int, str]]:
    return [(number, labels.local_name(district)) for number, district in enumerate(the_oblast().districts, start=1)]


def share(per_cent: Decimal | None) -> float | None:
    return None if per_cent is None else float(per_cent / 100)


def plain(value: Decimal | None) -> str:
    return "" if value is None else f"{value.normalize():f}"


def words(**numbers: int) -> dict[str, str]:
    return {name: format_number(number) for name, number in numbers.items()}
