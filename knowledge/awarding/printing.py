"""The certificate as a PDF: one A4 page across, tagged, both languages, with a code that holds only the address."""

from base64 import b64encode
from dataclasses import dataclass
from typing import Any

from django.template.loader import render_to_string
from django.utils.translation import override

from knowledge.awarding.facts import LANGUAGES, side
from knowledge.awarding.names import Name
from knowledge.awarding.numbers import grouped
from knowledge.models import CertificateDesign
from portal.core.fitting import largest_that_fits
from portal.core.pdf import html_to_pdf

PNG, JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"


@dataclass(frozen=True)
class Look:
    """The pictures of a design as addresses that hold them; empty where there is none. Read once for many pages."""

    logo: str
    signature: str

    @classmethod
    def of(cls, design: CertificateDesign) -> "Look":
        return cls(_picture(design.logo), _picture(design.signature))


def certificate_pdf(name: Name, facts: dict[str, Any], *, number: str, look: Look) -> bytes:
    """The bytes that are kept: nobody makes them a second time."""
    sides = [side(facts, language) for language in LANGUAGES]
    context = {
        "name": name.own,
        "name_size": largest_that_fits(name.own, width=225, height=27, largest=34, smallest=12, lines=2),
        "latin": name.latin,
        "latin_size": largest_that_fits(name.latin, width=225, height=8, largest=16, smallest=8, lines=2),
        "sides": [it | _sizes(sides) for it in sides],
        "address": facts["address"],
        "number": grouped(number),
        "code": code_as_picture(facts["address"]),
        "look": look,
    }
    with override("en"):
        return html_to_pdf(render_to_string("pdf/knowledge/certificate.html", context), is_one_of_many=True)


def _sizes(sides: list[dict[str, str]]) -> dict[str, float]:
    """At which long titles stay above the signature and the number: the same for both languages."""

    def fitted(what: str, *, height: float, largest: float, smallest: float) -> float:
        fits = (
            largest_that_fits(it[what], width=106, height=height, largest=largest, smallest=smallest) for it in sides
        )
        return min(fits)

    return {
        "text_size": fitted("text", height=9.5, largest=10.5, smallest=7.5),
        "title_size": fitted("title", height=15, largest=14, smallest=9),
        "of_size": fitted("of", height=9.5, largest=10.5, smallest=7.5),
    }


def code_as_picture(address: str) -> str:
    """A QR code of the address alone, as a PNG in an address of its own."""
    import segno  # only who prints pays for it

    drawn: str = segno.make(address, micro=False, error="m").png_data_uri(scale=8, border=2, dark="#0b2d48")
    return drawn


def _picture(file: Any) -> str:
    if not file:
        return ""
    with file.open("rb") as opened:
        content = opened.read()
    kind = "png" if content.startswith(PNG) else "jpeg" if content.startswith(JPEG) else ""
    return f"data:image/{kind};base64,{b64encode(content).decode()}" if kind else ""
