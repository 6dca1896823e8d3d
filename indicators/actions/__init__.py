from indicators.actions.reports import REPORT, request_annual_report
from indicators.actions.targets import TargetRefused, set_target

__all__ = ["REPORT", "TargetRefused", "request_annual_report", "set_target"]
