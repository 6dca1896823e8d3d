from collections.abc import Mapping

from django import template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from indicators.models import Report
from indicators.reports.composing import compose
from indicators.reports.document import Block, Heading
from indicators.reports.outline import NUMERALS, SectionKey
from indicators.reports.tokens import linked as with_links
from indicators.results import UnknownYear

register = template.Library()


@register.filter
def section_name(key: str) -> str:
    """Its numeral and name, in the donor's order."""
    section = SectionKey(key)
    return f"{NUMERALS[section]}. {section.label}"


@register.simple_tag
def composed_report(report: Report, language: str) -> dict[str, object]:
    """Its document, or the sentence that says why there is none yet."""
    try:
        return {"document": compose(report, language=language)}
    except UnknownYear as unknown:
        return {"refusal": str(unknown)}


@register.simple_tag
def page_template(block: Block) -> str:
    """The template that shows a block of this class on a page."""
    return f"indicators/report/{type(block).__name__.lower()}.html"


@register.simple_tag
def heading_tag(block: Heading) -> str:
    """One level lower than in print: the page has its own title."""
    return f"h{min(block.level + 1, 6)}"


@register.simple_tag
def address_of(links: Mapping[str, str] | None, figure: str) -> str:
    return (links or {}).get(figure, "") if figure else ""


@register.filter
def linked(html: str, links: Mapping[str, str] | None) -> SafeString:
    """A text that was checked when it was saved, with a link on each figure that has one."""
    return mark_safe(with_links(html, links or {}, unknown=_("unknown figure")))
