"""Many certificates at once: a job that goes round the list, and others that go round it from another place.

Nobody divides the list: each worker passes by who has the certificate already, so that a worker that comes late, is
killed or starts again does no harm. The database refuses a second certificate to the same person.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from knowledge.actions.awarding import AwardRefused, issue
from knowledge.awarding.candidates import Candidate, candidates
from knowledge.awarding.printing import Look
from knowledge.models import Achievement
from participants.models import User
from portal.core import jobs
from portal.core.models import Job
from portal.core.queueing import send_now

ISSUE = "issue-certificates"
PLACES = 3  # from which the list is gone round beside the job itself, by workers that have nothing else to do
FEWEST = 10  # certificates that make another worker worth while
ROUND = 5  # certificates between two looks at what others have issued


def start(achievement: Achievement, people: Sequence[int], *, as_registered: bool, by: User, at: datetime) -> Job:
    """Queue it for those whom staff have seen on the dry run. The same asked again while it runs is the same job.

    `as_registered` prints names that nobody has settled as they are registered.
    """
    title = _("Certificates: %(what)s") % {"what": achievement}
    parameters = {"achievement": achievement.pk, "people": sorted(people), "as_registered": as_registered, "by": by.pk}
    return jobs.start(ISSUE, title=title[:200], by=by, parameters=parameters, at=at)


@jobs.work(ISSUE)
def issue_all(progress: jobs.Progress, *, achievement: int, people: list[int], as_registered: bool, by: int) -> None:
    offer = Achievement.objects.select_related("design", "series", "event").filter(pk=achievement).first()
    if offer is None:
        raise jobs.JobRefused(_("What the certificates are for is deleted."))
    parameters = {"achievement": achievement, "people": people, "as_registered": as_registered, "by": by}
    job = Job.objects.unfinished().filter(kind=ISSUE, parameters=parameters).order_by("-asked_at").first()
    if job and len(people) >= FEWEST:
        for place in range(1, PLACES + 1):
            send_now("knowledge.tasks.issue_beside", str(job.pk), place)
    author = User.objects.get(pk=by)
    chosen_at = job.asked_at if job else timezone.now()
    for _done in _round(offer, people, as_registered=as_registered, by=author, chosen_at=chosen_at, place=0):
        issued = offer.awards.current().filter(person__in=people).count()
        progress(
            min(99, 100 * issued // len(people)),
            _("%(issued)s of %(all)s issued") % {"issued": issued, "all": len(people)},
        )


def issue_beside(job_id: str, place: int) -> int:
    """Go round the list of an unfinished job from the place of this number; how many were issued."""
    job = Job.objects.unfinished().filter(pk=job_id, kind=ISSUE).first()
    if job is None:
        return 0
    asked = job.parameters
    offer = Achievement.objects.select_related("design", "series", "event").get(pk=asked["achievement"])
    author = User.objects.get(pk=asked["by"])
    whom, as_registered = asked["people"], asked["as_registered"]
    return sum(_round(offer, whom, as_registered=as_registered, by=author, chosen_at=job.asked_at, place=place))


def _round(
    offer: Achievement,
    people: Sequence[int],
    *,
    as_registered: bool,
    by: User,
    chosen_at: datetime,
    place: int,
) -> Iterator[int]:
    """Issue to everybody who is due, some at a time; how many it was each time."""
    at = timezone.now()
    due = [it for it in candidates(offer, at=at, people=people) if _may_have(it, as_registered)]
    first, look = len(due) * place // (PLACES + 1), Look.of(offer.design)
    order = [*due[first:], *due[:first]]
    for begin in range(0, len(order), ROUND):
        some = order[begin : begin + ROUND]
        numbers = [it.person.pk for it in some]
        passed_by = offer.awards.in_the_way(since=chosen_at).filter(person__in=numbers)
        held = set(passed_by.values_list("person", flat=True))
        left = [it for it in some if it.person.pk not in held]
        yield sum(_issued(offer, it, look, by=by, chosen_at=chosen_at) for it in left)


def _may_have(candidate: Candidate, as_registered: bool) -> bool:
    return candidate.is_due and (as_registered or candidate.name.is_settled)


def _issued(offer: Achievement, it: Candidate, look: Look, *, by: User, chosen_at: datetime) -> bool:
    """False for who has got it from another worker, has just lost it, or was merged or erased in this moment."""
    name, now = it.name.name, timezone.now()
    try:
        made = issue(offer, it.person, name=name, verdict=it.verdict, look=look, by=by, at=now, decided_at=chosen_at)
    except AwardRefused:
        return False
    return made is not None
