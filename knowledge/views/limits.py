"""Pages that tell whether something exists: how often one address may ask, and that no search engine lists them."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.core.internal.httpkit import get_client_ip
from allauth.core.internal.ratelimit import truncate_ip
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

View = Callable[..., HttpResponse]

MOST, WITHIN = 60, 10 * 60  # questions of one address in so many seconds


def limited(view: View) -> View:
    """Counted in the cache, which all web machines share where there is Redis; the page that refuses tells nothing."""

    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if _count(request) > MOST:
            answer = TemplateResponse(request, "429.html", status=429)
            answer["Retry-After"] = str(WITHIN)
            return answer
        return view(request, *args, **kwargs)

    return wrapped


def unlisted(view: View) -> View:
    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        answer = view(request, *args, **kwargs)
        answer["X-Robots-Tag"] = "noindex, nofollow, noarchive"
        return answer

    return wrapped


def _count(request: HttpRequest) -> int:
    """How often this connection has asked lately, this time included. Of IPv6 the network, which a household has."""
    address = get_client_ip(request)
    key = f"verify {truncate_ip(address) if address else ''}".replace(" ", "-")
    cache.add(key, 0, WITHIN)
    try:
        return int(cache.incr(key))
    except ValueError:  # it ended between the two
        return 1
