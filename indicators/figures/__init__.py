"""Every figure of a year's report: what it counts, what it is, what is stated of it, and whether the two agree."""

from indicators.figures.checking import check, check_framework, check_year, figures_of, money_figures, result_figures

__all__ = ["check", "check_framework", "check_year", "figures_of", "money_figures", "result_figures"]
