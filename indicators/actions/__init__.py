from indicators.actions.importing import MoneyRefused, import_ledger, import_plan
from indicators.actions.locking import PeriodCertified, check_writable
from indicators.actions.reports import REPORT, request_annual_report
from indicators.actions.risks import ClosingRefused, ReviewRefused, close_issue, review_risk
from indicators.actions.targets import TargetRefused, set_target

__all__ = [
    "REPORT",
    "ClosingRefused",
    "MoneyRefused",
    "PeriodCertified",
    "ReviewRefused",
    "TargetRefused",
    "check_writable",
    "close_issue",
    "import_ledger",
    "import_plan",
    "request_annual_report",
    "review_risk",
    "set_target",
]
