"""The risks as they were judged last, the issues and the lessons of the year."""

from django.utils.translation import gettext as _

from indicators.donor.choosing import Choice
from indicators.donor.grid import Cell, Grid, Section
from indicators.models import Issue, Lesson, Risk

TODAY = frozenset({"year", "country", "activity"})


def risks(choice: Choice) -> list[Section]:
    return [_risks(), _issues(), _lessons(choice)]


def _risks() -> Section:
    header = (
        _("Risk"),
        _("Likelihood (1-5)"),
        _("Impact (1-5)"),
        _("Level"),
        _("Categories"),
        _("Treatment"),
        _("Owner"),
    )
    rows = tuple(
        (
            Cell(str(risk)),
            Cell(risk.likelihood),
            Cell(risk.impact),
            Cell(risk.get_level_display()),
            Cell(str(risk.local_categories)),
            Cell(str(risk.local_treatment)),
            Cell(risk.owner),
        )
        for risk in Risk.objects.all()
    )
    grid = Grid("risks", _("Risks as they were judged last"), header, rows, words=frozenset({3, 4, 5, 6}))
    return _section("risks", _("Risks"), grid, _("No risk is recorded."))


def _issues() -> Section:
    rows = tuple(
        (
            Cell(str(issue)),
            Cell(issue.get_status_display()),
            Cell(str(issue.raised_on or "")),
            Cell(str(issue.closed_on or "")),
            Cell(str(issue.local_action)),
        )
        for issue in Issue.objects.all()
    )
    header = (_("Issue"), _("Status"), _("Raised on"), _("Closed on"), _("Action"))
    grid = Grid("issues", _("Issues"), header, rows, words=frozenset({1, 2, 3, 4}))
    return _section("issues", _("Issues"), grid, _("No issue is recorded."))


def _lessons(choice: Choice) -> Section:
    lessons = Lesson.objects.filter(year=choice.year)
    rows = tuple((Cell(str(lesson.local_title)), Cell(str(lesson.local_action))) for lesson in lessons)
    title = _("Lessons of %(year)s") % {"year": choice.year}
    grid = Grid("lessons", title, (_("Lesson"), _("What is done differently")), rows, words=frozenset({1}))
    return _section("lessons", title, grid, _("No lesson is recorded for this year."), TODAY - {"year"})


def _section(key: str, title: str, grid: Grid, empty: str, left_out: frozenset[str] = TODAY) -> Section:
    if grid.rows:
        return Section(key, title, grids=(grid,), left_out=left_out)
    return Section(key, title, empty=empty, left_out=left_out)
