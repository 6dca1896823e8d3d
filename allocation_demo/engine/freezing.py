"""The inputs of a run as canonical JSON and its sha256, so that anyone can check what a result was computed from."""

import hashlib
import json
from typing import Any

from .inputs import Gate, Inputs, Provider
from .weights import weights_in_parts


def canonical_json(inputs: Inputs) -> str:
    """Keys sorted, no spaces, providers by id, criteria by name, weights in millionths.

    The order in which things were given, 1 against 1.0, and weights of 25 out of 100 against 0.25 make no difference.
    """
    parameters = inputs.parameters
    content = {
        "budget": inputs.budget,
        "criteria": {c.name: [float(c.worst), float(c.best)] for c in inputs.criteria},
        "parameters": {
            "base_score": float(parameters.base_score),
            "largest_fall": _number(parameters.largest_fall),
            "largest_rise": _number(parameters.largest_rise),
        },
        "providers": {p.id: _provider(p, inputs) for p in inputs.providers},
        "weights": weights_in_parts(inputs.weights, inputs.criteria),
    }
    return json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def inputs_hash(inputs: Inputs) -> str:
    """64 hexadecimal digits."""
    return hashlib.sha256(canonical_json(inputs).encode()).hexdigest()


def _provider(provider: Provider, inputs: Inputs) -> dict[str, Any]:
    return {
        "children": provider.children,
        "gates": {gate.name: _gate(gate) for gate in provider.gates},
        "last_year": provider.last_year,
        "need": float(provider.need),
        "place_cost": provider.place_cost,
        "values": {c.name: _number(provider.values.get(c.name)) for c in inputs.criteria},
    }


def _gate(gate: Gate) -> dict[str, str]:
    return {"date": gate.date, "outcome": gate.outcome.value, "reason": gate.reason, "source": gate.source}


def _number(value: float | None) -> float | None:
    return None if value is None else float(value)
