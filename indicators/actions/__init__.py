from indicators.actions.locking import PeriodCertified, check_writable
from indicators.actions.reports import REPORT, request_annual_report
from indicators.actions.targets import TargetRefused, set_target

__all__ = [
    "REPORT",
    "PeriodCertified",
    "TargetRefused",
    "check_writable",
    "request_annual_report",
    "set_target",
]
