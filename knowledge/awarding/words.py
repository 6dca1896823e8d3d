"""Why somebody gets a certificate or not, in words of the active language."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from knowledge.awarding.rules import Kind, Part, Verdict


def explained(verdict: Verdict) -> str:
    """“3 of 4 sessions, final test 72 % of 70 %: met”; what is missing stands in the same words."""
    parts = ", ".join(part_in_words(part) for part in verdict.parts)
    result = _("met") if verdict.is_met else _("not met")
    return _("%(parts)s: %(result)s") % {"parts": parts, "result": result}


def criteria(rule: dict[str, Any]) -> str:
    """What the rule asks for, as one sentence."""
    return _("Needed: %(all)s.") % {"all": "; ".join(_asked(rule))}


def _asked(rule: dict[str, Any]) -> Iterator[str]:
    if "sessions" in rule:
        yield _("at least %(number)s sessions or days attended") % {"number": rule["sessions"]}
    if "share" in rule:
        yield _("at least %(share)s %% of the sessions or days attended") % {"share": rule["share"]}
    if "minutes" in rule:
        yield _("at least %(number)s minutes of presence") % {"number": rule["minutes"]}
    if "score" in rule:
        score = rule["score"]
        yield _("%(test)s: at least %(least)s %%") % {"test": _test(score["quiz"]), "least": score["at_least"]}
    if "feedback" in rule:
        yield _("feedback given")


def _test(quiz: str) -> str:
    return {"pre": _("first test"), "post": _("last test"), "final": _("final test"), "practice": _("practice")}[quiz]


def part_in_words(part: Part) -> str:
    if part.kind in (Kind.SESSIONS, Kind.SHARE):
        facts = {"has": _whole(part.has), "all": part.in_all, "needs": _whole(part.needs)}
        return _("%(has)s of %(all)s sessions or days (needed: %(needs)s)") % facts
    if part.kind is Kind.MINUTES:
        return _("%(has)s of %(needs)s minutes") % {"has": _whole(part.has), "needs": _whole(part.needs)}
    if part.kind is Kind.FEEDBACK:
        return _("feedback given") if part.is_met else _("no feedback given")
    facts = {"test": _test(part.quiz), "needs": _whole(part.needs)}
    if part.has is None:
        return _("%(test)s not taken (needed: %(needs)s %%)") % facts
    return _("%(test)s %(has)s %% (needed: %(needs)s %%)") % {**facts, "has": _percent(part.has)}


def _whole(value: Decimal | None) -> str:
    return str(int(value or 0))


def _percent(value: Decimal) -> str:
    """Cut, not rounded: 69.96 is not 70."""
    cut = Decimal(int(value * 10)) / 10
    return number_format(cut.quantize(Decimal(1)) if cut == int(cut) else cut)
