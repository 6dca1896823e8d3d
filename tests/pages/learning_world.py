"""The rows of the library and of the learning behind the addresses that the walk goes to."""

from typing import Any

from tests.factories.awards import an_award
from tests.factories.learning import SeriesFactory
from tests.factories.library import FileFactory


def build_learning() -> dict[str, Any]:
    """By parameter, or by name and parameter, what to put into addresses."""
    file = FileFactory()
    return {
        "knowledge:verify_award:number": an_award().number,
        "knowledge:badge_status:number": 0,
        "knowledge:series:slug": SeriesFactory(slug="walk").slug,
        "knowledge:file:pk": file.pk,
        "knowledge:file:name": file.name,
        "download_statistics_file:year": 2022,
        "download_statistics_file:name": "works",
        "download_statistics_file:file_format": "csv",
    }
