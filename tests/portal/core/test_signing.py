from datetime import timedelta

import pytest

from portal.core.signing import LinkRefused, sign, unsign


def test_unsign_gives_back_what_was_signed():
    assert unsign("withdraw", sign("withdraw", 12)) == 12


@pytest.mark.parametrize(
    "token",
    ["", "nonsense", "é", sign("accept", 12), sign("withdraw", 12)[1:]],
    ids=["empty", "nonsense", "not ascii", "for something else", "cut"],
)
def test_unsign_refuses_altered_links_and_those_for_something_else(token):
    with pytest.raises(LinkRefused):
        unsign("withdraw", token)


def test_unsign_refuses_an_old_link():
    with pytest.raises(LinkRefused):
        unsign("withdraw", sign("withdraw", 12), max_age=timedelta(seconds=-1))
