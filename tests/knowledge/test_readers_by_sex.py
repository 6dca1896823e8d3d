import pytest

from knowledge.readers_by_sex import by_sex


@pytest.mark.parametrize(
    ("downloads", "rows"),
    [
        ({}, {}),
        ({"KZ": (0, 0, 0)}, {}),
        ({"KZ": (40, 30, 0)}, {"KZ": (40, 30, 0, 70)}),
        # Three men would be 53 less 40 and 10.
        ({"KZ": (40, 3, 10), "": (0, 0, 100)}, {"KZ": (None, None, 10, 53), "": (0, 0, 100, 100)}),
        # A country of three stands with the others, and with them still tells three: so all stand together.
        ({"KZ": (40, 30, 0), "TJ": (1, 2, 0)}, {"": (41, 32, 0, 73)}),
        # Two rows hide the same columns: the sum of a column gives neither.
        (
            {"KZ": (40, 30, 7), "TJ": (1, 12, 5), "UZ": (9, 8, 2)},
            {"KZ": (40, 30, 7, 77), "TJ": (None, 12, None, 18), "UZ": (None, 8, None, 19)},
        ),
        ({"TJ": (1, 2, 0)}, {}),
    ],
)
def test_what_is_shown_of_women_and_men(downloads, rows):
    assert by_sex(downloads, least=5).rows == rows
