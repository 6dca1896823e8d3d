"""Against guessing: wrong passwords and wrong codes are counted for an address and a connection together (django-axes).

Counted alike whether or not the address has an account, so that a lock tells nothing about it.
"""

from collections.abc import Mapping
from typing import Any

from allauth.core.internal.httpkit import get_client_ip
from allauth.core.internal.ratelimit import truncate_ip
from axes.handlers.proxy import AxesProxyHandler
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def address_tried(request: HttpRequest, credentials: Mapping[str, Any] | None) -> str:
    given = credentials or request.POST
    return str(given.get("email") or given.get("username") or given.get("login") or "").strip().lower()[:255]


def connection(request: HttpRequest) -> str | None:
    """The visitor's IP address as our own proxies tell it; of IPv6 the network, which one household has whole."""
    address = get_client_ip(request)
    return truncate_ip(address) if address else None


def is_locked(request: HttpRequest, address: str) -> bool:
    return not AxesProxyHandler.is_allowed(request, {"email": address})


def count_guess(request: HttpRequest, address: str) -> None:
    AxesProxyHandler.user_login_failed(None, {"email": address}, request)


def locked(
    request: HttpRequest, response: HttpResponse | None = None, credentials: Mapping[str, Any] | None = None
) -> HttpResponse:
    """The page that takes the place of the answer: the same for every address."""
    minutes = int(settings.AXES_COOLOFF_TIME.total_seconds() // 60)
    return render(request, "account/locked.html", {"minutes": minutes}, status=429)
