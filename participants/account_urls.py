"""The pages of allauth that the portal has, under the names by which allauth calls them. There are no others.

Their modules are loaded when a page is first opened: 2 MB for accounts and 12 MB for passkeys, which a web worker that
shows events does without.
"""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import include, path
from django.utils.module_loading import import_string


def opened_later(view: str) -> Callable[..., HttpResponse]:
    def opened(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return import_string(view)(request, *args, **kwargs)

    return opened


ENTRANCE = "participants.views.signing_in"
ACCOUNT = "allauth.account.views"
SECOND_FACTOR = "participants.views.second_factor"
APP = "allauth.mfa.totp.views"
RECOVERY = "allauth.mfa.recovery_codes.views"
PASSKEY = "allauth.mfa.webauthn.views"

second_factor_pages = [
    ("", "allauth.mfa.base.views.index", "mfa_index"),
    ("authenticate/", f"{SECOND_FACTOR}.authenticate", "mfa_authenticate"),
    ("reauthenticate/", f"{SECOND_FACTOR}.reauthenticate", "mfa_reauthenticate"),
    ("totp/activate/", f"{APP}.activate_totp", "mfa_activate_totp"),
    ("totp/deactivate/", f"{APP}.deactivate_totp", "mfa_deactivate_totp"),
    ("recovery-codes/", f"{RECOVERY}.view_recovery_codes", "mfa_view_recovery_codes"),
    ("recovery-codes/generate/", f"{RECOVERY}.generate_recovery_codes", "mfa_generate_recovery_codes"),
    ("recovery-codes/download/", f"{RECOVERY}.download_recovery_codes", "mfa_download_recovery_codes"),
    ("webauthn/", f"{PASSKEY}.list_webauthn", "mfa_list_webauthn"),
    ("webauthn/add/", f"{PASSKEY}.add_webauthn", "mfa_add_webauthn"),
    ("webauthn/reauthenticate/", f"{PASSKEY}.reauthenticate_webauthn", "mfa_reauthenticate_webauthn"),
    ("webauthn/keys/<number:pk>/remove/", f"{PASSKEY}.remove_webauthn", "mfa_remove_webauthn"),
]
account_pages = [
    ("login/", f"{ENTRANCE}.sign_in", "account_login"),
    ("login/code/", f"{ENTRANCE}.ask_for_code", "account_request_login_code"),
    ("login/code/confirm/", f"{ENTRANCE}.sign_in_code", "account_confirm_login_code"),
    ("logout/", f"{ENTRANCE}.sign_out", "account_logout"),
    ("inactive/", f"{ACCOUNT}.account_inactive", "account_inactive"),
    ("signup/", f"{ENTRANCE}.sign_up", "account_signup"),
    ("confirm-email/", f"{ENTRANCE}.verify_address", "account_email_verification_sent"),
    ("reauthenticate/", f"{ACCOUNT}.reauthenticate", "account_reauthenticate"),
    ("email/", f"{ACCOUNT}.email", "account_email"),
    ("password/change/", f"{ACCOUNT}.password_change", "account_change_password"),
    ("password/set/", f"{ACCOUNT}.password_set", "account_set_password"),
    ("password/reset/", f"{ACCOUNT}.password_reset", "account_reset_password"),
    ("password/reset/confirm/", f"{ENTRANCE}.forgotten_password_code", "account_confirm_password_reset_code"),
    ("password/reset/complete/", f"{ACCOUNT}.complete_password_reset", "account_complete_password_reset"),
    ("password/reset/done/", f"{ACCOUNT}.password_reset_from_key_done", "account_password_reset_completed"),
]

urlpatterns = [
    *[path(route, opened_later(view), name=name) for route, view, name in account_pages],
    path("2fa/", include([path(route, opened_later(view), name=name) for route, view, name in second_factor_pages])),
]
