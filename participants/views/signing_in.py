"""allauth's pages for getting in, with wrong codes counted like wrong passwords.

Not imported by the package: participants.account_urls says why.
"""

from typing import Any, ClassVar

from allauth.account import views as allauth
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from participants.guessing import count_guess, is_locked, locked


class ForVisitors:
    """Somebody who is signed in already is led to their own page.

    Not to `next`: that may be a page that sent them here for want of a right, and would send them here for ever.
    """

    def get_authenticated_redirect_url(self) -> str:
        return reverse("participants:my_portal")


class CountsGuesses:
    """A wrong code counts as a guess; who has made too many is told so before the code is looked at."""

    request: HttpRequest

    @property
    def address_tried(self) -> str:
        return self._process.state["email"]  # type: ignore[attr-defined]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if is_locked(request, self.address_tried):
            return locked(request)
        return super().post(request, *args, **kwargs)  # type: ignore[misc]

    def form_invalid(self, form: Any) -> HttpResponse:
        count_guess(self.request, self.address_tried)
        return super().form_invalid(form)  # type: ignore[misc]


class SignIn(ForVisitors, allauth.LoginView):
    pass


class SignUp(ForVisitors, allauth.SignupView):
    pass


class AskForCode(ForVisitors, allauth.RequestLoginCodeView):
    pass


class SignInCode(CountsGuesses, allauth.ConfirmLoginCodeView):
    pass


class VerifyAddress(CountsGuesses, allauth.ConfirmEmailVerificationCodeView):
    pass


class ForgottenPasswordCode(CountsGuesses, allauth.ConfirmPasswordResetCodeView):
    pass


class SignOut(allauth.LogoutView):
    http_method_names: ClassVar = ["post"]


sign_in = SignIn.as_view()
sign_up = SignUp.as_view()
ask_for_code = AskForCode.as_view()
sign_in_code = SignInCode.as_view()
verify_address = VerifyAddress.as_view()
forgotten_password_code = ForgottenPasswordCode.as_view()
sign_out = SignOut.as_view()
