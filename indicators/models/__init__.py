from indicators.models.acceptances import ReportAcceptance
from indicators.models.claims import Claim, HeadcountClaim
from indicators.models.discrepancies import Discrepancy
from indicators.models.framework import Activity, Output, Project
from indicators.models.indicators import Baseline, Indicator, IndicatorEvent, IndicatorPublicationKind, StatedResult
from indicators.models.looks import EvidenceLook
from indicators.models.money import (
    BudgetChange,
    BudgetLine,
    BudgetVersion,
    LedgerExtract,
    LedgerLine,
    Receipt,
    ReconcilingItem,
)
from indicators.models.periods import Correction, PeriodStep, ReportingPeriod
from indicators.models.reports import Report, ReportComment, ReportReading, ReportSection, SigningRole, SigningTask
from indicators.models.risks import Issue, Lesson, Risk, RiskReview
from indicators.models.snapshots import Edition, ReportFile, Signature, Snapshot
from indicators.models.stored import EvidenceChange, Result
from indicators.models.targets import TargetVersion

__all__ = [
    "Activity",
    "Baseline",
    "BudgetChange",
    "BudgetLine",
    "BudgetVersion",
    "Claim",
    "Correction",
    "Discrepancy",
    "Edition",
    "EvidenceChange",
    "EvidenceLook",
    "HeadcountClaim",
    "Indicator",
    "IndicatorEvent",
    "IndicatorPublicationKind",
    "Issue",
    "LedgerExtract",
    "LedgerLine",
    "Lesson",
    "Output",
    "PeriodStep",
    "Project",
    "Receipt",
    "ReconcilingItem",
    "Report",
    "ReportAcceptance",
    "ReportComment",
    "ReportFile",
    "ReportReading",
    "ReportSection",
    "ReportingPeriod",
    "Result",
    "Risk",
    "RiskReview",
    "Signature",
    "SigningRole",
    "SigningTask",
    "Snapshot",
    "StatedResult",
    "TargetVersion",
]
