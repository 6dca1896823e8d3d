"""What is shown for a link that is forged, cut off or too old: one page, whatever it was."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from portal.core.signing import LinkRefused

View = Callable[..., HttpResponse]


def by_signed_link(view: View) -> View:
    """The view may raise LinkRefused."""

    @wraps(view)
    def shown(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except LinkRefused:
            return TemplateResponse(request, "events/link_refused.html", status=404)

    return shown
