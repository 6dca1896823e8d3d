from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from portal.core import register


class Command(BaseCommand):
    help = "Write docs/privacy.md, the register of processing, from what the models say of themselves."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="write nothing; fail when the file is out of date")
        parser.add_argument("--print", action="store_true", help="print the register instead of writing the file")

    def handle(self, *args: Any, **options: Any) -> None:
        text = register.as_markdown()
        if options["print"]:
            self.stdout.write(text, ending="")
        elif options["check"]:
            if not register.FILE.exists() or register.FILE.read_text(encoding="utf-8") != text:
                raise CommandError("docs/privacy.md is out of date: run manage.py privacy_register")
        else:
            register.FILE.write_text(text, encoding="utf-8")
            self.stdout.write(f"{register.FILE} is written.")
