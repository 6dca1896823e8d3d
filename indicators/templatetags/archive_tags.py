from django import template
from django.urls import reverse
from django.utils.translation import gettext as _

from indicators.templatetags.indicator_tags import results_trail

register = template.Library()


@register.simple_tag
def reports_trail() -> list[tuple[str, str]]:
    return [*results_trail(), (_("Signed reports"), reverse("indicators:reports"))]
