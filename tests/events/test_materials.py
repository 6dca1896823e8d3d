"""Who gets a document that an event keeps for its participants."""

import re
from html import unescape

import pytest
from django.core.files.base import ContentFile
from wagtail.documents.models import Document

from events.links import own_path
from events.materials import participants_materials
from events.models import Registration
from tests.factories.events import EventPageFactory, RegistrationFactory
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(settings, tmp_path):
    """With a paper for participants alone, and an agenda for everybody."""
    settings.MEDIA_ROOT = tmp_path
    event = EventPageFactory(slug="coming")
    for name, is_for_participants in (("paper", True), ("agenda", False)):
        document = Document(title=name)
        document.file.save(f"{name}.pdf", ContentFile(name.encode()))
        words = {"title": name.title(), "document": document, "time": "before"}
        event.materials.append(("material", words | {"is_for_participants": is_for_participants}))
    event.save()
    return event


def answer_to(client, address: str) -> tuple[int, bytes]:
    answer = client.get(address)
    return answer.status_code, b"".join(answer.streaming_content) if answer.streaming else b""


def test_document_is_for_participants_alone(client, event, client_of):
    paper, agenda = Document.objects.get(title="paper"), Document.objects.get(title="agenda")
    page = client.get("/events/coming/").content.decode()
    assert (paper.url in page, agenda.url in page) == (False, True)
    assert "1 more file is for participants." in page
    assert answer_to(client, agenda.url) == (200, b"agenda")
    assert answer_to(client, paper.url)[0] == 403
    assert answer_to(client_of("Participant"), paper.url)[0] == 403
    assert answer_to(client_of("Logistics"), paper.url) == (200, b"paper")


def test_registered_person_gets_it_once_confirmed(client, event):
    paper = Document.objects.get(title="paper")
    registration = RegistrationFactory(event=event, state=Registration.State.APPLIED)
    client.force_login(UserFactory(role="Participant", person=registration.person))
    assert answer_to(client, paper.url)[0] == 403
    Registration.objects.update(state=Registration.State.CONFIRMED)
    assert answer_to(client, paper.url) == (200, b"paper")


def test_link_of_a_mail_opens_its_document_and_no_other(client, event):
    files = {file.title: file.url for file in participants_materials(event)}
    paper = Document.objects.get(title="paper")
    assert list(files) == ["Paper", "Agenda"]
    assert answer_to(client, files["Paper"]) == (200, b"paper")
    key = files["Agenda"].partition("?")[2]
    for forged in (key, "key=", "key=forged", files["Paper"].partition("?")[2] + "x"):
        assert answer_to(client, f"{paper.url}?{forged}")[0] == 403, forged


def test_own_page_of_the_confirmed_has_the_links(client, event):
    registration = RegistrationFactory(event=event)
    own = client.get(own_path(registration)).content.decode()
    links = [unescape(link) for link in re.findall(r'href="(/documents/[^"]+)"', own)]
    assert [answer_to(client, link) for link in links] == [(200, b"paper"), (200, b"agenda")]
    Registration.objects.update(state=Registration.State.WITHDRAWN)
    assert "/documents/" not in client.get(own_path(registration)).content.decode()
