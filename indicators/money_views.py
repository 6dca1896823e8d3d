"""Where staff bring in plans and ledger extracts, look at them before they are written, and check the money."""

import base64
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core import signing
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from indicators.actions import FactRefused, MoneyRefused, PeriodCertified, take_back_ledger
from indicators.finance import finance_of, unit_costs_of, years_with_money
from indicators.models import BudgetVersion, LedgerExtract
from indicators.money_forms import LedgerForm, MoneyForm, PlanForm
from indicators.money_sheets import LEDGER, PLAN, MoneySheet
from indicators.money_tables import check_rows
from portal.core.spreadsheets import Unreadable

FORMS: dict[str, type[MoneyForm]] = {PLAN: PlanForm, LEDGER: LedgerForm}
WRITTEN = {PLAN: "budget_version:inspect", LEDGER: "ledger_extract:inspect"}
SALT = "indicators.money"
A_DAY = 24 * 60 * 60

may_import = permission_required("indicators.import_money", raise_exception=True)
may_read = permission_required("indicators.view_ledgerextract", raise_exception=True)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@may_import
def import_money(request: HttpRequest, kind: str) -> HttpResponse:
    """The file is read and shown; it is written by a second step."""
    form = FORMS[kind](request.POST, request.FILES) if request.method == "POST" else FORMS[kind]()
    if form.is_valid():
        file = form.cleaned_data["file"]
        content = file.read()
        try:
            sheet = form.understand(file.name, content)
        except Unreadable as unreadable:
            form.add_error("file", str(unreadable))
        else:
            return _preview(request, form, sheet, _seal(request, file.name, content), form.why_not(sheet))
    context = {"form": form, "kind": kind, "page_title": _title(kind)}
    return TemplateResponse(request, "indicators/money_upload.html", context, status=422 if form.errors else 200)


@never_cache
@require_POST
@may_import
def write_money(request: HttpRequest, kind: str) -> HttpResponse:
    """What was shown is read once more from the same bytes, checked under the lock, and written."""
    token = request.POST.get("token", "")
    name, content = _unseal(request, token)
    form = FORMS[kind](request.POST)
    del form.fields["file"]
    if not form.is_valid():
        raise BadRequest
    sheet = form.understand(name, content)
    try:
        written = form.write(sheet, by=request.user, at=timezone.now())
    except (MoneyRefused, PeriodCertified) as refused:
        return _preview(request, form, sheet, token, str(refused))
    messages.success(request, _("All %(count)s rows are written.") % {"count": len(sheet.rows)})
    return redirect(WRITTEN[kind], written.pk)


@never_cache
@require_safe
@may_read
def money(request: HttpRequest) -> HttpResponse:
    """The checks of a year's money, in words."""
    years, asked = years_with_money(), request.GET.get("year", "")
    if asked and asked not in map(str, years):
        raise Http404
    found = finance_of(int(asked) if asked else (years[0] if years else timezone.localdate().year))
    context = {
        "finance": found,
        "costs": unit_costs_of(found),
        "years": years,
        "checks": check_rows(found),
        "page_title": _("Money"),
    }
    return TemplateResponse(request, "indicators/money.html", context)


@require_safe
@may_read
def budget_sheet(request: HttpRequest, version_id: int, file_format: str) -> HttpResponse:
    from indicators.resources import BudgetLineResource  # import_export: only a download pays for it

    version = get_object_or_404(BudgetVersion, pk=version_id)
    return _sheet(BudgetLineResource().export(version.lines.all()), f"plan-{version.pk}", file_format)


@require_safe
@may_read
def ledger_sheet(request: HttpRequest, extract_id: int, file_format: str) -> HttpResponse:
    from indicators.resources import LedgerLineResource  # import_export: only a download pays for it

    extract = get_object_or_404(LedgerExtract, pk=extract_id)
    return _sheet(LedgerLineResource().export(extract.lines.all()), f"ledger-{extract.pk}", file_format)


@require_POST
@may_import
def take_back(request: HttpRequest, extract_id: int) -> HttpResponse:
    extract = get_object_or_404(LedgerExtract, pk=extract_id)
    try:
        take_back_ledger(extract, reason=request.POST.get("reason", ""), by=request.user)
    except (FactRefused, PeriodCertified) as refused:
        messages.error(request, str(refused))
        return redirect("ledger_extract:inspect", extract.pk)
    messages.success(request, _("The extract is taken back."))
    return redirect("ledger_extract:index")


def _sheet(dataset: Any, name: str, file_format: str) -> HttpResponse:
    from portal.core.sheets import FORMATS, sheet_response

    if file_format not in FORMATS:
        raise Http404
    return sheet_response(dataset, name, file_format)


def _preview(request: HttpRequest, form: MoneyForm, sheet: MoneySheet, token: str, refusal: str) -> HttpResponse:
    form.fields.pop("file", None)
    context = {
        "form": form,
        "sheet": sheet,
        "token": token,
        "refusal": refusal,
        "again": f"import_{sheet.kind}",
        "write": f"write_{sheet.kind}",
        "page_title": _title(sheet.kind),
    }
    return TemplateResponse(request, "indicators/money_preview.html", context, status=422 if refusal else 200)


def _title(kind: str) -> str:
    return _("Import a work plan") if kind == PLAN else _("Import a ledger extract")


def _seal(request: HttpRequest, name: str, content: bytes) -> str:
    """The file, to be handed back by the one who brought it, unaltered."""
    held = {"by": request.user.pk, "name": name, "content": base64.b64encode(content).decode()}
    return signing.dumps(held, salt=SALT, compress=True)


def _unseal(request: HttpRequest, token: str) -> tuple[str, bytes]:
    try:
        held = signing.loads(token, salt=SALT, max_age=A_DAY)
    except signing.BadSignature as error:
        raise BadRequest from error
    if held["by"] != request.user.pk:
        raise BadRequest
    return held["name"], base64.b64decode(held["content"])
