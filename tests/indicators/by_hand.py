"""The figures of 2022 counted from the rows of the demo by plain loops, without the portal's own counting."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import ROUND_HALF_UP, Decimal

from portal.core.demo import rows
from tests.indicators.published import COUNTRIES

CENT = Decimal("0.01")
PUBLICATIONS = {"study": "1.1", "knowledge_product": "1.6"}


def half_up(value: Decimal, digits: str) -> Decimal:
    return value.quantize(Decimal(digits), ROUND_HALF_UP)


def share(part: int | Decimal, whole: int | Decimal) -> Decimal:
    return half_up(100 * Decimal(part) / Decimal(whole), "0.1")


def expected() -> dict[str, str]:
    """Each figure by its name, as it is printed."""
    found = dict([*_people(), *_framework(), *_ledger(), *_plan()])
    return {name: _printed(value) for name, value in found.items()}


def _printed(value: Decimal | int) -> str:
    return f"{value:,}".replace(",", " ").replace("-", "−")


def _people() -> Iterator[tuple[str, Decimal | int]]:
    attended = rows("events", "attendance_2022.csv")
    yield "people.attendances.total", len(attended)
    yield from _table("people.unique", {(row["person"], row["sex"], row["country"]) for row in attended}, "total")
    for event in {row["event"] for row in attended}:
        came = {(row["person"], row["sex"], row["country"]) for row in attended if row["event"] == event}
        yield from _table(f"event.{event}", came, "people")


def _table(name: str, people: Iterable[tuple[str, str, str]], whole: str) -> Iterator[tuple[str, Decimal | int]]:
    listed = list(people)
    yield f"{name}.{whole}", len(listed)
    for sex in ("male", "female"):
        of_sex = [country for _person, one, country in listed if one == sex]
        yield f"{name}.{sex}", len(of_sex)
        yield f"{name}.{sex}_pct", share(len(of_sex), len(listed))
        for country in COUNTRIES:
            yield f"{name}.{sex}.{country}", of_sex.count(country)


def _framework() -> Iterator[tuple[str, Decimal | int]]:
    events = {row["event"]: row["indicator"] for row in rows("events", "events_2022.csv")}
    counted: dict[str, int] = defaultdict(int)
    for row in rows("events", "attendance_2022.csv"):
        counted[events[row["event"]]] += row["event"] != "interviews"
    works = rows("knowledge", "publications.csv")
    for work in works:
        counted[PUBLICATIONS.get(work["kind"], "")] += 1 if work["kind"] in PUBLICATIONS else 0
    yield "publications.total.2022", len(works)
    for row in rows("indicators", "results_framework.csv"):
        number, target = row["indicator"], row["target_2022"]
        yield f"indicator.{number}.actual.2022", counted[number]
        if target:
            yield f"indicator.{number}.target.2022", int(target)
            yield f"indicator.{number}.achievement.2022", share(counted[number], int(target))


def _ledger() -> Iterator[tuple[str, Decimal]]:
    lines = rows("indicators", "ledger_as_printed.csv")
    for line in lines:  # a realized gain lowers what was spent
        amount = Decimal(line["amount_usd"])
        line["amount_usd"] = str(-abs(amount) if line["account"] == "76135" else amount)
    for name, activities in (("activity1", "1"), ("activity2", "2"), ("total", "12")):
        for years in ("2021", "2022", "2021-2022"):
            mine = (it for it in lines if it["activity"] in activities and it["year"] in years)
            yield f"expenditure.{name}.{years}", sum((Decimal(it["amount_usd"]) for it in mine), Decimal(0))
    spent = sum(Decimal(line["amount_usd"]) for line in lines if line["year"] == "2022")
    yield "utilised.2022", spent
    budget = next(it for it in rows("indicators", "published_figures_2022.csv") if it["figure"] == "budget.awp.2022")
    yield "delivery_rate.2022", share(spent, Decimal(budget["published_value"]))


def _plan() -> Iterator[tuple[str, Decimal]]:
    """8 per cent of the activities for management, 1 per cent of both as a levy on donor money; rounded at the end."""
    lines = rows("indicators", "work_plan.csv")
    totals: dict[str, Decimal] = defaultdict(Decimal)
    for output in ("1", "2", "3"):
        mine = [line for line in lines if line["output"] == output]
        activities = sum((Decimal(line["amount_usd"]) for line in mine), Decimal(0))
        management = activities * 8 / 100
        is_donor = mine[0]["funding_source"] != "UNDP"
        levy = (activities + management) / 100 if is_donor else Decimal(0)
        yield f"plan.output{output}.activities", activities.quantize(CENT)
        yield f"plan.output{output}.gms", half_up(management, "0.01")
        yield f"plan.output{output}.total", half_up(activities + management + levy, "0.01")
        totals["plan.donor.2021-2023" if is_donor else "plan.undp.2021-2023"] += activities + management + levy
        totals["plan.total.2021-2023"] += activities + management + levy
        if is_donor:
            yield f"plan.output{output}.levy", half_up(levy, "0.01")
            yield f"budget.approved.activity{output}.2021-2023", activities.quantize(CENT)
    yield from ((name, half_up(total, "0.01")) for name, total in totals.items())
