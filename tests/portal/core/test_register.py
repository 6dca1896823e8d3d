import pytest
from django.core.management import CommandError, call_command

from portal.core import register


def test_the_register_in_the_documentation_is_current():
    """If this fails: python manage.py privacy_register."""
    call_command("privacy_register", check=True)


def test_a_register_out_of_date_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(register, "FILE", tmp_path / "privacy.md")
    with pytest.raises(CommandError, match="out of date"):
        call_command("privacy_register", check=True)
    call_command("privacy_register", verbosity=0)
    call_command("privacy_register", check=True)


def test_the_register_names_every_kind_of_row_with_purpose_ground_and_end(capsys):
    call_command("privacy_register", print=True)
    text = capsys.readouterr().out
    assert "### Person (`participants.Person`)\n\nAbout: participants.\n" in text
    assert (
        "| accessibility needs, dietary needs | accessibility and diet | so that the person can take part | consent of"
        " the person | until the last event is over | the person, programme staff, logistics, administrator | emptied |"
    ) in text


def test_the_register_is_written_in_english_whoever_writes_it():
    from django.utils.translation import override

    with override("ru"):
        assert register.as_markdown() == register.FILE.read_text(encoding="utf-8")
