from participants.views.my_portal import my_portal
from participants.views.signing_in import SignIn

__all__ = ["SignIn", "my_portal"]
