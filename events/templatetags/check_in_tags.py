"""The code that a person shows at the entrance."""

from django import template
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from events.check_in_codes import code_of
from events.models import Registration

register = template.Library()


@register.inclusion_tag("events/check_in/entrance_code.html")
def registration_qr(registration: Registration) -> dict[str, object]:
    """The QR of a confirmed registration until the event is over; of any other nothing."""
    event = registration.event
    is_shown = registration.state == Registration.State.CONFIRMED and event.today(timezone.now()) <= event.ends_on
    return {"code": code_of(registration) if is_shown else "", "event": event}


@register.filter
def qr(text: str) -> SafeString:
    """The text as a QR in SVG, without styles of its own, so that a strict policy lets it through."""
    import segno  # only pages with a code pay for it

    drawn = segno.make(text, micro=False, error="m").svg_inline(omitsize=True, dark="#000", light="#fff", border=4)
    return format_html(
        '<div class="qr" role="img" aria-label="{}">{}</div>', _("QR code"), mark_safe(drawn)
    )  # drawn by segno from squares alone
