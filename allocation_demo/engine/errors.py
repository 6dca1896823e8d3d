"""What the engine refuses. Each error is one fault; ``str()`` of it is a sentence for the person who gave the input."""


class InputRefused(ValueError):
    """Something given to the engine cannot be worked with. Nothing has been computed."""


class NotANumber(InputRefused):
    def __init__(self, what: str) -> None:
        self.what = what
        super().__init__(f"{what} is not a number.")


class InfiniteNumber(InputRefused):
    def __init__(self, what: str) -> None:
        self.what = what
        super().__init__(f"{what} is infinite; it must be a finite number.")


class NegativeNumber(InputRefused):
    def __init__(self, what: str, value: float) -> None:
        self.what, self.value = what, value
        super().__init__(f"{what} is {value}; it cannot be negative.")


class NotWhole(InputRefused):
    def __init__(self, what: str, value: object) -> None:
        self.what, self.value = what, value
        super().__init__(f"{what} is {value}; it must be a whole number.")


class OutsideRange(InputRefused):
    def __init__(self, what: str, value: float, low: float, high: float) -> None:
        self.what, self.value, self.low, self.high = what, value, low, high
        super().__init__(f"{what} is {value}; it must lie between {low} and {high}.")


class RepeatedName(InputRefused):
    def __init__(self, what: str, name: str) -> None:
        self.what, self.name = what, name
        super().__init__(f"The {what} {name} is given twice.")


class UnknownCriterion(InputRefused):
    def __init__(self, where: str, criterion: str) -> None:
        self.where, self.criterion = where, criterion
        super().__init__(f"{where} names the criterion {criterion}, which is not among the criteria.")


class MissingWeight(InputRefused):
    def __init__(self, criterion: str) -> None:
        self.criterion = criterion
        super().__init__(f"The criterion {criterion} has no weight; give it one, or 0.")


class WeightsDoNotSum(InputRefused):
    def __init__(self, total: float) -> None:
        self.total = total
        super().__init__(f"The weights add up to {total:g}; they must add up to 1 or to 100.")


class SameGoalposts(InputRefused):
    def __init__(self, criterion: str, value: float) -> None:
        self.criterion, self.value = criterion, value
        super().__init__(
            f"Both goalposts of the criterion {criterion} are {value}; the worst and the best must differ."
        )


class NobodyEligible(InputRefused):
    def __init__(self) -> None:
        super().__init__("No provider passes the gates, so there is nobody to divide the budget among.")


class FloorAboveCap(InputRefused):
    def __init__(self, provider: str, floor: int, cap: int) -> None:
        self.provider, self.floor, self.cap, self.by = provider, floor, cap, floor - cap
        super().__init__(f"The floor of provider {provider} is {floor}, which is {self.by} above its cap of {cap}.")


class InfeasibleBounds(InputRefused):
    """The bounds of all providers together leave no way to divide the budget; ``by`` says by how many units."""

    by: int


class FloorsAboveBudget(InfeasibleBounds):
    def __init__(self, floors: int, budget: int) -> None:
        self.floors, self.budget, self.by = floors, budget, floors - budget
        super().__init__(f"The floors alone add up to {floors}, which is {self.by} more than the budget of {budget}.")


class CapsBelowBudget(InfeasibleBounds):
    def __init__(self, caps: int, budget: int) -> None:
        self.caps, self.budget, self.by = caps, budget, budget - caps
        super().__init__(f"The caps together allow only {caps}, which is {self.by} less than the budget of {budget}.")
