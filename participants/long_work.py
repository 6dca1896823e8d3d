"""What participants leaves to jobs: lists of people that come in, and people who are handed out."""

from collections.abc import Callable, Sequence
from datetime import datetime

import structlog
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from participants.models import Person, User
from portal.core import jobs, uploads
from portal.core.models import Job, UploadedList

logger = structlog.get_logger(__name__)

PEOPLE = "people"
EXPORT = "export-people"


def about_people(upload: UploadedList) -> tuple[str, str]:
    return _("List of people"), reverse("person:index")


uploads.register(
    PEOPLE, "participants.resources.PersonResource", permission="participants.import_person", about=about_people
)


def request_export(*, country: str, sex: str, columns: Sequence[str], file_format: str, by: User, at: datetime) -> Job:
    """Queue an export of people; who asked for what is in the log before anything leaves."""
    parameters = {"country": country, "sex": sex, "columns": list(columns), "file_format": file_format, "by": by.pk}
    return jobs.start(EXPORT, title=_("Export of people"), by=by, parameters=parameters, at=at)


@jobs.work(EXPORT)
def export_people(
    progress: Callable[[int, str], None], *, country: str, sex: str, columns: list[str], file_format: str, by: int
) -> jobs.Result:
    """The file, and an entry in the log: who took how many people out, with which columns."""
    from participants.resources import PersonResource  # import_export: only the worker pays for it
    from portal.core.sheets import sheet_bytes

    people = Person.objects.compared().order_by("pk")
    people = people.filter(country=country) if country else people
    people = people.filter(sex=sex) if sex else people
    progress(10, _("Collecting the people"))
    dataset = PersonResource().export(people, export_fields=columns)
    author = User.objects.get(pk=by)
    log(author, "participants.export_people", user=author, data={"people": len(dataset), "columns": columns})
    progress(80, _("Writing the file"))
    return jobs.Result(f"people-{timezone.localdate():%Y-%m-%d}.{file_format}", sheet_bytes(dataset, file_format))
