from indicators.actions.importing import MoneyRefused, import_ledger, import_plan
from indicators.actions.locking import PeriodCertified, check_writable
from indicators.actions.recording import FactRefused, change_budget, reconcile, record_receipt, take_back_ledger
from indicators.actions.reports import REPORT, request_annual_report, request_report
from indicators.actions.risks import ClosingRefused, ReviewRefused, close_issue, review_risk
from indicators.actions.targets import TargetRefused, set_target

__all__ = [
    "REPORT",
    "ClosingRefused",
    "FactRefused",
    "MoneyRefused",
    "PeriodCertified",
    "ReviewRefused",
    "TargetRefused",
    "change_budget",
    "check_writable",
    "close_issue",
    "import_ledger",
    "import_plan",
    "reconcile",
    "record_receipt",
    "request_annual_report",
    "request_report",
    "review_risk",
    "set_target",
    "take_back_ledger",
]
