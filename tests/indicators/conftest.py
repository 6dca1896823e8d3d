import pytest

from tests.factories.year import build_year


@pytest.fixture
def year_2022(db) -> None:
    """The programme's real year."""
    build_year()
