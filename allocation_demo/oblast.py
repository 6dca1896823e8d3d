"""A fictional oblast at true scale: one twentieth of two million children in sections and of 25 billion tenge a year.

Nothing here exists: districts are named after figures of folk tales, providers after animals. The same seed gives the
same oblast. A place costs 190 to 225 thousand tenge a year, so the money pays for about six places per hundred
children claimed: every division is rationing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from allocation_demo.engine.inputs import Criterion, Gate, Outcome, Parameters, Provider

if TYPE_CHECKING:
    from numpy.random import Generator

BUDGET = 1_250_000_000  # tenge a year
LAST_BUDGET = 1_200_000_000
PROVIDERS = 300

DISTRICTS = (
    ("Aldar", "Алдар"),
    ("Tostik", "Тостик"),
    ("Karashash", "Карашаш"),
    ("Kulager", "Кулагер"),
    ("Samruk", "Самрук"),
    ("Aidahar", "Айдахар"),
    ("Kokbori", "Кокбори"),
    ("Zheztyrnak", "Жезтырнак"),
    ("Ayaz", "Аяз"),
    ("Kendebay", "Кендебай"),
    ("Tazsha", "Тазша"),
    ("Shyntemir", "Шынтемир"),
)
SPORTS = (
    ("Athletics section", "Секция лёгкой атлетики"),
    ("Basketball section", "Секция баскетбола"),
    ("Boxing section", "Секция бокса"),
    ("Chess club", "Шахматный клуб"),
    ("Football section", "Секция футбола"),
    ("Gymnastics section", "Секция гимнастики"),
    ("Judo section", "Секция дзюдо"),
    ("Swimming section", "Секция плавания"),
    ("Volleyball section", "Секция волейбола"),
    ("Wrestling section", "Секция борьбы"),
)
ANIMALS = (
    ("Argali", "Архар"),
    ("Badger", "Барсук"),
    ("Bittern", "Выпь"),
    ("Bustard", "Дрофа"),
    ("Camel", "Верблюд"),
    ("Corsac", "Корсак"),
    ("Crane", "Журавль"),
    ("Cuckoo", "Кукушка"),
    ("Curlew", "Кроншнеп"),
    ("Eagle", "Беркут"),
    ("Ermine", "Горностай"),
    ("Falcon", "Сокол"),
    ("Flamingo", "Фламинго"),
    ("Gazelle", "Джейран"),
    ("Hedgehog", "Ёж"),
    ("Heron", "Цапля"),
    ("Hoopoe", "Удод"),
    ("Jerboa", "Тушканчик"),
    ("Kulan", "Кулан"),
    ("Lark", "Жаворонок"),
    ("Lynx", "Рысь"),
    ("Marmot", "Сурок"),
    ("Otter", "Выдра"),
    ("Owl", "Сова"),
    ("Pelican", "Пеликан"),
    ("Polecat", "Хорёк"),
    ("Saiga", "Сайгак"),
    ("Snow leopard", "Снежный барс"),
    ("Swan", "Лебедь"),
    ("Wolf", "Волк"),
)
CRITERIA = (
    Criterion("facility", worst=20, best=95),  # points of the inspection checklist, 0 to 100
    Criterion("reporting", worst=50, best=100),  # per cent of the reports handed in on time
    Criterion("debts", worst=15, best=0),  # tax and wage debts, per cent of turnover
    Criterion("violations", worst=6, best=0),  # confirmed by inspections in three years
    Criterion("rating", worst=1, best=5),  # mean rating by parents and children
)
WEIGHTS = {"facility": 25, "reporting": 20, "debts": 20, "violations": 15, "rating": 20}
PARAMETERS = Parameters(base_score=0.5, largest_fall=0.3, largest_rise=0.5)
GATES = ("children", "premises", "instructors")  # claimed children found; premises fit; no convicted instructor


@dataclass(frozen=True)
class District:
    name: str
    name_ru: str
    place_cost: int  # tenge a year


@dataclass(frozen=True)
class Entry:
    """A provider as the engine knows it, with what only people need to know."""

    provider: Provider
    name: str
    name_ru: str
    district: District


@dataclass(frozen=True)
class Oblast:
    districts: tuple[District, ...]
    entries: tuple[Entry, ...]  # by id, P001 to P300

    @property
    def providers(self) -> tuple[Provider, ...]:
        return tuple(entry.provider for entry in self.entries)


def make_oblast(seed: int = 2026) -> Oblast:
    """300 providers in 12 districts; the same for the same seed and release of numpy."""
    import numpy as np

    rng = np.random.default_rng(seed)
    districts = tuple(District(*names, int(rng.integers(190, 226)) * 1000) for names in DISTRICTS)
    where = np.sort(rng.integers(0, len(districts), PROVIDERS))
    children = np.clip(rng.lognormal(5.55, 0.72, PROVIDERS), 24, 1800).astype(int).tolist()
    last_year = amounts_last_year(children, rng)
    names = rng.permutation(len(SPORTS) * len(ANIMALS)).tolist()
    entries = []
    for i in range(PROVIDERS):
        district = districts[int(where[i])]
        sport, animal = SPORTS[names[i] // len(ANIMALS)], ANIMALS[names[i] % len(ANIMALS)]
        provider = Provider(
            id=f"P{i + 1:03}",
            children=children[i],
            values=values(rng),
            gates=gates(rng),
            last_year=last_year[i],
            place_cost=district.place_cost,
        )
        entries.append(Entry(provider, f"{sport[0]} “{animal[0]}”", f"{sport[1]} «{animal[1]}»", district))
    return Oblast(districts, tuple(entries))


def amounts_last_year(children: list[int], rng: Generator) -> list[int]:
    """Last year went by headcount and by acquaintance: up to twice or half the equal share. One in twelve is new."""
    claims = [0.0 if rng.random() < 1 / 12 else count * min(max(rng.lognormal(0, 0.3), 0.5), 2.0) for count in children]
    return [int(LAST_BUDGET * claim / sum(claims)) for claim in claims]


def values(rng: Generator) -> dict[str, float | None]:
    """Good management shows in every criterion, with much noise; one value in seventy is missing."""
    management = rng.normal()
    debts = max(0.0, rng.exponential(4.0) - 1.5 - management)
    found: dict[str, float | None] = {
        "facility": float(round(min(max(62 + 10 * management + 12 * rng.normal(), 5), 100))),
        "reporting": float(round(min(max(84 + 7 * management + 8 * rng.normal(), 30), 100))),
        "debts": round(debts, 1),
        "violations": float(rng.poisson(max(0.2, 1.6 - 0.7 * management))),
        "rating": round(min(max(3.7 + 0.3 * management + 0.5 * rng.normal(), 1), 5), 1),
    }
    return {name: None if rng.random() < 1 / 70 else value for name, value in found.items()}


def gates(rng: Generator) -> tuple[Gate, ...]:
    """Of a hundred providers about four fail a gate and five have one that nobody has checked yet."""
    checked = []
    for name in GATES:
        chance = rng.random()
        outcome = Outcome.FAILED if chance < 0.014 else Outcome.UNKNOWN if chance < 0.03 else Outcome.PASSED
        date = "" if outcome == Outcome.UNKNOWN else f"2026-{rng.integers(2, 10):02}-{rng.integers(1, 29):02}"
        checked.append(Gate(name, outcome, date=date))
    return tuple(checked)
