"""To bring a list of people in: all of it or none."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from participants.models import ListedPerson, ListPlan, User, enter_people, lock_lists, plan_people


def import_people(
    listed: Sequence[ListedPerson],
    *,
    by: User | None,
    at: datetime,
    skip_duplicates: bool = False,
    seen: str | None = None,
) -> ListPlan:
    """Enter who is new and bring up to date who is known. The same list again writes nothing.

    `seen` is the digest of the plan that somebody has looked at. Raises ListRefused, and then nothing is written, when
    a row is refused, when rows repeat one another and are not to be left out, or when the plan is now another one.
    """
    with transaction.atomic():
        lock_lists()
        plan = plan_people(listed)
        plan.check(skip_duplicates=skip_duplicates, seen=seen)
        enter_people(plan.rows_to_write, by=by, at=at)
    return plan
