"""A publication as others cite it: a line as APA writes it, BibTeX, RIS, CSL-JSON. Pure: plain values in, text out.

Titles and names are those of the title page, in the language of the edition, in whatever script.
"""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

CRLF = "\r\n"
# What TeX reads as an order. Braces must balance in BibTeX even with a backslash, so they are named.
IN_BIBTEX = {
    ord(sign): written
    for sign, written in {
        "\\": r"{\textbackslash}",
        "{": r"\ensuremath{\lbrace}",
        "}": r"\ensuremath{\rbrace}",
        "~": r"{\textasciitilde}",
        "^": r"{\textasciicircum}",
        **{sign: f"\\{sign}" for sign in "&%$#_"},
    }.items()
}


@dataclass(frozen=True)
class Name:
    """A person, or with `family` alone and `is_body` an organisation."""

    family: str
    given: str = ""
    is_body: bool = False


@dataclass(frozen=True)
class Cited:
    """One edition. `kind` is what it is, in words; `doi` is bare (10.1234/abcd), `url` whole."""

    key: str
    kind: str
    title: str
    language: str
    authors: tuple[Name, ...]
    published_on: date
    publisher: str
    url: str
    doi: str = ""
    series: str = ""
    version: str = ""
    translator: str = ""
    abstract: str = ""
    topics: tuple[str, ...] = ()

    @property
    def address(self) -> str:
        return f"https://doi.org/{self.doi}" if self.doi else self.url

    @property
    def people(self) -> tuple[Name, ...]:
        """Who wrote it; what names no author was written by its publisher."""
        return self.authors or (Name(self.publisher, is_body=True),)


def in_words(cited: Cited) -> str:
    """`Kim, J., & Omarov, A. (2022). Open data (Version 1.1). Publisher. https://doi.org/10.1234/abcd`."""
    brackets = "; ".join(
        it for it in (f"Version {cited.version}" * bool(cited.version), _translated(cited.translator)) if it
    )
    title = f"{one_line(cited.title).rstrip('.')}{f' ({brackets})' if brackets else ''}."
    publisher = f" {cited.publisher.rstrip('.')}." if cited.authors else ""
    return f"{_people_in_words(cited.people)} ({cited.published_on.year}). {title}{publisher} {cited.address}"


def bibtex(cited: Cited) -> str:
    fields = {
        "author": " and ".join(map(_bibtex_name, cited.people)),
        "title": f"{{{in_bibtex(cited.title)}}}",  # the second braces keep capital letters
        "type": in_bibtex(cited.kind),
        "institution": in_bibtex(cited.publisher),
        "year": str(cited.published_on.year),
        "month": str(cited.published_on.month),
        "series": in_bibtex(cited.series),
        "version": in_bibtex(cited.version),
        "translator": in_bibtex(cited.translator),
        "language": cited.language,
        "doi": in_bibtex(cited.doi),
        "url": cited.url,
        "keywords": in_bibtex(", ".join(cited.topics)),
        "abstract": in_bibtex(cited.abstract),
    }
    lines = (f"  {name} = {{{value}}}," for name, value in fields.items() if value)
    return "\n".join([f"@techreport{{{cited.key},", *lines, "}", ""])


def ris(cited: Cited) -> str:
    tags: list[tuple[str, str]] = [
        ("TY", "RPRT"),
        ("ID", cited.key),
        *(("AU", _ris_name(name)) for name in cited.people),
        ("TI", cited.title),
        ("T3", cited.series),
        ("M3", cited.kind),
        ("PY", str(cited.published_on.year)),
        ("DA", cited.published_on.strftime("%Y/%m/%d")),
        ("PB", cited.publisher),
        ("ET", cited.version),
        ("TA", cited.translator),
        ("LA", cited.language),
        ("AB", cited.abstract),
        *(("KW", topic) for topic in cited.topics),
        ("DO", cited.doi),
        ("UR", cited.url),
    ]
    lines = [f"{tag}  - {one_line(value)}" for tag, value in tags if value]
    return CRLF.join([*lines, "ER  - ", ""])


def csl(cited: Cited) -> str:
    """CSL-JSON 1.0.2: a list of one item."""
    day = cited.published_on
    item: dict[str, Any] = {
        "id": cited.key,
        "type": "report",
        "genre": cited.kind,
        "title": one_line(cited.title),
        "author": [_csl_name(name) for name in cited.people],
        "translator": [{"literal": cited.translator}] if cited.translator else [],
        "issued": {"date-parts": [[day.year, day.month, day.day]]},
        "publisher": cited.publisher,
        "collection-title": cited.series,
        "version": cited.version,
        "language": cited.language,
        "abstract": cited.abstract,
        "keyword": ", ".join(cited.topics),
        "DOI": cited.doi,
        "URL": cited.url,
    }
    filled = {name: value for name, value in item.items() if value}
    return json.dumps([filled], ensure_ascii=False, indent=2) + "\n"


def one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def in_bibtex(text: str) -> str:
    return one_line(text).translate(IN_BIBTEX)


def _translated(translator: str) -> str:
    return f"{one_line(translator)}, Trans." if translator else ""


def _people_in_words(people: Iterable[Name]) -> str:
    names = [_apa_name(name) for name in people]
    if len(names) > 20:
        names = [*names[:19], f"… {names[-1]}"]
    elif len(names) > 1:
        names[-1] = f"& {names[-1]}"
    return ", ".join(names)


def _apa_name(name: Name) -> str:
    if name.is_body or not name.given:
        return one_line(name.family)
    initials = " ".join("-".join(f"{part[0]}." for part in word.split("-") if part) for word in name.given.split())
    return f"{one_line(name.family)}, {initials}"


def _bibtex_name(name: Name) -> str:
    """Braces keep an organisation whole, and a family name of several words, which may hold "and"."""
    family = in_bibtex(name.family)
    if name.is_body or not name.given:
        return f"{{{family}}}"
    return f"{f'{{{family}}}' if ' ' in family else family}, {in_bibtex(name.given)}"


def _ris_name(name: Name) -> str:
    return name.family if name.is_body or not name.given else f"{name.family}, {name.given}"


def _csl_name(name: Name) -> dict[str, str]:
    if name.is_body:
        return {"literal": one_line(name.family)}
    return {"family": one_line(name.family)} | ({"given": one_line(name.given)} if name.given else {})
