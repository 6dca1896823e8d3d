import pytest
from django.core.management import call_command

from participants.demo import ACCOUNTS, load
from portal.core.demo import PASSWORD
from portal.core.roles import ROLES


def test_command_names_each_role_its_account_and_its_page(capsys):
    call_command("demo_accounts")
    first, *lines = capsys.readouterr().out.splitlines()
    assert first == "Accounts of the demo; all have the password demo-portal-2022"
    assert [line[2:20].strip() for line in lines] == [role.group for role in ROLES]
    assert lines[0].split()[-2:] == ["staff@example.org", "http://testserver/admin/"]
    assert lines[8].split()[-2:] == ["donor@example.org", "http://testserver/my/"]


@pytest.mark.django_db
def test_accounts_open_with_the_password_and_without_a_code(client):
    load()
    load()
    for _group, address, *_names in ACCOUNTS:
        answer = client.post("/accounts/login/", {"login": f"{address}@example.org", "password": PASSWORD})
        assert answer["Location"] == "/my/"
        client.post("/accounts/logout/")
