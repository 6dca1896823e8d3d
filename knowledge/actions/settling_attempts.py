"""Two people are one: their attempts at one quiz stand after one another, and one of them at most is under way."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from knowledge.actions.attempting import submit
from knowledge.models import Attempt
from participants.models import Person


def settle(keep: Person, drop: Person, *, at: datetime) -> dict[str, Any]:
    """Number the attempts of `drop` after those of `keep`. What was done, for `part`.

    Of two that are under way the one that was begun later goes on; the other is handed in as it stands. Nothing is
    lost; together they may be more than the quiz allows.
    """
    rows = Attempt.objects.filter(person__in=(keep, drop)).select_for_update().order_by("pk")
    by_quiz = defaultdict(list)
    for row in rows:
        by_quiz[row.quiz_id].append(row)
    ended: list[int] = []
    numbers: dict[str, int] = {}
    for attempts in by_quiz.values():
        under_way = sorted((it for it in attempts if it.submitted_at is None), key=lambda it: it.started_at)
        for earlier in under_way[:-1]:
            submit(earlier, at=at)
            ended.append(earlier.pk)
        last = max((it.number for it in attempts if it.person_id == keep.pk), default=0)
        theirs = sorted((it for it in attempts if it.person_id == drop.pk), key=lambda it: -it.number)
        for attempt in theirs if last else []:
            numbers[str(attempt.pk)] = attempt.number
            Attempt.objects.filter(pk=attempt.pk).update(number=attempt.number + last)
    return {"ended": ended, "numbers": numbers}


def part(settled: Mapping[str, Any], *, at: datetime) -> None:
    """Undo `settle`. What the merge handed in goes on, unless its time is over or another attempt is under way."""
    for pk, number in sorted(settled.get("numbers", {}).items(), key=lambda it: int(it[1])):
        Attempt.objects.filter(pk=int(pk)).update(number=number)
    for attempt in Attempt.objects.filter(pk__in=settled.get("ended", [])).select_for_update():
        others = Attempt.objects.under_way().filter(quiz=attempt.quiz_id, person=attempt.person_id)
        is_late = attempt.deadline is not None and at >= attempt.deadline
        if attempt.is_by_deadline or is_late or others.exists():
            continue
        attempt.submitted_at = attempt.score = attempt.most = attempt.has_passed = None
        attempt.save(update_fields=["submitted_at", "score", "most", "has_passed"])
        attempt.answers.update(part=None)
