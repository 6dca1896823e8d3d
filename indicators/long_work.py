"""Long work of the results, as jobs. Making a draft again is harmless: it only reads."""

from django.utils import timezone
from django.utils.translation import gettext as _

from indicators.actions import REPORT
from indicators.actions.sealing import FILES
from indicators.models import Report, Snapshot
from indicators.reports.drafts import Progress, annual_report_of, draft_pdf, file_name
from indicators.reports.filing import make_files
from indicators.results import UnknownYear
from portal.core import jobs


@jobs.work(REPORT)
def draft_report(progress: Progress, *, language: str, report: int = 0, year: int = 0) -> jobs.Result:
    """Of a report by its id, or of a year."""
    try:
        draft = Report.objects.get(pk=report).latest if report else annual_report_of(year)
        return jobs.Result(file_name(draft, language), draft_pdf(draft, language=language, progress=progress))
    except UnknownYear as unknown:
        raise jobs.JobRefused(str(unknown)) from unknown
    except Report.DoesNotExist as gone:
        raise jobs.JobRefused(_("The report has been removed in the meantime.")) from gone


@jobs.work(FILES)
def sealed_report(progress: Progress, *, number: int) -> None:
    """Taken up again it makes what is still missing."""
    snapshot = Snapshot.objects.select_related("report").get(number=number)
    try:
        make_files(snapshot, at=timezone.now(), progress=progress)
    except OSError as error:
        raise jobs.JobRefused(_("The files could not be kept: %(reason)s") % {"reason": error.strerror}) from error
