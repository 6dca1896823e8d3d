import json
import logging
import logging.config
from urllib.parse import quote

import pytest
import structlog

from portal.core.signing import sign
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


@pytest.mark.usefixtures("restore_logging")
@pytest.mark.parametrize("value", ["7K2M9QXD", 12, "a long value " * 20])
def test_a_signed_link_is_never_in_the_log(capsys, value):
    token = sign("events.withdraw", value)
    logging.config.dictConfig(logging_config("INFO", as_json=True))
    logging.getLogger("django.request").warning("Not Found: %s", f"/registrations/withdraw/{token}/")
    structlog.get_logger("portal").info("request_started", request=f"GET /ru/registrations/{quote(token)}/?next=1")
    printed = capsys.readouterr().out
    assert token.rpartition(":")[2] not in printed
    first, second = (json.loads(line) for line in printed.splitlines())
    assert (first["event"], second["request"]) == (
        "Not Found: /registrations/withdraw/[link]/",
        "GET /ru/registrations/[link]/?next=1",
    )
