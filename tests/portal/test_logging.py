import json
import logging
import logging.config

import pytest

from portal.logging import logging_config


@pytest.fixture
def restore_logging():
    from django.conf import settings

    yield
    logging.config.dictConfig(settings.LOGGING)


def logged_failure(capsys, *, as_json: bool) -> str:
    passport = "N1234567"
    logging.config.dictConfig(logging_config("INFO", as_json=as_json))
    try:
        int(f"passport {passport}"[:8])
    except ValueError:
        logging.getLogger("events").exception("registration failed")
    printed = capsys.readouterr().out
    assert passport not in printed
    return printed


@pytest.mark.usefixtures("restore_logging")
def test_a_failure_is_logged_for_people_without_local_variables(capsys):
    printed = logged_failure(capsys, as_json=False)
    assert "registration failed" in printed
    assert "ValueError: invalid literal" in printed


@pytest.mark.usefixtures("restore_logging")
def test_a_failure_is_logged_for_machines_on_one_line(capsys):
    printed = logged_failure(capsys, as_json=True)
    (line,) = printed.splitlines()
    entry = json.loads(line)
    assert (entry["event"], entry["level"], entry["logger"]) == ("registration failed", "error", "events")
    assert entry["exception"].splitlines()[-1].startswith("ValueError: invalid literal")
