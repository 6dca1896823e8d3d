"""Every sentence of the interface has its Russian."""

import ast
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from django.core.management import call_command

ROOT = Path(__file__).parent.parent
CATALOGUE = Path("portal/locale/ru/LC_MESSAGES/django.po")


def run(*command: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, capture_output=True, text=True, check=False)


def messages(catalogue: Path, *which: str) -> list[str]:
    """The msgids of the catalogue, or of those of its messages that `which` selects."""
    found = run("msgattrib", "--no-wrap", *which, catalogue)
    assert (found.returncode, found.stderr) == (0, "")
    return re.findall(r'^msgid "(.+)"$', found.stdout, re.MULTILINE)


@pytest.fixture(scope="module")
def up_to_date(tmp_path_factory) -> Path:
    """A copy of the catalogue, brought up to date with the code as `make messages` does it."""
    copy = tmp_path_factory.mktemp("messages") / "portal"
    shutil.copytree(
        ROOT, copy, ignore=shutil.ignore_patterns(".*", "*.mo", "__pycache__", "var", "tests", "requirements", "static")
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(copy)
        patch.setattr("django.conf.settings.LOCALE_PATHS", [copy / CATALOGUE.parents[2]])
        call_command("makemessages", locale=["ru"], no_location=True, no_wrap=True, no_obsolete=True, verbosity=0)
    return copy / CATALOGUE


def test_no_message_stands_inside_an_f_string():
    """There the catalogue does not find it."""
    apps = ("portal", "participants", "events", "knowledge", "indicators", "allocation_demo")
    hidden = [
        f"{path.relative_to(ROOT)}:{call.lineno}"
        for path in (path for app in apps for path in (ROOT / app).rglob("*.py"))
        for joined in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(joined, ast.JoinedStr)
        for call in ast.walk(joined)
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") in {"_", "gettext", "ngettext", "pgettext"}
    ]
    assert hidden == []


def test_each_message_of_the_code_is_in_the_catalogue_and_no_other(up_to_date):
    assert sorted(messages(ROOT / CATALOGUE)) == sorted(messages(up_to_date))


def test_each_message_is_translated(up_to_date):
    assert messages(up_to_date, "--untranslated") == []
    assert messages(up_to_date, "--only-fuzzy") == []


def test_translations_keep_placeholders_and_plural_forms():
    checked = run("msgfmt", "--check", "--output-file=/dev/null", ROOT / CATALOGUE)
    assert (checked.returncode, checked.stderr) == (0, "")


def test_every_plural_form_is_filled():
    assert re.findall(r'^msgstr\[\d\] ""$', (ROOT / CATALOGUE).read_text(encoding="utf-8"), re.MULTILINE) == []
