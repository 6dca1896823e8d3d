import pytest

from events.models import EventPage
from events.models.correspondence import MailKind
from portal.core.models import OutgoingMail
from tests.factories.events import EventPageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def event():
    event = EventPageFactory(title="Open data", title_ru="Открытые данные")
    text = {
        "kind": "registration_confirmed",
        "use": "instead",
        "subject": "Come to {event} <i>",
        "text": "Dear {name}!",
    }
    event.mail_texts = [("text", text | {"subject_ru": "", "text_ru": ""})]
    event.save_revision()  # a draft
    return event


def test_texts_of_the_draft_are_shown_in_both_languages_with_somebody_made_up(event, staff):
    page = staff.get(f"/admin/events/{event.pk}/mails/")
    subjects = [letter.subject for letter in page.context["letters"]]
    assert (subjects[0], subjects[1].endswith(": Открытые данные")) == ("Come to Open data <i>", True)
    html = page.content.decode()
    assert [
        it for it in ("Dear Aigerim Example!", "Айгерим Примерова", "&lt;i&gt;", "<iframe sandbox") if it not in html
    ] == []
    assert not EventPage.objects.get(pk=event.pk).mail_texts
    assert not OutgoingMail.objects.exists()


def test_the_frame_holds_the_whole_mail_and_nothing_of_it_leaves_the_frame(event, staff):
    html = staff.get(f"/admin/events/{event.pk}/mails/").content.decode()
    assert 'srcdoc="&lt;!doctype html&gt;\n&lt;html lang=&quot;en&quot;&gt;' in html
    assert html.lower().count("<!doctype html>") == 1


@pytest.mark.parametrize("kind", [*MailKind.values, "nonsense"])
def test_each_kind_can_be_looked_at(event, staff, kind):
    letters = staff.get(f"/admin/events/{event.pk}/mails/?kind={kind}").context["letters"]
    assert [("Open data" in letters[0].text), "Открытые данные" in letters[1].text] == [True, True]
    assert [sign for letter in letters for sign in ("None", "{") if sign in letter.text] == []


def test_page_of_the_event_leads_to_it_and_only_writers_get_in(event, staff, client_of):
    address = f"/admin/events/{event.pk}/mails/"
    assert address in staff.get(f"/admin/pages/{event.pk}/edit/").content.decode()
    assert client_of("Logistics").get(address).status_code == 302
