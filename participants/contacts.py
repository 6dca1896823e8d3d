"""E-mail addresses and phone numbers as people write them, in one form. Pure; the rules are those of libraries."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from email_validator import EmailNotValidError, validate_email

from participants.lists.scripts import cyrillic_as_latin, visible

_BETWEEN_ADDRESSES = re.compile(r"[\s;,/|<>()\[\]\"]+")
_AROUND_AN_ADDRESS = ".,;:'`“”«»"
_FLOAT = re.compile(r"\d+(\.0+)|\d[.,]\d{6,}[eе]\+?\d{1,2}", re.IGNORECASE)
_BETWEEN_NUMBERS = re.compile(r"[;,\n/|]|\s(?=\+)|(?<=\d{10})\s+(?=\d{10})")
_OR = re.compile(r"\b(?:or|and|или|и)\b", re.IGNORECASE)
_EXTENSION = re.compile(
    r"\s*[(,;]?\s*(?:доб(?:авочный)?|вн(?:утр)?|внутренний|ext(?:ension)?)\b\.?\s*:?\s*(\d{1,6})\)?", re.IGNORECASE
)


_WORDS = re.compile(r"\([^)\d]*\)|[^\W\d_]{2,}\b[.:]?")


@dataclass(frozen=True)
class Contacts:
    """What a cell held: in one form, each once, in their order; and the pieces that are neither."""

    found: tuple[str, ...] = ()
    unclear: tuple[str, ...] = ()
    is_mended: bool = False


@lru_cache(maxsize=20_000)
def email_form(text: str) -> str | None:
    """The address in lower case with its domain in one form; None when it is no address. No name server is asked.

    >>> email_form("Anna.Ivanova@Example.ORG")
    'anna.ivanova@example.org'
    """
    try:
        # The addresses of tests are let through: nobody can own one, so nothing is sent to a stranger.
        address = validate_email(text, check_deliverability=False, allow_smtputf8=False, test_environment=True)
    except EmailNotValidError:
        return None
    return address.normalized.lower()


@lru_cache(maxsize=20_000)
def phone_form(text: str, region: str | None = None) -> str | None:
    """The number as E.164 (`+77011234567`); None when no such number can exist. `region`: ISO code of the country.

    A number with its country's code is understood in every country, also when the plus is missing; and so is a number
    with the 0 that was dialled before it until a country gave it up.

    >>> phone_form("8 (701) 123-45-67", "KZ")
    '+77011234567'
    """
    import phonenumbers  # 7 MB of numbering plans: only a worker that meets a number pays for them

    text = re.sub(r"^\s*00(?=[1-9])", "+", text)
    for written in (text, "+" + text.lstrip("+ "), text.lstrip(" 0")):
        try:
            number = phonenumbers.parse(written, region)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_valid_number(number):
            return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return None


def emails_in(text: str) -> Contacts:
    """The addresses of a cell, where there may be several, in angle brackets or after `mailto:`.

    Cyrillic letters that look like Latin ones are put right in an address: nobody sees them, and no mail arrives.
    """
    found: list[str] = []
    unclear: list[str] = []
    is_mended = False
    for piece in _addresses(visible(text)):
        latin = cyrillic_as_latin(piece)
        address = email_form(latin)
        is_mended |= address is not None and latin != piece
        if address and address not in found:
            found.append(address)
        elif not address:
            unclear.append(piece)
    return Contacts(tuple(found), tuple(unclear), is_mended)


def _addresses(text: str) -> Iterator[str]:
    text = re.sub(r"mailto:|^\s*e-?mail\s*:", " ", text, flags=re.IGNORECASE)
    if text.count("@") == 1 and "<" not in text:
        text = re.sub(r"\s*([@.])\s+(?=\w)|\s+(?=[@.])", r"\1", text)  # anna @ example. org
    pieces = [piece.strip(_AROUND_AN_ADDRESS) for piece in _BETWEEN_ADDRESSES.split(text)]
    with_sign = [piece for piece in pieces if "@" in piece]
    return iter(with_sign or ([text.strip()] if text.strip() else []))


def phones_in(value: str | float, region: str | None = None) -> Contacts:
    """The numbers of a cell as E.164; a cell of Excel may hold one as a float. Extensions are left out."""
    text = plain_number(value)
    bare = _WORDS.sub(" ", _OR.sub(";", _EXTENSION.sub("", text))).strip()
    whole = phone_form(bare, region)
    if whole:
        return Contacts((whole,))
    found: list[str] = []
    unclear: list[str] = []
    for piece in (piece.strip() for piece in _BETWEEN_NUMBERS.split(bare)):
        number = phone_form(piece, region)
        if number and number not in found:
            found.append(number)
        elif not number and re.search(r"\w", piece):
            unclear.append(piece)
    return Contacts(tuple(found), tuple(unclear))


def plain_number(value: str | float) -> str:
    """`77011234567.0` and `7.7011234567E10` as the digits that were typed; other text as it is."""
    text = visible(str(value)).strip().lstrip("'")
    if isinstance(value, float) or _FLOAT.fullmatch(text):
        return str(int(float(text.replace(",", ".").lower().replace("е", "e"))))
    return text
