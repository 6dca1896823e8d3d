"""How downloads are counted, and what came of it: written from the rules themselves, so that it cannot disagree."""

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from knowledge import download_rules, download_tables
from knowledge.models import DownloadTotal


@require_safe
def how_we_count(request: HttpRequest) -> HttpResponse:
    totals = DownloadTotal.objects.all()
    context = {
        "seconds": round(download_rules.DOUBLE_CLICK.total_seconds()),
        "raw_days": download_rules.RAW_DAYS,
        "late_days": download_rules.LATE_DAYS,
        "least": download_rules.LEAST_SHOWN,
        "robots": download_rules.OUR_ROBOTS,
        "works": download_tables.works_table(totals, most=download_tables.MOST_WORKS),
        "countries": download_tables.countries_table(totals),
    }
    return TemplateResponse(request, "knowledge/how_we_count.html", context)
