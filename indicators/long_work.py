"""Long work of the results, as jobs. Making the annual report again is harmless: it only reads."""

from django.utils import timezone
from django.utils.translation import gettext as _

from indicators.actions import REPORT
from indicators.actions.sealing import FILES
from indicators.annual_report import Progress, file_name, report_pdf
from indicators.models import Snapshot
from indicators.reports.filing import make_files
from indicators.results import UnknownYear
from portal.core import jobs


@jobs.work(REPORT)
def annual_report(progress: Progress, *, year: int, language: str) -> jobs.Result:
    try:
        content = report_pdf(year, language=language, progress=progress)
    except UnknownYear as unknown:
        raise jobs.JobRefused(str(unknown)) from unknown
    return jobs.Result(file_name(year, language), content)


@jobs.work(FILES)
def sealed_report(progress: Progress, *, number: int) -> None:
    """Taken up again it makes what is still missing."""
    snapshot = Snapshot.objects.select_related("report").get(number=number)
    try:
        make_files(snapshot, at=timezone.now(), progress=progress)
    except OSError as error:
        raise jobs.JobRefused(_("The files could not be kept: %(reason)s") % {"reason": error.strerror}) from error
