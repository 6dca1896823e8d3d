"""The pages of allauth that the portal has, under the names by which allauth calls them. There are no others."""

from typing import Any

from allauth.account import views as allauth
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, include, path
from django.utils.module_loading import import_string

from participants import views


def _mfa(route: str, view: str, name: str) -> URLPattern:
    """A page about the second factor. Its module loads 12 MB for passkeys, so not before it is opened."""

    def opened(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return import_string(view)(request, *args, **kwargs)

    return path(route, opened, name=name)


SECOND_FACTOR = [
    _mfa("", "allauth.mfa.base.views.index", "mfa_index"),
    _mfa("authenticate/", "participants.views.second_factor.authenticate", "mfa_authenticate"),
    _mfa("reauthenticate/", "participants.views.second_factor.reauthenticate", "mfa_reauthenticate"),
    _mfa("totp/activate/", "allauth.mfa.totp.views.activate_totp", "mfa_activate_totp"),
    _mfa("totp/deactivate/", "allauth.mfa.totp.views.deactivate_totp", "mfa_deactivate_totp"),
    _mfa("recovery-codes/", "allauth.mfa.recovery_codes.views.view_recovery_codes", "mfa_view_recovery_codes"),
    _mfa(
        "recovery-codes/generate/",
        "allauth.mfa.recovery_codes.views.generate_recovery_codes",
        "mfa_generate_recovery_codes",
    ),
    _mfa(
        "recovery-codes/download/",
        "allauth.mfa.recovery_codes.views.download_recovery_codes",
        "mfa_download_recovery_codes",
    ),
    _mfa("webauthn/", "allauth.mfa.webauthn.views.list_webauthn", "mfa_list_webauthn"),
    _mfa("webauthn/add/", "allauth.mfa.webauthn.views.add_webauthn", "mfa_add_webauthn"),
    _mfa(
        "webauthn/reauthenticate/",
        "allauth.mfa.webauthn.views.reauthenticate_webauthn",
        "mfa_reauthenticate_webauthn",
    ),
    _mfa("webauthn/keys/<int:pk>/remove/", "allauth.mfa.webauthn.views.remove_webauthn", "mfa_remove_webauthn"),
]

urlpatterns = [
    path("login/", views.SignIn.as_view(), name="account_login"),
    path("login/code/", views.AskForCode.as_view(), name="account_request_login_code"),
    path("login/code/confirm/", views.SignInCode.as_view(), name="account_confirm_login_code"),
    path("logout/", views.SignOut.as_view(), name="account_logout"),
    path("inactive/", allauth.account_inactive, name="account_inactive"),
    path("signup/", views.SignUp.as_view(), name="account_signup"),
    path("confirm-email/", views.VerifyAddress.as_view(), name="account_email_verification_sent"),
    path("reauthenticate/", allauth.reauthenticate, name="account_reauthenticate"),
    path("email/", allauth.email, name="account_email"),
    path("password/change/", allauth.password_change, name="account_change_password"),
    path("password/set/", allauth.password_set, name="account_set_password"),
    path("password/reset/", allauth.password_reset, name="account_reset_password"),
    path("password/reset/confirm/", views.ForgottenPasswordCode.as_view(), name="account_confirm_password_reset_code"),
    path("password/reset/complete/", allauth.complete_password_reset, name="account_complete_password_reset"),
    path("password/reset/done/", allauth.password_reset_from_key_done, name="account_password_reset_completed"),
    path("2fa/", include(SECOND_FACTOR)),
]
