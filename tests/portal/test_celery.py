"""Celery as it really runs: a worker of its own process, a broker, the database."""

import pytest
from django.utils import timezone

from portal.core.mail import queue_mail
from portal.core.models import OutgoingMail
from portal.home.mail_folder import latest
from tests.worker import running_worker, wait_until

pytestmark = [pytest.mark.worker, pytest.mark.django_db(transaction=True, serialized_rollback=True)]


def test_a_real_worker_sends_the_mail_that_was_queued(worker_broker, tmp_path):
    folder, log = tmp_path / "mail", tmp_path / "worker.log"
    with running_worker(log, EMAIL_URL=f"file://{folder}", **worker_broker):
        now = timezone.now()
        mail = queue_mail("test", key="k", to="asel@example.org", language="en", context={"name": "Asel"}, at=now)
        sent = OutgoingMail.objects.filter(pk=mail.pk, state=OutgoingMail.State.SENT)
        wait_until(sent.exists, seconds=30, what=log)
    assert [(mail.to, mail.text) for mail in latest(folder)] == [("asel@example.org", "Good day Asel\n")]
