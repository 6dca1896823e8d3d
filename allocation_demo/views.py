from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from allocation_demo import labels, sheets
from allocation_demo.account import account_of
from allocation_demo.forms import DivisionForm
from portal.core.exports import csv_bytes

PER_PAGE = 25


def page(request: HttpRequest) -> HttpResponse:
    form = DivisionForm(request.GET)
    context = {"form": form, "steps": labels.STEPS}
    if form.is_valid():
        division, district = form.division, form.cleaned_data["district"]
        lines = division.in_district(district) if district else division.lines
        context |= {
            "division": division,
            "lines": Paginator(lines, PER_PAGE).get_page(request.GET.get("page")),
            "query": form.query(),
            "leaf": f"{form.query()}&district={district or ''}&",
            "district": division.districts[district - 1].district if district else None,
        }
    return render(request, "allocation_demo/page.html", context)


def provider(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Why one provider receives what it receives. A choice that cannot be divided goes back to its form."""
    form = DivisionForm(request.GET)
    if not form.is_valid():
        return redirect(f"{reverse('allocation:page')}?{request.GET.urlencode()}")
    line = form.division.line(provider_id)
    if line is None:
        raise Http404
    terms = account_of(line, form.division.run.weights)
    context = {"line": line, "terms": terms, "run": form.division.run, "query": form.query()}
    return render(request, "allocation_demo/provider.html", context)


def sheet(request: HttpRequest) -> HttpResponse:
    form = DivisionForm(request.GET)
    if not form.is_valid():
        return redirect(f"{reverse('allocation:page')}?{request.GET.urlencode()}")
    content = csv_bytes(sheets.header(), sheets.rows(form.division))
    name = f"allocation-{form.division.run.inputs_hash[:12]}.csv"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type="text/csv; charset=utf-8", headers=headers)
