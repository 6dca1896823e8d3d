"""What a harvester asks by OAI-PMH 2.0, and what is wrong with it. Pure: parameters in, a question or a refusal out.

https://www.openarchives.org/OAI/openarchivesprotocol.html
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

PREFIX = "oai_dc"
LISTS = {"ListRecords", "ListIdentifiers"}
# By verb: which arguments it must have, and which it may have.
ARGUMENTS: dict[str, tuple[set[str], set[str]]] = {
    "Identify": (set(), set()),
    "ListMetadataFormats": (set(), {"identifier"}),
    "ListSets": (set(), {"resumptionToken"}),
    "GetRecord": ({"identifier", "metadataPrefix"}, set()),
    "ListIdentifiers": ({"metadataPrefix"}, {"from", "until", "set", "resumptionToken"}),
    "ListRecords": ({"metadataPrefix"}, {"from", "until", "set", "resumptionToken"}),
}
DAY = re.compile(r"\d{4}-\d\d-\d\d")
SECOND = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


class Refused(Exception):
    """An error of the protocol: its code, and a sentence for whoever runs the harvester."""

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.code, self.sentence = code, sentence


@dataclass(frozen=True)
class Position:
    """Where a list goes on: after the row with this stamp and number; so many were handed out before."""

    stamp: str
    number: int
    handed_out: int


@dataclass(frozen=True)
class Asked:
    """`since` is included, `before` is not; `token` is what came with the next part of a list."""

    verb: str
    identifier: str = ""
    since: datetime | None = None
    before: datetime | None = None
    in_set: str = ""
    after: Position | None = None


def read(given: Mapping[str, Sequence[str]], unseal: Callable[[str], Mapping[str, str] | None]) -> Asked:
    """`unseal` gives the arguments that a resumption token holds, or None for one that we did not give."""
    verbs = given.get("verb", [])
    if len(verbs) != 1 or verbs[0] not in ARGUMENTS:
        raise Refused("badVerb", "The verb is missing, repeated or not one of OAI-PMH.")
    verb, rest = verbs[0], {name: values for name, values in given.items() if name != "verb"}
    if repeated := [name for name, values in rest.items() if len(values) != 1]:
        raise Refused("badArgument", f"Given more than once: {', '.join(sorted(repeated))}.")
    arguments = {name: values[0] for name, values in rest.items()}
    _check_names(verb, arguments)
    if "resumptionToken" in arguments:
        return _going_on(verb, arguments["resumptionToken"], unseal)
    return _beginning(verb, arguments)


def _check_names(verb: str, arguments: Mapping[str, str]) -> None:
    needed, allowed = ARGUMENTS[verb]
    if unknown := set(arguments) - needed - allowed:
        raise Refused("badArgument", f"Not an argument of {verb}: {', '.join(sorted(unknown))}.")
    if "resumptionToken" in arguments:
        if len(arguments) > 1:
            raise Refused("badArgument", "A resumptionToken stands alone.")
    elif missing := needed - set(arguments):
        raise Refused("badArgument", f"Missing: {', '.join(sorted(missing))}.")


def _going_on(verb: str, token: str, unseal: Callable[[str], Mapping[str, str] | None]) -> Asked:
    held = unseal(token)
    if held is None or held["verb"] != verb:
        raise Refused("badResumptionToken", "This token was not given by this repository for this verb.")
    begun = _beginning(verb, {name: held[name] for name in ("from", "until", "set") if held[name]})
    after = Position(held["stamp"], int(held["number"]), int(held["handed_out"]))
    return Asked(verb, since=begun.since, before=begun.before, in_set=begun.in_set, after=after)


def _beginning(verb: str, arguments: Mapping[str, str]) -> Asked:
    if arguments.get("metadataPrefix", PREFIX) != PREFIX:
        raise Refused("cannotDisseminateFormat", f"There is {PREFIX} alone.")
    first, last = arguments.get("from", ""), arguments.get("until", "")
    if first and last and len(first) != len(last):
        raise Refused("badArgument", "from and until have different granularities.")
    since, until = _moment("from", first), _moment("until", last)
    if since and until and since > until:
        raise Refused("badArgument", "from is later than until.")
    step = timedelta(days=1) if len(last) == 10 else timedelta(seconds=1)
    before = until + step if until else None
    return Asked(verb, arguments.get("identifier", ""), since, before, arguments.get("set", ""))


def _moment(name: str, text: str) -> datetime | None:
    if not text:
        return None
    if not DAY.fullmatch(text) and not SECOND.fullmatch(text):
        raise Refused("badArgument", f"{name} is written YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ.")
    try:
        moment = datetime.fromisoformat(text.removesuffix("Z")).replace(tzinfo=UTC)
        return moment if moment.year < 9999 else moment.replace(year=9998)
    except ValueError as error:
        raise Refused("badArgument", f"{name} is no day of the calendar.") from error
