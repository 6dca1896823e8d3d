"""Every figure of a year's report: what it counts, what it is, what is stated of it, and whether the two agree."""

from indicators.figures.checking import check, figures_of, money_figures, money_figures

__all__ = ["check", "figures_of", "money_figures"]
