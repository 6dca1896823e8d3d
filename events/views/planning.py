"""The planner: which country might host the next event."""

from datetime import date

from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from events.desk_forms import PlannerForm
from events.hosting import Proposal, days_short, propose_hosts
from events.models import EntryBar, EventPage
from participants.models import Country


@require_safe
@permission_required("events.view_entrybar", raise_exception=True)
def planner(request: HttpRequest) -> HttpResponse:
    today = timezone.localdate()
    form = PlannerForm(request.GET or None, initial={"invited": Country.objects.participating()})
    invited = list(form.cleaned_data["invited"] if form.is_valid() else Country.objects.participating())
    first_day = form.cleaned_data.get("first_day") if form.is_valid() else None
    context = {
        "form": form,
        "proposals": _in_words(_proposals(invited)),
        "first_day": first_day,
        "days_short": days_short(first_day, decided=today) if first_day else 0,
        "page_title": _("Where to hold the next event"),
    }
    return TemplateResponse(request, "events/planner.html", context)


def _proposals(invited: list[Country]) -> list[Proposal]:
    countries = Country.objects.participating().values_list("iso2", flat=True)
    bars = set(EntryBar.objects.values_list("host", "guest"))
    return propose_hosts(
        countries, invited=[country.iso2 for country in invited], hosted=EventPage.objects.hostings(), bars=bars
    )


def _in_words(proposals: list[Proposal]) -> list[tuple[Country, int, date | None, list[Country]]]:
    """The same with the countries in place of their codes."""
    known = Country.objects.in_bulk()
    return [(known[it.country], it.times, it.last, [known[code] for code in it.shut_out]) for it in proposals]
