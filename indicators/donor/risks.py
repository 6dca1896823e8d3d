"""The risks as they stood at the end of the year, the issues, and the lessons of the year."""

from django.utils.translation import gettext as _

from indicators.donor.choosing import Choice
from indicators.donor.grid import Cell, Grid, Section
from indicators.models import Issue, Lesson
from indicators.risks import JudgedRisk, matrix_of, risks_of

WHOLE = frozenset({"country", "activity"})
TODAY = WHOLE | {"year"}


def risks(choice: Choice) -> list[Section]:
    return [_risks(choice), _issues(), _lessons(choice)]


def _risks(choice: Choice) -> Section:
    title = _("Risks at the end of %(year)s") % {"year": choice.year}
    header = (
        _("Risk"),
        _("Likelihood (1-5)"),
        _("Impact (1-5)"),
        _("Level"),
        _("Trend"),
        _("Last review"),
        _("Categories"),
        _("Treatment"),
        _("Owner"),
    )
    found = risks_of(choice.year)
    if not found:
        return Section("risks", title, empty=_("No risk is recorded."), left_out=WHOLE)
    grid = Grid("risks", title, header, tuple(map(_risk, found)), words=frozenset(range(3, 9)))
    return Section("risks", title, chart=matrix_of(found, title), grids=(grid,), left_out=WHOLE)


def _risk(risk: JudgedRisk) -> tuple[Cell, ...]:
    return (
        Cell(f"{risk.number}. {risk.title}"),
        Cell(risk.likelihood),
        Cell(risk.impact),
        Cell(_level(risk)),
        Cell(risk.trend_word),
        Cell(risk.reviewed_on.isoformat() if risk.reviewed_on else ""),
        Cell(risk.categories),
        Cell(risk.treatment),
        Cell(risk.owner),
    )


def _level(risk: JudgedRisk) -> str:
    """As judged, and what the matrix gives where that is another."""
    if not risk.differs_from_matrix:
        return risk.level_word
    return _("%(level)s (by the matrix: %(other)s)") % {"level": risk.level_word, "other": risk.level_by_matrix}


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
    return _section("issues", _("Issues"), grid, _("No issue is recorded."), TODAY)


def _lessons(choice: Choice) -> Section:
    lessons = Lesson.objects.filter(year=choice.year)
    rows = tuple((Cell(str(lesson.local_title)), Cell(str(lesson.local_action))) for lesson in lessons)
    title = _("Lessons of %(year)s") % {"year": choice.year}
    grid = Grid("lessons", title, (_("Lesson"), _("What is done differently")), rows, words=frozenset({1}))
    return _section("lessons", title, grid, _("No lesson is recorded for this year."), WHOLE)


def _section(key: str, title: str, grid: Grid, empty: str, left_out: frozenset[str]) -> Section:
    if grid.rows:
        return Section(key, title, grids=(grid,), left_out=left_out)
    return Section(key, title, empty=empty, left_out=left_out)
