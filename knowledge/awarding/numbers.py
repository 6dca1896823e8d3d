"""The number of a certificate: as it is kept, as it is printed, and as people type it. Pure."""

from portal.core.codes import ALPHABET

LENGTH = 12  # over 28 characters: 2e17 possibilities
GROUP = 4
# Letters of a Russian keyboard that look like those of the number.
_CYRILLIC = str.maketrans("АВЕКМНРСТХ", "ABEKMHPCTX")


def grouped(number: str) -> str:
    """ABCD-EFGH-JKMN."""
    return "-".join(number[at : at + GROUP] for at in range(0, len(number), GROUP))


def plain(typed: str) -> str:
    """As it is kept, whatever spaces, dashes and small letters it was typed with; empty for what is no number."""
    text = "".join(sign for sign in typed.upper().translate(_CYRILLIC) if not (sign.isspace() or sign in "-‐‑–—_."))
    return text if len(text) == LENGTH and set(text) <= set(ALPHABET) else ""
