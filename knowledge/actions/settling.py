"""Two people are one: of their two enrolments in one series one stands."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db import OperationalError
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from knowledge.models import Enrolment
from participants.models import Person, User
from participants.signals import MergeRefused

State = Enrolment.State

# Which of two stands: who takes part by one name takes part.
STRENGTH = (State.WITHDRAWN, State.NOMINATED, State.ENROLLED)


class EnrolledAgain(MergeRefused):
    """The person has enrolled anew since."""


class SeriesBusy(MergeRefused):
    """Somebody is changing one of the enrolments at this moment."""


def settle(keep: Person, drop: Person, *, by: User | None) -> list[dict[str, Any]]:
    """For each series of both, the stronger enrolment stands; of equals, that of `keep`. What was done, for `part`.

    The other one stays, in a state that counts nowhere. Nobody is told. Raises SeriesBusy.
    """
    by_series = defaultdict(list)
    for row in _at_once(Enrolment.objects.standing().filter(person__in=(keep, drop)).order_by("pk")):
        by_series[row.series_id].append(row)
    return [_take_in(rows, keep, by=by) for rows in by_series.values() if len(rows) > 1]


def part(settled: Iterable[dict[str, Any]], *, by: User) -> None:
    """Undo `settle`; a place that became free by the merge is taken again. Raises EnrolledAgain or SeriesBusy."""
    for done in settled:
        [lost] = _at_once(Enrolment.objects.filter(pk=done["enrolment"]))
        if Enrolment.objects.standing().filter(series=lost.series_id, person=lost.person_id).exists():
            raise EnrolledAgain(
                _("Since the merge there is a new enrolment in “%(series)s”. Decide on that one first.")
                % {"series": lost.series}
            )
        lost.state, lost.merged_into = done["state"], None
        lost.save(update_fields=["state", "merged_into"])
        log(lost, "knowledge.enrolment.parted", user=by)


def _take_in(rows: list[Enrolment], keep: Person, *, by: User | None) -> dict[str, Any]:
    lost, stands = sorted(rows, key=lambda it: (STRENGTH.index(State(it.state)), it.person_id == keep.pk))
    done = {"enrolment": lost.pk, "into": stands.pk, "state": lost.state}
    lost.state, lost.merged_into = State.MERGED, stands
    lost.save(update_fields=["state", "merged_into"])
    log(lost, "knowledge.enrolment.merged", user=by)
    return done


def _at_once(rows: QuerySet[Enrolment]) -> list[Enrolment]:
    """Rows that are locked without waiting: who holds them may wait for the person, whom this transaction holds."""
    try:
        return list(rows.select_for_update(of=("self",), nowait=True))
    except OperationalError as error:
        raise SeriesBusy(_("Somebody is changing an enrolment of theirs at this moment. Please try again.")) from error
