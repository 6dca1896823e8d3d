"""What must hold of every printed figure: the rules by name, and the comparison that each figure goes through."""

from indicators.rules.comparing import Checked, Figure, State, Stated, compare, state_of
from indicators.rules.register import RULES, Rule

__all__ = ["RULES", "Checked", "Figure", "Rule", "State", "Stated", "compare", "state_of"]
