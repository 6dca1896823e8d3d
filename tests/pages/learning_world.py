"""The rows of the library and of the learning behind the addresses that the walk goes to."""

from typing import Any

from tests.factories.learning import SeriesFactory


def build_learning() -> dict[str, Any]:
    """By parameter, or by name and parameter, what to put into addresses."""
    return {"knowledge:series:slug": SeriesFactory(slug="walk").slug}
