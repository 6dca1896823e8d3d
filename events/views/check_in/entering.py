"""Who gets at the pages of the door: whoever may mark attendance."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required, permission_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache

MAY_MARK = "events.mark_attendance"

View = Callable[..., HttpResponse]


def for_the_door(view: View) -> View:
    """A page: who is not signed in is led to the sign-in, who may not is refused."""
    return never_cache(only_for_the_door(view))


def only_for_the_door(view: View) -> View:
    """The same, for a page that says itself how long it may be kept."""
    return login_required(permission_required(MAY_MARK, raise_exception=True)(view))


def for_devices(view: View) -> View:
    """What scripts of those pages ask: they are told why they get nothing, and keep their scans."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return JsonResponse({"why": "signed_out"}, status=401)
        if not request.user.has_perm(MAY_MARK):
            return JsonResponse({"why": "not_allowed"}, status=403)
        return view(request, *args, **kwargs)

    return answered
