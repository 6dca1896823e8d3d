import pytest
from django.urls import reverse
from django.utils import timezone

from portal.core.models import OutgoingMail

pytestmark = pytest.mark.django_db


def mail(key="one", **changes) -> OutgoingMail:
    facts = {
        "recipient": "aigul@example.org", "subject": "You are registered", "text": "Dear Aigul", "kind": "test",
        "created_at": timezone.now(), "due_at": timezone.now(),
    }  # fmt: skip
    return OutgoingMail.objects.create(key=key, **facts | changes)


def test_outbox_shows_each_mail_with_its_fate(staff):
    mail(state="failed", attempts=6)
    html = staff.get("/admin/mails/").content.decode()
    assert [text for text in ("You are registered", "aigul@example.org", "given up") if text not in html] == []


@pytest.mark.parametrize("query", ["q=BOLAT@", "q=declined", "state=failed"])
def test_outbox_is_searched_and_filtered(staff, query):
    mail()
    wanted = mail("two", recipient="bolat@example.org", subject="Declined", state="failed")
    assert list(staff.get(f"/admin/mails/?{query}").context["object_list"]) == [wanted]


def test_mail_is_shown_as_text_and_says_what_went_wrong(staff):
    row = mail(text="<script>alert(1)</script> http://testserver/x/", error="ConnectionRefusedError: 111")
    html = staff.get(reverse("outgoing_mail:inspect", args=[row.pk])).content.decode()
    assert "ConnectionRefusedError: 111" in html
    assert "<script>alert(1)" not in html


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
    with django_assert_num_queries(12):
        staff.get("/admin/mails/")
