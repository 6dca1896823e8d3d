"""allauth's pages that ask for the second factor, with wrong codes counted like wrong passwords.

Not imported by the package: participants.account_urls says why.
"""

from allauth.mfa.base import views as allauth

from participants.views.signing_in import CountsGuesses


class ShowSecondFactor(CountsGuesses, allauth.AuthenticateView):
    @property
    def address_tried(self) -> str:
        return self.stage.login.user.email


class ShowSecondFactorAgain(CountsGuesses, allauth.ReauthenticateView):
    @property
    def address_tried(self) -> str:
        return self.request.user.email


authenticate = ShowSecondFactor.as_view()
reauthenticate = ShowSecondFactorAgain.as_view()
