"""Celery as it really runs: a worker of its own process, a broker, the database."""

import pytest
from django.utils import timezone

from events.actions.registration import register
from portal.core.models import OutgoingMail
from portal.home.mail_folder import latest
from tests.factories.events import EventPageFactory
from tests.factories.people import PersonDetailsFactory
from tests.worker import running_worker, wait_until

pytestmark = [pytest.mark.worker, pytest.mark.django_db(transaction=True, serialized_rollback=True)]


def test_a_real_worker_sends_the_mail_of_a_registration(worker_broker, tmp_path):
    folder, log = tmp_path / "mail", tmp_path / "worker.log"
    event = EventPageFactory()
    with running_worker(log, EMAIL_URL=f"file://{folder}", **worker_broker):
        register(
            event,
            PersonDetailsFactory(email="asel@example.org"),
            consent_text="I agree.",
            language="ru",
            at=timezone.now(),
        )
        sent = OutgoingMail.objects.filter(state=OutgoingMail.State.SENT)
        wait_until(sent.exists, seconds=30, what=log)
    assert [mail.to for mail in latest(folder)] == ["asel@example.org"]
