import pytest

from indicators.figures import check
from indicators.results import results_of
from portal.core.numbers import format_number
from tests.indicators.by_hand import expected


@pytest.mark.usefixtures("year_2022")
def test_figures_are_those_that_a_reader_counts_by_hand():
    computed = {it.figure.name: it.figure for it in check(results_of(2022))}
    found = {name: computed[name] for name in expected()}
    printed = {
        name: format_number(figure.computed, figure.decimals).replace("\u00a0", " ") for name, figure in found.items()
    }
    assert printed == expected()
    assert len(printed) == 179
