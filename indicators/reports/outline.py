"""What reports there are, which sections they have in the donor's order, and which parts fill themselves."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    ANNUAL = "annual", _("Annual progress report")
    HALF_YEARLY = "half_yearly", _("Half-yearly progress report")
    COMPLETION = "completion", _("Event completion report")


class SectionKey(models.TextChoices):
    """In the donor's order."""

    SUMMARY = "summary", _("Executive summary")
    BACKGROUND = "background", _("Background")
    PROGRESS = "progress", _("Progress review")
    RISKS = "risks", _("Risks and issues")
    GENDER = "gender", _("Gender equality")
    CROSS_CUTTING = "cross_cutting", _("Cross-cutting issues")
    LESSONS = "lessons", _("Lessons learnt")
    CONCLUSIONS = "conclusions", _("Conclusions")
    MONEY = "money", _("Financial status")
    ANNEXES = "annexes", _("Annexes")


NUMERALS = dict(zip(SectionKey, ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"), strict=True))

_OF_AN_EVENT = (
    SectionKey.SUMMARY,
    SectionKey.BACKGROUND,
    SectionKey.PROGRESS,
    SectionKey.GENDER,
    SectionKey.LESSONS,
    SectionKey.CONCLUSIONS,
    SectionKey.ANNEXES,
)

# The sections without which a report of the kind is not complete.
REQUIRED: dict[Kind, tuple[SectionKey, ...]] = {
    Kind.ANNUAL: tuple(SectionKey),
    Kind.HALF_YEARLY: tuple(SectionKey),
    Kind.COMPLETION: _OF_AN_EVENT,
}


@dataclass(frozen=True)
class Part:
    """`kind` is "table" or "chart"; a new report has the part in `section`, that of an event too if `of_event`."""

    kind: str
    name: str | Promise
    section: SectionKey
    of_event: bool = False


# What makes each is in indicators.reports.parts under the same key.
PARTS: dict[str, Part] = {
    "held": Part("table", _("What was held and published"), SectionKey.SUMMARY, of_event=True),
    "framework": Part("table", _("Results framework"), SectionKey.PROGRESS),
    "activities": Part(
        "table", _("Activities with their targets, actuals, events and people"), SectionKey.PROGRESS, of_event=True
    ),
    "people": Part(
        "table", _("Unique people by sex and country, attendances and repeats"), SectionKey.PROGRESS, of_event=True
    ),
    "people_chart": Part("chart", _("Unique people by country and sex"), SectionKey.PROGRESS),
    "targets_chart": Part("chart", _("Targets and actuals"), SectionKey.PROGRESS),
    "events_chart": Part("chart", _("Participants by event and sex"), SectionKey.PROGRESS),
    "risks": Part("table", _("Risks and their reviews"), SectionKey.RISKS),
    "risks_chart": Part("chart", _("Risks by likelihood and impact"), SectionKey.RISKS),
    "issues": Part("table", _("Issues"), SectionKey.RISKS),
    "gender": Part("table", _("Women and men by country and event"), SectionKey.GENDER, of_event=True),
    "gender_chart": Part("chart", _("Share of women by country"), SectionKey.GENDER),
    "gender_events_chart": Part("chart", _("Share of women by event"), SectionKey.GENDER),
    "lessons": Part("table", _("Lessons"), SectionKey.LESSONS),
    "budget": Part("table", _("Budget, spending, balance and delivery"), SectionKey.MONEY),
    "expenditure": Part("table", _("Expenditure by account and year"), SectionKey.MONEY),
    "money_checks": Part("table", _("Charges, reconciling items and other checks"), SectionKey.MONEY),
    "spending_chart": Part("chart", _("Spending by year"), SectionKey.MONEY),
    "plan_chart": Part("chart", _("Plan and spending by group of accounts"), SectionKey.MONEY),
    "balance_chart": Part("chart", _("Approved, spent and left by output"), SectionKey.MONEY),
    "discrepancies": Part("table", _("Discrepancies and their explanations"), SectionKey.ANNEXES),
    "counting": Part("table", _("Notes on counting"), SectionKey.ANNEXES, of_event=True),
    "manifest": Part("table", _("Manifest of the evidence"), SectionKey.ANNEXES, of_event=True),
}


def parts_by_kind(kind: str) -> Sequence[tuple[str, str | Promise]]:
    """Keys and names, for a list to choose from."""
    return [(key, part.name) for key, part in PARTS.items() if part.kind == kind]


def usual_parts(kind: Kind, section: SectionKey) -> list[str]:
    """The keys of the parts that a new report of the kind has in the section."""
    wanted = (key for key, part in PARTS.items() if part.section == section)
    return [key for key in wanted if kind is not Kind.COMPLETION or PARTS[key].of_event]
