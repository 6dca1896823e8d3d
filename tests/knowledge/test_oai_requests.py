from datetime import UTC, datetime

import pytest

from knowledge.oai_requests import Asked, Position, Refused, read

HELD = {"verb": "ListRecords", "from": "2022-01-01T00:00:00Z", "until": "", "set": "guide"} | {
    "stamp": "2022-05-01T00:00:00+00:00",
    "number": "7",
    "handed_out": "100",
}


def asked(**given: str | list[str]) -> Asked:
    lists = {name.rstrip("_"): [value] if isinstance(value, str) else value for name, value in given.items()}
    return read(lists, {"a token": HELD}.get)


def test_list_from_day_to_day_holds_the_whole_last_day():
    found = asked(verb="ListRecords", metadataPrefix="oai_dc", from_="2022-01-01", until="2022-12-31", set="guide")
    assert found == Asked(
        "ListRecords",
        since=datetime(2022, 1, 1, tzinfo=UTC),
        before=datetime(2023, 1, 1, tzinfo=UTC),
        in_set="guide",
    )


def test_list_until_a_second_holds_that_second():
    found = asked(verb="ListIdentifiers", metadataPrefix="oai_dc", until="2022-12-31T23:59:59Z")
    assert found.before == datetime(2023, 1, 1, tzinfo=UTC)


def test_token_leads_on_where_the_list_stood():
    assert asked(verb="ListRecords", resumptionToken="a token") == Asked(
        "ListRecords",
        since=datetime(2022, 1, 1, tzinfo=UTC),
        in_set="guide",
        after=Position("2022-05-01T00:00:00+00:00", 7, 100),
    )


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({}, "badVerb"),
        ({"verb": "Everything"}, "badVerb"),
        ({"verb": ["Identify", "Identify"]}, "badVerb"),
        ({"verb": "Identify", "until": "2022"}, "badArgument"),
        ({"verb": "GetRecord", "metadataPrefix": "oai_dc"}, "badArgument"),
        ({"verb": "GetRecord", "metadataPrefix": "marc", "identifier": "oai:x:1"}, "cannotDisseminateFormat"),
        ({"verb": "ListRecords"}, "badArgument"),
        ({"verb": "ListRecords", "metadataPrefix": "marc"}, "cannotDisseminateFormat"),
        ({"verb": "ListRecords", "metadataPrefix": ["oai_dc", "oai_dc"]}, "badArgument"),
        ({"verb": "ListRecords", "metadataPrefix": "oai_dc", "from_": "yesterday"}, "badArgument"),
        ({"verb": "ListRecords", "metadataPrefix": "oai_dc", "from_": "2022-02-30"}, "badArgument"),
        ({"verb": "ListRecords", "metadataPrefix": "oai_dc", "from_": "2022-02-03T10:00"}, "badArgument"),
        (
            {"verb": "ListRecords", "metadataPrefix": "oai_dc", "from_": "2022-02-03", "until": "2022-02-02"},
            "badArgument",
        ),
        (
            {"verb": "ListRecords", "metadataPrefix": "oai_dc", "from_": "2022-02-03", "until": "2022-02-04T00:00:00Z"},
            "badArgument",
        ),
        ({"verb": "ListRecords", "metadataPrefix": "oai_dc", "resumptionToken": "a token"}, "badArgument"),
        ({"verb": "ListRecords", "resumptionToken": "another"}, "badResumptionToken"),
        ({"verb": "ListIdentifiers", "resumptionToken": "a token"}, "badResumptionToken"),
        ({"verb": "ListSets", "resumptionToken": "another"}, "badResumptionToken"),
    ],
)
def test_what_is_wrong_is_refused_by_its_code(given, code):
    with pytest.raises(Refused) as refused:
        asked(**given)
    assert refused.value.code == code


def test_until_the_end_of_the_calendar():
    assert asked(verb="ListRecords", metadataPrefix="oai_dc", until="9999-12-31").before.year == 9999
