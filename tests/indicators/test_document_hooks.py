"""A file that proves a figure is not for everybody who guesses its address."""

from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.files.base import ContentFile
from django.test import RequestFactory
from django.urls import reverse
from wagtail.documents.models import Document

from indicators.document_hooks import keep_evidence_back
from indicators.models import StatedResult
from tests.factories.framework import IndicatorFactory
from tests.factories.people import UserFactory
from tests.factories.places import CountryFactory

pytestmark = pytest.mark.django_db
AT = datetime(2023, 2, 1, tzinfo=UTC)


def test_evidence_is_served_to_those_who_see_the_dashboard(client, client_of):
    document = Document.objects.create(title="Minutes", file=ContentFile(b"Telltale", name="minutes.txt"))
    address = reverse("wagtaildocs_serve", args=[document.pk, document.filename])
    request = RequestFactory().get(address)
    request.user = AnonymousUser()
    assert keep_evidence_back(document, request) is None  # it proves nothing yet
    indicator = IndicatorFactory(counting="manual", unit="words")
    StatedResult.objects.create(indicator=indicator, year=2022, words="Done", document=document, stated_at=AT)
    assert client.get(address)["Location"].startswith("/accounts/login/")
    assert client_of("Participant").get(address).status_code == 403
    request.user = UserFactory(role="Donor")
    assert keep_evidence_back(document, request) is None


def test_words_stand_where_there_is_no_number(client):
    document = Document.objects.create(title="Minutes", file=ContentFile(b"Telltale", name="minutes.txt"))
    CountryFactory()
    indicator = IndicatorFactory(counting="manual", unit="words", number="7.7")
    StatedResult.objects.create(indicator=indicator, year=2022, words="Law adopted", document=document, stated_at=AT)
    assert "Law adopted" in client.get("/results/2022/").content.decode()
