"""The project as open data: an activity file of the International Aid Transparency Initiative, version 2.03.

Source of every element and code: the standard's activity schema and code lists (iatistandard.org). What is hidden or
not reported is left out, for an empty or a nought would be a figure. Texts are in English and Russian.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from django.conf import settings
from django.db.models import Max, Sum
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from indicators import evidence
from indicators.archive.sealed import Files, snapshots
from indicators.charges import plan_totals
from indicators.finance import plan_lines
from indicators.indicator_page import cells_of
from indicators.models import BudgetVersion, Edition, Indicator, LedgerLine, Output, Project, Receipt, Snapshot
from indicators.models.targets import TargetVersion, targets_by_year
from indicators.public import PublicLine, PublicResults, public_results_of_all_years
from indicators.shown import Shown, number

VERSION, CURRENCY = "2.03", "USD"
UNDP = "XM-DAC-41114"  # the organisation that answers for the money reports; its identifier in the code list of the DAC
GOVERNMENT, MULTILATERAL = "10", "40"
FUNDING, EXTENDING, IMPLEMENTING = "1", "3", "4"
PUBLIC_ADMINISTRATION = "15110"  # sector of the DAC: public sector policy and administrative management
INCOMING, EXPENDITURE = "1", "4"
RESULTS_DOCUMENT = "A08"  # results, outcomes and outputs
GENDER = {"GEN0": "0", "GEN1": "0", "GEN2": "1", "GEN3": "2"}
UNIT, PERCENTAGE, QUALITATIVE = "1", "2", "5"
_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

Absolute = Callable[[str], str]


def activity_file(project: Project, *, absolute: Absolute, at: datetime) -> bytes:
    """`absolute` makes the address of a page a full one."""
    root = Element("iati-activities", {"version": VERSION, "generated-datetime": at.isoformat(timespec="seconds")})
    years = {it.year: it for it in public_results_of_all_years()}
    activity = SubElement(root, "iati-activity", {"xml:lang": "en", "default-currency": CURRENCY})
    _describe(activity, project, at.date())
    _place(activity)
    _markers(activity)
    _budgets(activity, project)
    _transactions(activity, project)
    _documents(activity, years, absolute)
    _results(activity, years)
    indent(root)
    return tostring(root, encoding="utf-8", xml_declaration=True)


def _add(parent: Element, tag: str, **attributes: object) -> Element:
    """Underscores in names of attributes stand for hyphens."""
    written = {name.replace("_", "-"): str(value) for name, value in attributes.items()}
    return SubElement(parent, tag, written)


def _narrate(parent: Element, text: str, text_ru: str = "") -> None:
    _add(parent, "narrative").text = _UNWRITABLE.sub("", text)
    if text_ru:
        SubElement(parent, "narrative", {"xml:lang": "ru"}).text = _UNWRITABLE.sub("", text_ru)


def _describe(activity: Element, project: Project, today: date) -> None:
    own = "-".join(re.findall(r"\d+", project.award_numbers)) or str(project.pk)
    _add(activity, "iati-identifier").text = f"{UNDP}-{own}"
    _narrate(_add(activity, "reporting-org", ref=UNDP, type=MULTILATERAL, secondary_reporter="1"), "UNDP")
    _narrate(_add(activity, "title"), project.title, project.title_ru)
    outputs = list(Output.objects.all())
    aims, aims_ru = ("; ".join(getattr(it, name) for it in outputs) for name in ("title", "title_ru"))
    _narrate(_add(activity, "description", type="1"), aims or project.title, aims_ru)
    donor = _add(activity, "participating-org", role=FUNDING, type=GOVERNMENT)
    _narrate(donor, project.donor or "-", project.donor_ru)
    _narrate(_add(activity, "participating-org", ref=UNDP, role=EXTENDING, type=MULTILATERAL), "UNDP")
    partner = _add(activity, "participating-org", role=IMPLEMENTING)
    _narrate(partner, project.partner or "-", project.partner_ru)
    _add(activity, "activity-status", code="2" if today <= project.ends_on else "3")  # implementation, finalisation
    days = {"1": project.starts_on, "2": project.starts_on, "3": project.ends_on, "4": project.ends_on}
    for kind, day in days.items():
        if kind in "13" or day <= today:  # 1 and 3 are planned; what has not come yet is not actual
            _add(activity, "activity-date", type=kind, iso_date=day)


def _place(activity: Element) -> None:
    """The programme serves its countries alike: equal parts of a hundred, to two decimals."""
    codes = evidence.participating_codes()
    hundredths, left = divmod(10000, len(codes) or 1)
    for index, code in enumerate(codes):
        part = Decimal(hundredths + (index < left)) / 100
        _add(activity, "recipient-country", code=code, percentage=part)
    _add(activity, "sector", vocabulary="1", code=PUBLIC_ADMINISTRATION, percentage="100")


def _markers(activity: Element) -> None:
    marked = [GENDER[it.gender_marker] for it in Output.objects.exclude(gender_marker="")]
    if marked:
        _add(activity, "policy-marker", vocabulary="1", code="1", significance=max(marked))


def _budgets(activity: Element, project: Project) -> None:
    """The plan adopted last, by year, with its charges as the expenditure has them; it is committed."""
    version = BudgetVersion.objects.order_by("adopted_on", "pk").last()
    for year, planned in plan_totals(plan_lines(version.adopted_on)).by_year.items() if version else ():
        first, last = _within(project, year)
        budget = _add(activity, "budget", type="1", status="2")
        _add(budget, "period-start", iso_date=first)
        _add(budget, "period-end", iso_date=last)
        _add(budget, "value", currency=CURRENCY, value_date=version.adopted_on).text = _written(planned.total, 2)


def _within(project: Project, year: int) -> tuple[date, date]:
    """The year, as far as the project lasts in it."""
    first, last = max(project.starts_on, date(year, 1, 1)), min(project.ends_on, date(year, 12, 31))
    return (first, last) if first <= last else (date(year, 1, 1), date(year, 12, 31))


def _transactions(activity: Element, project: Project) -> None:
    for receipt in Receipt.objects.filter(project=project).order_by("received_on", "pk"):
        _transaction(activity, INCOMING, receipt.received_on, receipt.amount)
    spent = LedgerLine.objects.order_by("year").values("year").annotate(sum=Sum("amount"), day=Max("extract__ends_on"))
    for it in spent:
        _transaction(activity, EXPENDITURE, it["day"], it["sum"])


def _transaction(activity: Element, kind: str, day: date, amount: Decimal) -> None:
    transaction = _add(activity, "transaction")
    _add(transaction, "transaction-type", code=kind)
    _add(transaction, "transaction-date", iso_date=day)
    _add(transaction, "value", currency=CURRENCY, value_date=day).text = _written(amount, 2)


def _documents(activity: Element, years: Iterable[int], absolute: Absolute) -> None:
    for year in years:
        for language, _name in settings.LANGUAGES:
            with override(language):
                title, address = _("Results %(year)s") % {"year": year}, reverse("indicators:year", args=[year])
            link = _add(activity, "document-link", format="text/html", url=absolute(address))
            SubElement(_add(link, "title"), "narrative", {"xml:lang": language}).text = title
            _add(link, "category", code=RESULTS_DOCUMENT)
            _add(link, "language", code=language)
    for snapshot in snapshots().sealed():
        _signed_report(activity, snapshot, absolute)


def _signed_report(activity: Element, snapshot: Snapshot, absolute: Absolute) -> None:
    """Its files as everybody may read them."""
    report = snapshot.report
    titles = {"en": report.title, "ru": report.title_ru or report.title}
    for file, url in Files(snapshot, Edition.PUBLIC).printed:
        link = _add(activity, "document-link", format="application/pdf", url=absolute(url))
        title = SubElement(_add(link, "title"), "narrative", {"xml:lang": file.language})
        title.text = _UNWRITABLE.sub("", titles[file.language])
        _add(link, "category", code=RESULTS_DOCUMENT)
        _add(link, "language", code=file.language)
        _add(link, "document-date", iso_date=snapshot.made_at.date())


@dataclass(frozen=True)
class _Year:
    """An indicator in a year: with a target, with evidence, or with both."""

    year: int
    target: TargetVersion | None
    line: PublicLine | None


def _results(activity: Element, years: Mapping[int, PublicResults]) -> None:
    by_output: dict[int, Element] = {}
    for indicator in Indicator.objects.with_framework():
        if indicator.output_id not in by_output:
            result = by_output[indicator.output_id] = _add(activity, "result", type="1", aggregation_status="0")
            _narrate(_add(result, "title"), indicator.output.title, indicator.output.title_ru)
        _indicator(by_output[indicator.output_id], indicator, years)


def _indicator(result: Element, indicator: Indicator, years: Mapping[int, PublicResults]) -> None:
    measure = {"percent": PERCENTAGE, "words": QUALITATIVE, "yes_no": QUALITATIVE}.get(indicator.unit, UNIT)
    ascending = "1" if indicator.direction == Indicator.Direction.UP else "0"
    element = _add(result, "indicator", measure=measure, ascending=ascending)
    number_and = f"{indicator.number} "
    title_ru = number_and + indicator.title_ru if indicator.title_ru else ""
    _narrate(_add(element, "title"), number_and + indicator.title, title_ru)
    baseline = getattr(indicator, "baseline", None)
    if baseline and measure != QUALITATIVE:
        _add(element, "baseline", year=baseline.year, value=_written(baseline.value, indicator.decimals))
    for it in _years(indicator, years):
        _period(element, it, indicator.decimals, has_value=measure != QUALITATIVE)


def _years(indicator: Indicator, years: Mapping[int, PublicResults]) -> Iterator[_Year]:
    targets = targets_by_year(indicator.targets.all())
    for year in sorted({*targets, *years}):
        line = years[year].lines.get(indicator.number) if year in years else None
        yield _Year(year, targets.get(year), line)


def _period(element: Element, it: _Year, decimals: int, *, has_value: bool) -> None:
    has_actual = bool(it.line and it.line.actual.value is not None)
    if not has_value or not (it.target or has_actual):
        return
    period = _add(element, "period")
    _add(period, "period-start", iso_date=date(it.year, 1, 1))
    _add(period, "period-end", iso_date=date(it.year, 12, 31))
    if it.target:
        _add(period, "target", value=_written(it.target.value, decimals))
    if it.line and has_actual:
        _add(period, "actual", value=number(it.line.actual))
        for sex, country, cell in cells_of(it.line.people) if it.line.people else ():
            _cell(period, sex, country, cell)


def _cell(period: Element, sex: str, country: str, cell: Shown) -> None:
    """A part of the actual; the total of all stands without a dimension already."""
    dimensions = {name: value for name, value in (("sex", sex), ("country", country)) if value != "total"}
    if cell.value is None or not dimensions:
        return
    actual = _add(period, "actual", value=number(cell))
    for name, value in dimensions.items():
        _add(actual, "dimension", name=name, value=value)


def _written(value: Decimal, decimals: int) -> str:
    return f"{value:.{decimals}f}"
