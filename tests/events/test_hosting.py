from datetime import date

from events.hosting import Proposal, days_short, propose_hosts

SEVEN = ("AM", "AZ", "GE", "KG", "KZ", "TJ", "UZ")
JUNE, MAY = date(2022, 6, 20), date(2022, 5, 10)


def order(**given) -> list[str]:
    asked = {"invited": SEVEN, "hosted": [], "bars": []} | given
    return [proposal.country for proposal in propose_hosts(SEVEN, **asked)]


def test_the_countries_come_by_their_codes_when_nobody_has_hosted():
    assert order() == list(SEVEN)


def test_who_has_hosted_least_comes_first_and_among_equals_who_has_waited_longest():
    hosted = [("AM", JUNE), ("AZ", MAY), ("GE", MAY), ("GE", JUNE), ("KR", JUNE)]
    assert order(hosted=hosted) == ["KG", "KZ", "TJ", "UZ", "AZ", "AM", "GE"]


def test_turns_are_taken_until_everybody_has_hosted_once():
    hosted: list[tuple[str, date]] = []
    for year in range(2001, 2015):
        hosted.append((order(hosted=hosted)[0], date(year, 5, 1)))
    assert [country for country, _day in hosted] == [*SEVEN, *SEVEN]


def test_who_lets_not_everybody_in_comes_last_and_says_whom():
    bars = [("AM", "AZ"), ("AZ", "AM"), ("AZ", "GE")]
    proposals = propose_hosts(SEVEN, invited=SEVEN, hosted=[], bars=bars)
    assert proposals[-2:] == [Proposal("AM", 0, None, ("AZ",)), Proposal("AZ", 0, None, ("AM", "GE"))]


def test_a_bar_against_somebody_who_is_not_invited_does_not_matter():
    assert order(bars=[("AM", "AZ")], invited=("AM", "GE")) == list(SEVEN)


def test_ninety_days_are_enough_and_eighty_nine_are_one_too_few():
    assert [days_short(date(2026, 4, 1), decided=day) for day in (date(2026, 1, 1), date(2026, 1, 2))] == [0, 1]


def test_a_decision_after_the_event_is_short_of_more_than_the_whole_time():
    assert days_short(date(2026, 4, 1), decided=date(2026, 4, 11)) == 100
