from django import template
from django.utils.safestring import mark_safe

from portal.core import charts

register = template.Library()

register.filter("table", charts.to_table)
register.filter("figure", charts.to_plotly)


@register.filter
def svg(chart: charts.StackedBars) -> str:
    return mark_safe(charts.to_svg(chart))  # every text in it is escaped where it is written
