from typing import Any

from django.contrib.auth import views as auth_views
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from participants.forms import SignInForm


class SignIn(auth_views.LoginView):
    """Somebody who is signed in already is led to their own page.

    Not to `next`: that may be a page that sent them here for want of a right, and would send them here for ever.
    """

    form_class = SignInForm
    template_name = "participants/login.html"
    next_page = "participants:my_portal"  # by its name: in the language in which one signed in

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.user.is_authenticated:
            return redirect(self.next_page)
        return super().dispatch(request, *args, **kwargs)
