"""Staff pass a second factor before the staff pages open, in every session."""

from collections.abc import Callable
from urllib.parse import urlencode

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

STAFF_PAGES = ("/admin/", "/check-in/", "/ru/check-in/")


class SecondFactorMiddleware:
    """Outside the staff pages it costs one comparison."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info.startswith(STAFF_PAGES) and settings.STAFF_MFA:
            step = next_step(request)
            if step:
                return HttpResponseRedirect(step)
        return self.get_response(request)


def next_step(request: HttpRequest) -> str | None:
    """Where somebody of the staff is led instead of a staff page: to show their factor, or to set one up.

    Nobody else is led anywhere: Wagtail itself closes the staff pages to them.
    """
    user = request.user
    if not user.is_authenticated or not user.has_perm("wagtailadmin.access_admin") or has_passed(request):
        return None
    factors = set(Authenticator.objects.filter(user=user).values_list("type", flat=True))
    if Authenticator.Type.TOTP in factors:
        name = "mfa_reauthenticate"
    elif Authenticator.Type.WEBAUTHN in factors:
        name = "mfa_reauthenticate_webauthn"
    else:
        name = "mfa_index"
    query = urlencode({"next": request.get_full_path()}) if request.method == "GET" else ""
    return f"{reverse(name)}?{query}"


def has_passed(request: HttpRequest) -> bool:
    """Whether this session was opened, or confirmed, with a factor that the account still has."""
    shown = [record["id"] for record in get_authentication_records(request, request.user) if record["method"] == "mfa"]
    return bool(shown) and Authenticator.objects.filter(user=request.user, pk__in=shown).exists()
