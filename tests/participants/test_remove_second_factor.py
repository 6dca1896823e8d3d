import pytest
from allauth.mfa.models import Authenticator
from django.core.management import CommandError, call_command

from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db


def test_command_removes_the_factors_of_an_account(capsys):
    Authenticator.objects.create(user=UserFactory(email="asel@example.org"), type="totp", data={})
    call_command("remove_second_factor", "Asel@example.org")
    assert capsys.readouterr().out == "1 factors of asel@example.org removed.\n"
    assert Authenticator.objects.count() == 0


def test_command_says_that_there_is_no_such_account():
    with pytest.raises(CommandError, match=r"There is no account nobody@example\.org\."):
        call_command("remove_second_factor", "nobody@example.org")
