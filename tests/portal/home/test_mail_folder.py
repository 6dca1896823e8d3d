from pathlib import Path

from django.core.mail import EmailMessage, get_connection

from portal.home.mail_folder import latest


def test_latest_reads_what_the_file_backend_wrote(tmp_path: Path):
    with get_connection("django.core.mail.backends.filebased.EmailBackend", file_path=str(tmp_path)) as connection:
        for number, subject in enumerate(["Получено", "Confirmed"]):
            message = EmailMessage(subject, f"Text {number}", "a@example.org", ["asel@example.org"])
            message.extra_headers["Date"] = f"Mon, 21 Nov 2022 10:0{number}:00 +0000"
            connection.send_messages([message])
    mails = latest(tmp_path)
    assert [(mail.to, mail.subject, mail.text.strip()) for mail in mails] == [
        ("asel@example.org", "Confirmed", "Text 1"),
        ("asel@example.org", "Получено", "Text 0"),
    ]


def test_latest_of_a_folder_that_is_not_there(tmp_path: Path):
    assert latest(tmp_path / "missing") == []
