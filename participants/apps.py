from django.apps import AppConfig
from wagtail.users.apps import WagtailUsersAppConfig


class ParticipantsConfig(AppConfig):
    name = "participants"
    default = True  # of the two in this file

    def ready(self) -> None:
        from participants import long_work, receivers  # noqa: F401  they register themselves


class AccountsAdminConfig(WagtailUsersAppConfig):
    """Wagtail's pages of accounts, with the country of a focal point."""

    user_viewset = "participants.account_viewsets.AccountViewSet"
