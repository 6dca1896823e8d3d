"""Long work of the results, as jobs. Making the annual report again is harmless: it only reads."""

from indicators.actions import REPORT
from indicators.annual_report import Progress, file_name, report_pdf
from indicators.results import UnknownYear
from portal.core import jobs


@jobs.work(REPORT)
def annual_report(progress: Progress, *, year: int, language: str) -> jobs.Result:
    try:
        content = report_pdf(year, language=language, progress=progress)
    except UnknownYear as unknown:
        raise jobs.JobRefused(str(unknown)) from unknown
    return jobs.Result(file_name(year, language), content)
