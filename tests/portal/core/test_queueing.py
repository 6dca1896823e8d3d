import json

import pytest
import structlog
from django.db import transaction

from portal.core.queueing import send_now, send_on_commit
from tests.broker import queued_tasks


def test_send_now_leaves_the_task_in_the_broker(broker):
    assert send_now("portal.core.tasks.run_job", "abc") is True
    assert queued_tasks(broker) == [("portal.core.tasks.run_job", ["abc"])]


def test_the_request_id_goes_with_the_task(broker):
    with structlog.contextvars.bound_contextvars(request_id="4711"):
        send_now("portal.core.tasks.run_job", "abc")
    (message,) = (json.loads(file.read_bytes()) for file in broker.glob("*.msg"))
    assert message["headers"]["__django_structlog__"] == {"request_id": "4711"}


@pytest.mark.django_db
def test_send_on_commit_sends_nothing_when_the_transaction_fails(broker, django_capture_on_commit_callbacks):
    def business(*, fails):
        with transaction.atomic():
            send_on_commit("portal.core.tasks.run_job", fails)
            if fails:
                raise ZeroDivisionError

    with django_capture_on_commit_callbacks(execute=True) as callbacks, pytest.raises(ZeroDivisionError):
        business(fails=True)
    assert callbacks == []
    assert queued_tasks(broker) == []


def test_send_now_with_a_broken_broker_says_so_and_raises_nothing(broken_broker):
    failures = []
    assert send_now("portal.core.tasks.run_job", "abc", on_failure=lambda: failures.append("noted")) is False
    assert failures == ["noted"]
