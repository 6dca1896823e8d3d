from datetime import UTC, datetime

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from portal.core.models import OutgoingMail
from tests.factories.events import EventPageFactory

pytestmark = pytest.mark.django_db


def mail(key="one", **changes) -> OutgoingMail:
    facts = {
        "recipient": "aigul@example.org", "subject": "You are registered", "text": "Dear Aigul", "kind": "test",
        "created_at": timezone.now(), "due_at": timezone.now(),
    }  # fmt: skip
    return OutgoingMail.objects.create(key=key, **facts | changes)


def test_outbox_shows_each_mail_with_its_fate(staff):
    at = datetime(2022, 6, 1, 6, tzinfo=UTC)
    fates = [
        mail("1", state="failed", attempts=1, error="550 No such user"),
        mail("2", attempts=2, error="451 Later", due_at=at),
        mail("3", state="sent", sent_at=at),
        mail("4"),
    ]
    said = [
        "given up: 550 No such user",
        "next try 1 June 2022, 12:00: 451 Later",
        "sent 1 June 2022, 12:00",
        "waiting",
    ]
    assert [row.fate for row in fates] == said
    html = staff.get("/admin/mails/").content.decode()
    assert [text for text in ("You are registered", "aigul@example.org", *said) if text not in html] == []


@pytest.mark.parametrize("query", ["q=BOLAT@", "q=declined", "state=failed", "about=event+{event}", "kind=letter"])
def test_outbox_is_searched_and_filtered(staff, query):
    event = EventPageFactory().pk
    mail()
    wanted = mail(
        "two", recipient="bolat@example.org", subject="Declined", state="failed", kind="letter", about=f"event {event}"
    )
    query = query.format(event=event)
    assert list(staff.get(f"/admin/mails/?{query}").context["object_list"]) == [wanted]


def test_mail_is_shown_as_text_and_says_what_went_wrong(staff):
    row = mail(text="<script>alert(1)</script> http://testserver/x/", attempts=1, error="ConnectionRefusedError: 111")
    html = staff.get(reverse("outgoing_mail:inspect", args=[row.pk])).content.decode()
    assert "ConnectionRefusedError: 111" in html
    assert "<script>alert(1)" not in html


def test_staff_send_again_what_was_given_up_and_it_is_in_the_log(staff, client_of):
    row = mail(state="failed", attempts=6, error="550 No such user")
    address = reverse("send_mail_again", args=[row.pk])
    assert address in staff.get(reverse("outgoing_mail:inspect", args=[row.pk])).content.decode()
    assert client_of("Editor").post(address).status_code == 302
    assert (OutgoingMail.objects.get().state, ModelLogEntry.objects.count()) == ("failed", 0)
    shown = staff.post(address, follow=True).content.decode()
    assert ("The mail is being sent again." in shown, address in shown) == (True, False)
    assert OutgoingMail.objects.get().state == "waiting"
    assert ModelLogEntry.objects.get().action == "core.mail.sent_again"


@pytest.mark.parametrize(
    ("to", "state", "recipient"),
    [("aigul@example.net", "waiting", "aigul@example.net"), ("aigul@", "failed", "aigul@example.org")],
)
def test_mail_may_be_sent_again_to_the_right_address(staff, to, state, recipient):
    row = mail(state="failed", attempts=1, error="550 No such user")
    staff.post(reverse("send_mail_again", args=[row.pk]), {"to": to})
    row.refresh_from_db()
    assert (row.state, row.recipient) == (state, recipient)


def test_mail_whose_text_is_not_kept_cannot_be_sent_again(staff):
    row = mail(state="failed", is_secret=True, text="")
    address = reverse("send_mail_again", args=[row.pk])
    assert address not in staff.get(reverse("outgoing_mail:inspect", args=[row.pk])).content.decode()
    assert "The text of this mail is not kept" in staff.post(address, follow=True).content.decode()


def test_text_of_a_secret_mail_is_shown_to_nobody(staff):
    row = mail(subject="Your code", text="Your code is 1234-5678", is_secret=True)
    inspected = staff.get(reverse("outgoing_mail:inspect", args=[row.pk])).content.decode()
    listed = staff.get("/admin/mails/?q=1234").content.decode()
    assert ("Its text is shown to nobody" in inspected, "1234-5678" in inspected + listed) == (True, False)


@pytest.mark.parametrize("number", [1, 3])
def test_outbox_asks_the_same_queries_for_one_and_for_three(staff, number, django_assert_num_queries):
    for n in range(number):
        mail(str(n))
    staff.get("/admin/mails/")
    with django_assert_num_queries(14):
        staff.get("/admin/mails/")
