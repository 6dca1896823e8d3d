"""Whose an e-mail address or a telephone number is: a person's, or one that an office shares."""

import re
from functools import lru_cache

# Boxes that many people read and write from.
_SHARED_BOX = re.compile(
    r"^(?:info|office|mail|contact|contacts|admin|reception|secretariat|secretary|press|protocol|hr|it|help|support|"
    r"kadry|kadr|priemnaya|kanc|kancelyariya|chancellery|kancelaria|pochta|post|general|public|team|department|dept|"
    r"otdel|ministry|minister|cabinet|akimat|hokimiyat|hukumat|training|trainings|event|events|registration|"
    r"international|inter|ums|umo|int|intl|coop|cooperation|delegation|noreply|no-reply|webmaster|service|services|"
    r"gov|mof|moj|moh|moe|mfa|mia|ministerstvo|nazirlik|vazirlik|agency|apparat|staff|group|all|common|shared|"
    r"personnel|human\.?resources|academy|university|portal)(?:[._-]?(?:\d+|[a-z]{2,3}))?$"
)
# Mobile numbers of the seven countries after the country's code, by their first digits; the rest are desks.
_MOBILE = re.compile(
    r"^\+?(?:374(?:33|4[1349]|55|77|9[13-9])|994(?:10|5[0157]|70|77|99|60)|995(?:5|79)|7(?:70|747|771|77|76|9)|"
    r"996(?:2[02]|5|7|9[59])|992(?:9[0-9]|5[05]|88|77|7[0-9]|1[01]|0[0-9]|2[0]|4[01])|998(?:9|33|88|50|77|20|71?$)|"
    r"993(?:6|71)|8210)"
)


def address(email: str) -> str:
    return email.strip().casefold()


@lru_cache(maxsize=65536)
def is_shared_box(email: str) -> bool:
    """Whether an address belongs to an office: `is_shared_box("info@example.org")`."""
    return bool(_SHARED_BOX.match(email.partition("@")[0]))


def number(phone: str) -> str:
    """The digits of a telephone number, with + where the country's code is written."""
    digits = re.sub(r"\D", "", phone)
    digits, plus = (digits[2:], "+") if digits.startswith("00") else (digits, "+" if "+" in phone else "")
    return plus + digits if len(digits) > 4 else ""


def is_mobile(phone: str) -> bool:
    """Whether a number in one's pocket, not on a desk: `is_mobile("+994501234567")`."""
    return bool(_MOBILE.match(phone))
