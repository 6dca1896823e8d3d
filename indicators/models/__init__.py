from indicators.models.claims import Claim
from indicators.models.framework import (
    Activity,
    Baseline,
    Indicator,
    IndicatorEvent,
    IndicatorPublication,
    Output,
    Project,
    TargetVersion,
)
from indicators.models.money import BudgetLine, LedgerLine
from indicators.models.risks import Issue, Risk

__all__ = [
    "Activity",
    "Baseline",
    "BudgetLine",
    "Claim",
    "Indicator",
    "IndicatorEvent",
    "IndicatorPublication",
    "Issue",
    "LedgerLine",
    "Output",
    "Project",
    "Risk",
    "TargetVersion",
]
