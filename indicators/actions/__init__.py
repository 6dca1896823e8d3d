from indicators.actions.importing import MoneyRefused, import_ledger, import_plan
from indicators.actions.locking import PeriodCertified, check_writable
from indicators.actions.reports import REPORT, request_annual_report
from indicators.actions.targets import TargetRefused, set_target

__all__ = [
    "REPORT",
    "MoneyRefused",
    "PeriodCertified",
    "TargetRefused",
    "check_writable",
    "import_ledger",
    "import_plan",
    "request_annual_report",
    "set_target",
]
