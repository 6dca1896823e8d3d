"""Figures that stand alone: publications, and what documents state and nobody here can count."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from django.utils.translation import gettext as _

from indicators.results import Results
from indicators.rules import Figure, Stated


def publication_figures(results: Results) -> Iterator[Figure]:
    """All publications of the year, beside those that an indicator counts."""
    counted = {work.id for line in results.lines for work in line.publications}
    yield Figure(
        f"publications.total.{results.year}",
        _("publications of %(year)s") % {"year": results.year},
        "publication-counted",
        Decimal(len(results.publications)),
        demands=(Stated(Decimal(len(counted)), _("publications that an indicator counts")),),
    )


def stated_figures(names: Iterable[str]) -> Iterator[Figure]:
    """What documents state and no evidence in the portal can confirm or deny."""
    known = {
        "project.start": _("first day of the project"),
        "project.end": _("last day of the project"),
        "staff.female_pct": _("share of women among the staff, per cent"),
        "staff.male_pct": _("share of men among the staff, per cent"),
    }
    for name in names:
        counts = known.get(name) or _("stated by documents only: %(name)s") % {"name": name}
        yield Figure(name, counts, "only-stated", None, missing=_("nothing to count it from"), is_computable=False)
