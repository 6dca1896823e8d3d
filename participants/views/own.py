"""Pages on which people see and change what is their own, and nobody else's."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.cache import never_cache

View = Callable[..., HttpResponse]

signed_in = login_required(login_url="participants:login")


def for_a_person(view: View) -> View:
    """The view is given the person of the account; an account without one is told so."""

    @never_cache
    @signed_in
    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        person = request.user.person
        if person is None:
            return TemplateResponse(request, "participants/no_person.html")
        return view(request, person, *args, **kwargs)

    return wrapped
