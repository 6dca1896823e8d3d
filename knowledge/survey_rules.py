"""What a survey asks, and what may be shown of its answers. No answer leads to a person, nor to another answer."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

LEAST_ANSWERS = 5  # of a question, before anything of it is shown
SCALE = (1, 2, 3, 4, 5)
LONGEST_TEXT = 2000

# What Kirkpatrick's four levels ask: how it was, what was learnt, what is used at work, what has come of it.
STANDARD: dict[str, tuple[tuple[int, str, str, str], ...]] = {
    "feedback": (
        (1, "scale", "The training was useful for my work.", "Обучение было полезно для моей работы."),
        (1, "scale", "The trainers explained clearly.", "Преподаватели объясняли понятно."),
        (1, "scale", "The organisation was good.", "Организация была хорошей."),
        (2, "scale", "I have learnt something new.", "Я узнал(а) новое."),
        (1, "free_text", "What should we change?", "Что нам следует изменить?"),
    ),
    "follow_up": (
        (3, "scale", "I use at work what I learnt.", "Я применяю в работе то, чему научился(-лась)."),
        (3, "scale", "My institution lets me use it.", "Моё учреждение даёт мне это применять."),
        (4, "scale", "Our services have become better by it.", "Наши услуги стали от этого лучше."),
        (4, "free_text", "What has changed? Please give an example.", "Что изменилось? Приведите, пожалуйста, пример."),
    ),
}


@dataclass(frozen=True)
class Asked:
    """A question as its results need it. `options` are those of a choice; an answer is the number of one, from 0."""

    number: int
    kind: str
    text: str
    level: int
    options: tuple[str, ...] = ()


@dataclass(frozen=True)
class Counted:
    """The results of one question. Without `is_shown` it holds no number but how many answers are wanted."""

    asked: Asked
    is_shown: bool
    answers: int = 0
    shares: tuple[tuple[str, int], ...] = ()  # an option or a point of the scale, and how many chose it
    mean: Decimal | None = None
    texts: tuple[str, ...] = ()


@dataclass(frozen=True)
class SurveyResults:
    """`invited` people were asked. `questions` is empty until the survey is closed and enough have answered."""

    survey: int
    title: str
    is_closed: bool
    invited: int
    questions: tuple[Counted, ...] = ()

    @property
    def is_shown(self) -> bool:
        return bool(self.questions)


def counted(asked: Asked, values: Sequence[object]) -> Counted:
    """What is shown of the answers to a question, in no order in which they came."""
    if len(values) < LEAST_ANSWERS:
        return Counted(asked, is_shown=False)
    if asked.kind == "free_text":
        return Counted(asked, is_shown=True, answers=len(values), texts=tuple(sorted(map(str, values))))
    chosen = Counter(int(str(value)) for value in values)
    if asked.kind == "choice":
        shares = tuple((option, chosen[index]) for index, option in enumerate(asked.options))
        return Counted(asked, is_shown=True, answers=len(values), shares=shares)
    shares = tuple((str(point), chosen[point]) for point in SCALE)
    whole = Decimal(sum(point * number for point, number in chosen.items())) / len(values)
    mean = whole.quantize(Decimal("0.1"), ROUND_HALF_UP)
    return Counted(asked, is_shown=True, answers=len(values), shares=shares, mean=mean)
