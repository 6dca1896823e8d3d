"""Questions of an event, in the form in which the database keeps them."""

from typing import Any
from uuid import uuid4

EMPTY = {"help": "", "help_ru": "", "is_required": False, "only_if": "", "only_if_answer": ""}


def question(kind: str, label: str, label_ru: str = "", *, options: Any = (), **fields: Any) -> dict[str, Any]:
    """`question("one", "Meal", options=[("Meat", "Мясо", "its id"), ("None", "")], id="meal")`."""
    row = {"type": kind, "id": fields.pop("id", str(uuid4())), "value": EMPTY | {"label": label, "label_ru": label_ru}}
    row["value"] |= fields
    if options:
        row["value"]["options"] = [_option(*option) for option in options]
    return row


def _option(label: str, label_ru: str, option_id: str = "") -> dict[str, Any]:
    return {"type": "item", "id": option_id or str(uuid4()), "value": {"label": label, "label_ru": label_ru}}
