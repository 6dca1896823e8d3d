from django.test import Client
from django.urls import reverse

from indicators.actions.deciding import decide
from indicators.models import Signature, Snapshot
from tests.factories.library import WorkFactory
from tests.factories.people import UserFactory
from tests.factories.reports import in_review
from tests.factories.signing import AT, manager, with_files


def test_who_signs_sees_the_frozen_files_and_what_moved_since(db):
    report = in_review()
    decide(report, action="approve", by=UserFactory(role="M&E officer"), at=AT)
    snapshot, client = with_files(Snapshot.objects.get()), Client()
    client.force_login(manager())
    address = reverse("report:inspect", args=[report.pk])
    page = client.get(address).content.decode()
    assert f"You sign snapshot 1, as it was frozen (SHA-256 {snapshot.sha256})" in page
    assert "/results/reports/1/full-en.pdf" in page
    assert "Since then figures have changed" not in page
    WorkFactory(published_on="2022-05-01")
    assert "Publications of 2022: 1 → 2" in client.get(address).content.decode()
    step = reverse("report_step", args=[report.pk])
    client.post(step, {"action": "approve"})
    client.post(step, {"action": "approve", "seen": "x"})
    assert not Signature.objects.exists()
    client.post(step, {"action": "approve", "seen": "1"})
    assert [it.role for it in Signature.objects.all()] == ["manager"]
