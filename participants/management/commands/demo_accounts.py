from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from participants.demo import ACCOUNTS
from portal.core.demo import PASSWORD
from portal.core.roles import role


class Command(BaseCommand):
    help = "Print the demo's accounts, one for each role, with their password and the page to start at."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"Accounts of the demo; all have the password {PASSWORD}")
        for group, address, _given_name, _family_name in ACCOUNTS:
            start = "/admin/" if role(group).is_staff else "/my/"
            self.stdout.write(f"  {group:<18} {address + '@example.org':<26} {settings.BASE_URL}{start}")
