from django import template
from django.utils import timezone

from knowledge.models import Work

register = template.Library()


@register.simple_tag
def latest_product() -> Work | None:
    """What was published last; None while the library is empty."""
    return Work.objects.published_by(timezone.localdate()).standing().latest_first().with_editions().first()
