from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from participants.actions.accounts import remove_second_factor
from participants.models import User


class Command(BaseCommand):
    help = "For a colleague who has lost phone and recovery codes: their next sign-in asks for a new second factor."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("address", help="The e-mail address of the account.")

    def handle(self, *args: Any, address: str, **options: Any) -> None:
        try:
            user = User.objects.get_by_natural_key(address)
        except User.DoesNotExist as error:
            raise CommandError(f"There is no account {address}.") from error
        self.stdout.write(f"{remove_second_factor(user)} factors of {user.email} removed.")
