from participants.views.institutions import institution_suggestions
from participants.views.my_portal import about_me, my_portal
from participants.views.signing_in import (
    AskForCode,
    ForgottenPasswordCode,
    SignIn,
    SignInCode,
    SignOut,
    SignUp,
    VerifyAddress,
)

__all__ = [
    "AskForCode",
    "ForgottenPasswordCode",
    "SignIn",
    "SignInCode",
    "SignOut",
    "SignUp",
    "VerifyAddress",
    "about_me",
    "institution_suggestions",
    "my_portal",
]
