"""Amounts of money as people and programs write them: 1 234.50, 1.234,50, (12,00), −5, 7-. Pure."""

import math
import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

MOST = Decimal("999999999999.99")
_MINUS = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u207b\ufe58\ufe63\uff0d"
_CURRENCY = re.compile(r"^(us\s*\$|usd|\$)|(us\s*\$|usd|\$|долл\.?( сша)?)$", re.IGNORECASE)
_NOISE = 1e-6  # what a floating number of a workbook may miss a cent by


class AmountProblem(Enum):
    MISSING = "missing"
    NO_NUMBER = "no_number"
    FORMULA = "formula"
    AMBIGUOUS = "ambiguous"  # "1,234": a thousand and more, or one and a bit
    TOO_FINE = "too_fine"  # less than a cent
    TOO_LARGE = "too_large"


class DecimalSign(Enum):
    """What stands before the cents. As found: whatever each amount shows by itself."""

    AS_FOUND = "as_found"
    POINT = "point"
    COMMA = "comma"


@dataclass(frozen=True)
class ReadAmount:
    """Either a value in dollars with two decimals, or why there is none."""

    value: Decimal | None
    problem: AmountProblem | None = None


def read_amount(cell: object, sign: DecimalSign = DecimalSign.AS_FOUND) -> ReadAmount:
    """The amount of a cell, number or text; never a guess.

    >>> [str(read_amount(text).value) for text in ("1 234,50", "1,234.50", "(12.00)", "1,234")]
    ['1234.50', '1234.50', '-12.00', 'None']
    """
    if cell is None:
        return ReadAmount(None, AmountProblem.MISSING)
    if isinstance(cell, bool) or not isinstance(cell, int | float | Decimal | str):
        return ReadAmount(None, AmountProblem.NO_NUMBER)
    return _of_text(cell, sign) if isinstance(cell, str) else _of_number(cell)


def _of_number(number: float | Decimal) -> ReadAmount:
    if isinstance(number, float) and not math.isfinite(number):
        return ReadAmount(None, AmountProblem.NO_NUMBER)
    if not -MOST <= number <= MOST:
        return ReadAmount(None, AmountProblem.TOO_LARGE)
    value = Decimal(str(round(number, 2)))
    if abs(float(value) - float(number)) > _NOISE:
        return ReadAmount(None, AmountProblem.TOO_FINE)
    return ReadAmount(value.quantize(Decimal("0.01")))


def _of_text(text: str, sign: DecimalSign) -> ReadAmount:
    plain = _plain(text)
    if not plain:
        return ReadAmount(None, AmountProblem.MISSING)
    if plain.startswith("="):
        return ReadAmount(None, AmountProblem.FORMULA)
    is_negative, digits = _without_minus(plain)
    whole, decimals, problem = _parts(digits, sign)
    if problem:
        return ReadAmount(None, problem)
    if len(decimals) > 2 and decimals[2:].strip("0"):
        return ReadAmount(None, AmountProblem.TOO_FINE)
    if len(whole.lstrip("0")) > 12:
        return ReadAmount(None, AmountProblem.TOO_LARGE)
    value = Decimal(f"{whole or '0'}.{decimals[:2] or '0'}").quantize(Decimal("0.01"))
    return ReadAmount(-value if is_negative and value else value)


def _plain(text: str) -> str:
    """Plain spaces, one kind of minus sign, nothing that nobody sees, no currency."""
    seen = "".join(" " if unicodedata.category(sign) == "Zs" else "-" if sign in _MINUS else sign for sign in text)
    seen = "".join(sign for sign in seen if unicodedata.category(sign) not in {"Cc", "Cf"})
    seen = re.sub(r" +", " ", seen).strip(" '")
    without = _CURRENCY.sub("", seen).strip()
    if without.startswith("-"):
        without = "-" + _CURRENCY.sub("", without[1:].strip()).strip()
    return without


def _without_minus(text: str) -> tuple[bool, str]:
    """Parentheses, or a minus sign before or behind. More than one of them is left in, and no number then."""
    if text.startswith("(") and text.endswith(")"):
        return True, _CURRENCY.sub("", text[1:-1].strip()).strip()
    if text.startswith("-"):
        return True, text[1:].strip()
    if text.endswith("-"):
        return True, text[:-1].strip()
    return False, text.removeprefix("+").strip()


Parts = tuple[str, str, AmountProblem | None]


def _parts(text: str, sign: DecimalSign) -> Parts:
    """Digits before and behind the decimal sign. Thousands are parted in threes, by one sign throughout."""
    decimal = _decimal_sign(text, sign)
    if decimal is None:
        return "", "", AmountProblem.AMBIGUOUS
    other = {".": ",", ",": "."}.get(decimal, "")
    grouped = rf"[0-9]{{1,3}}(?:(?P<parting>[ '’{other}])[0-9]{{3}})(?:(?P=parting)[0-9]{{3}})*"
    found = re.fullmatch(rf"(?P<whole>{grouped}|[0-9]*)(?:[{decimal or '.'}](?P<decimals>[0-9]+))?", text)
    if not found or not text:
        return "", "", AmountProblem.NO_NUMBER
    return re.sub(r"\D", "", found["whole"]), found["decimals"] or "", None


def _decimal_sign(text: str, sign: DecimalSign) -> str | None:
    """The decimal sign of this amount, "" when it has none, None when it cannot be told."""
    if sign is not DecimalSign.AS_FOUND:
        return "." if sign is DecimalSign.POINT else ","
    found = [mark for mark in text if mark in ".,"]
    if not found:
        return ""
    if len(set(found)) == 2:
        return found[-1]
    if len(found) > 1:
        return "," if found[0] == "." else "."  # 1,234,567 can only be thousands
    return None if re.fullmatch(r"[1-9]\d{0,2}[.,]\d{3}", text) else found[0]
