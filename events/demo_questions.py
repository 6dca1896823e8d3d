"""What two of the demo's events ask on their form, and what people answered."""

from events.questioning import Answers

Row = dict[str, object]


def _question(kind: str, name: str, label: str, label_ru: str, **fields: object) -> Row:
    empty = {"help": "", "help_ru": "", "is_required": False, "only_if": "", "only_if_answer": ""}
    return {"type": kind, "id": name, "value": empty | {"label": label, "label_ru": label_ru} | fields}


def _options(**labels: tuple[str, str]) -> list[Row]:
    return [
        {"type": "item", "id": name, "value": {"label": label, "label_ru": label_ru}}
        for name, (label, label_ru) in labels.items()
    ]


QUESTIONS: dict[str, list[Row]] = {
    "workshop-prototyping": [
        _question(
            "short_text",
            "service",
            "Which service would you like to work on?",
            "Над какой услугой вы хотели бы поработать?",
            is_required=True,
        ),
        _question(
            "several",
            "skills",
            "What do you do in your team?",
            "Чем вы занимаетесь в своей команде?",
            options=_options(
                design=("Design", "Дизайн"), law=("Law", "Право"), code=("Programming", "Программирование")
            ),
        ),
        _question("yes_no", "laptop", "Do you bring a laptop?", "Возьмёте ли вы с собой ноутбук?", is_required=True),
    ],
    "conference-ai": [
        _question(
            "yes_no", "talk", "Would you like to give a short talk?", "Хотите ли вы выступить с коротким докладом?"
        ),
        _question(
            "short_text",
            "talk-title",
            "What is it about?",
            "О чём доклад?",
            is_required=True,
            only_if="Would you like to give a short talk?",
            only_if_answer="yes",
        ),
        _question(
            "one",
            "language",
            "In which language do you follow the talks?",
            "На каком языке вы будете слушать доклады?",
            options=_options(en=("English", "Английский"), ru=("Russian", "Русский")),
        ),
    ],
}
ANSWERS: dict[str, list[Answers]] = {
    "workshop-prototyping": [
        {"service": "Register of births", "skills": ["design"], "laptop": "yes"},
        {"service": "Пенсия без заявления", "skills": ["law", "code"], "laptop": "no"},
        {"service": "Building permits", "laptop": "yes"},
        {"service": "Запись к врачу", "skills": ["code"], "laptop": "yes"},
    ],
}


def answers_of(event_slug: str, number: int) -> Answers:
    """Of the person who registered as the `number`th; the first is 0."""
    given = ANSWERS.get(event_slug, [])
    return given[number] if number < len(given) else {}
