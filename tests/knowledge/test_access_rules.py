from dataclasses import replace
from datetime import date

import pytest

from knowledge.access_rules import Reader, Shelved, Verdict, is_for_everybody, verdict

TODAY = date(2026, 3, 2)
PUBLIC = Shelved(published_on=date(2026, 3, 2), is_live=True, is_withdrawn=False, access="public", not_before=None)
NOBODY, SOMEBODY = Reader(), Reader(is_signed_in=True)
ONE_OF_THEM, STAFF = Reader(is_signed_in=True, is_of_cohort=True), Reader(is_signed_in=True, is_staff=True)


@pytest.mark.parametrize(
    ("file", "verdicts"),
    [
        (PUBLIC, "read read read"),
        (replace(PUBLIC, is_live=False), "unknown unknown unknown"),
        (replace(PUBLIC, published_on=date(2026, 3, 3)), "unknown unknown unknown"),
        (replace(PUBLIC, is_withdrawn=True), "withdrawn withdrawn withdrawn"),
        (replace(PUBLIC, access="signed_in"), "sign_in read read"),
        (replace(PUBLIC, access="cohort"), "sign_in not_yours read"),
        (replace(PUBLIC, not_before=date(2026, 3, 2)), "read read read"),
        (replace(PUBLIC, not_before=date(2026, 3, 3)), "not_yet not_yet not_yet"),
        (replace(PUBLIC, access="cohort", not_before=date(2026, 3, 3)), "sign_in not_yours not_yet"),
        (replace(PUBLIC, access="cohort", is_withdrawn=True), "withdrawn withdrawn withdrawn"),
    ],
)
def test_verdict(file, verdicts):
    found = [verdict(file, reader, today=TODAY) for reader in (NOBODY, SOMEBODY, ONE_OF_THEM)]
    assert [*map(str, found)] == verdicts.split()
    assert verdict(file, STAFF, today=TODAY) == Verdict.READ


def test_only_what_anybody_may_read_at_once_is_for_everybody():
    files = [PUBLIC, replace(PUBLIC, access="signed_in"), replace(PUBLIC, not_before=date(2026, 3, 3))]
    assert [is_for_everybody(file, today=TODAY) for file in files] == [True, False, False]
