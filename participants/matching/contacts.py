"""Whose an e-mail address or a telephone number is: a person's, or one that an office shares."""

import re
from functools import lru_cache
from pathlib import Path

from participants.matching.scripts import sound

# Mobile numbers of the seven countries after the country's code, by their first digits; the rest are desks.
_MOBILE = re.compile(
    r"^\+?(?:374(?:33|4[1349]|55|77|9[13-9])|994(?:10|5[0157]|70|77|99|60)|995(?:5|79)|7(?:70|747|771|77|76|9)|"
    r"996(?:2[02]|5|7|9[59])|992(?:9[0-9]|5[05]|88|77|7[0-9]|1[01]|0[0-9]|2[0]|4[01])|998(?:9|33|88|50|77|20|71?$)|"
    r"993(?:6|71)|8210)"
)


def address(email: str) -> str:
    return email.strip().casefold()


@lru_cache(maxsize=1)
def _office_words() -> dict[str, set[str]]:
    """The words of office_words.txt: those that make an address an office's, and those that perhaps do."""
    found: dict[str, set[str]] = {"office": set(), "perhaps": set()}
    for line in (Path(__file__).parent / "office_words.txt").read_text(encoding="utf-8").splitlines():
        sort, colon, listed = line.partition(":")
        if colon and not line.startswith("#"):
            found[sort].update(listed.split())
    return found


@lru_cache(maxsize=16384)
def is_shared_box(email: str) -> bool:
    """Whether an address belongs to an office: `is_shared_box("info@example.org")`."""
    parts = set(re.findall("[^\\W\\d_]+", email.partition("@")[0]))
    listed = _office_words()
    return bool(parts & listed["office"]) or (bool(parts) and parts <= listed["perhaps"])


def is_made_of(email: str, words: frozenset[str]) -> bool:
    """Whether an address holds one of the words of a name (as sounds): whose it is cannot be doubted then."""
    parts = re.findall("[^\\W\\d_]+", email.partition("@")[0])
    heard = [sound(it) for part in parts for it in (part, part[1:])]  # tsahakyan is t and sahakyan
    return any(len(word) > 2 and word in it for word in words for it in heard)


def share_a_domain(left: frozenset[str], right: frozenset[str]) -> bool:
    return not {it.partition("@")[2] for it in left}.isdisjoint(it.partition("@")[2] for it in right)


def number(phone: str) -> str:
    """The digits of a telephone number, with + where the country's code is written."""
    digits = re.sub(r"\D", "", phone)
    digits, plus = (digits[2:], "+") if digits.startswith("00") else (digits, "+" if "+" in phone else "")
    return plus + digits if len(digits) > 4 else ""


def is_mobile(phone: str) -> bool:
    """Whether a number in one's pocket, not on a desk: `is_mobile("+994501234567")`."""
    return bool(_MOBILE.match(phone))
