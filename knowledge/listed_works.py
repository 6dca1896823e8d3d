"""Works as another collection lists them, in JSON: read with patience, refused with the place of the fault."""

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar

from knowledge.listed_facts import RESERVED, day_of, doi_of, language_code, licence_of
from knowledge.listed_texts import Fault, page_texts, text_of

T = TypeVar("T")
LONGEST_TITLE = 500
ROLES = ("main", "annex", "slides", "data")
_DAYS = ("published_on", "published", "publication_date", "date", "publication_year", "year")
KINDS = ("guide", "knowledge_product", "case_study", "article", "study")
_KINDS = {
    "methodological_guide": "guide",
    "guideline": "guide",
    "product": "knowledge_product",
    "case": "case_study",
    "research_paper": "article",
    "paper": "article",
    "research": "study",
}
_ORGANISATION = re.compile(
    r"\b(hub|agency|ministry|university|academy|cent(re|er)|institute|committee|programme|undp|council|office|"
    r"агентство|министерство|университет|академия|центр|институт|комитет|программа|хаб|проон)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class ListedAuthor:
    family_name: str = ""
    given_name: str = ""
    organisation: str = ""
    orcid: str = ""


@dataclass(frozen=True)
class ListedFile:
    path: str
    role: str = "main"


@dataclass(frozen=True)
class ListedEdition:
    """`place` is that of its entry, from 1. `texts` are page texts by number."""

    place: int
    language: str
    title: str
    abstract: str = ""
    translator: str = ""
    files: tuple[ListedFile, ...] = ()
    texts: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True)
class ListedWork:
    """`is_number` when its id came as a number: it is answered as one."""

    source_id: str
    kind: str = "article"
    published_on: date | None = None
    series: str = ""
    doi: str = ""
    licence: str = ""
    authors: tuple[ListedAuthor, ...] = ()
    topics: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    editions: tuple[ListedEdition, ...] = ()
    is_number: bool = False


def read_list(data: Any, languages: Collection[str]) -> tuple[list[ListedWork], list[str], list[str]]:
    """The works, entries of the same id put together, a sentence for each entry that is refused, and for all left out.

    Raises Fault when it is no list at all.
    """
    entries = data.get("works") if isinstance(data, dict) else data
    if not isinstance(entries, list):
        raise Fault('The file holds no list of works: [{"id": 1, ...}, ...]')
    works: dict[str, ListedWork] = {}
    faults: list[str] = []
    notices: list[str] = []
    for place, entry in enumerate(entries, start=1):
        name = f" (id {entry['id']})" if isinstance(entry, dict) and entry.get("id") not in (None, "") else ""
        left: list[str] = []
        try:
            work = _work(entry, place, languages, left)
            works[work.source_id] = _joined(works.get(work.source_id), work)
        except Fault as fault:
            faults.append(f"entry {place}{name}: {fault}")
        else:
            notices += [f"entry {place}{name}, left out: {sentence}" for sentence in left]
    return list(works.values()), faults, notices


def _joined(known: ListedWork | None, more: ListedWork) -> ListedWork:
    """The first entry of a work counts; later ones bring editions, topics and countries, and what it left empty."""
    if known is None:
        return more
    twice = {it.language: it.place for it in known.editions}
    for edition in more.editions:
        if edition.language in twice:
            raise Fault(f"repeats entry {twice[edition.language]}: the same id and language")
    return replace(
        known,
        published_on=known.published_on or more.published_on,
        series=known.series or more.series,
        doi=known.doi or more.doi,
        licence=known.licence or more.licence,
        authors=known.authors or more.authors,
        topics=tuple(dict.fromkeys(known.topics + more.topics)),
        countries=tuple(dict.fromkeys(known.countries + more.countries)),
        editions=known.editions + more.editions,
    )


def _work(entry: Any, place: int, languages: Collection[str], left: list[str]) -> ListedWork:
    if not isinstance(entry, dict):
        raise Fault("is no object")
    source_id = _id(entry)
    told = entry.get("editions") or [entry]
    if not isinstance(told, list):
        raise Fault("editions is no list")
    editions = tuple(_edition(it, place, languages, left) for it in told)
    if len({it.language for it in editions}) < len(editions):
        raise Fault("has two editions in one language")
    return ListedWork(
        str(source_id),
        _soft(left, "article", _kind, entry),
        _day(entry, left),
        _soft(left, "", _line, entry, "series", 200),
        _soft(left, "", _doi, entry),
        _soft(left, RESERVED, _licence, entry),
        tuple(_authors(entry.get("authors", entry.get("author")), left)),
        _words(entry, "topics", 80, left),
        tuple(it.upper() if len(it) == 2 else it for it in _words(entry, "countries", 80, left)),
        editions,
        is_number=isinstance(source_id, int),
    )


def _soft(left: list[str], default: T, read: Callable[..., T], *args: Any) -> T:
    """What can be read, else the default: what is `left` is told of, and no reason to refuse the work."""
    try:
        return read(*args)
    except Fault as fault:
        left.append(str(fault))
        return default


def _id(entry: dict[str, Any]) -> int | str:
    told = entry.get("id")
    if isinstance(told, float) and told.is_integer():
        told = int(told)
    told = told.strip() if isinstance(told, str) else told
    if isinstance(told, bool) or not isinstance(told, str | int) or told == "":
        raise Fault("has no id")
    if len(str(told)) > 200:
        raise Fault("the id is longer than 200 characters")
    return told


def _edition(entry: Any, place: int, languages: Collection[str], left: list[str]) -> ListedEdition:
    if not isinstance(entry, dict):
        raise Fault("an edition is no object")
    title = _line(entry, "title", LONGEST_TITLE)
    if not title:
        raise Fault("has no title")
    return ListedEdition(
        place,
        _language(entry, languages),
        title,
        _soft(left, "", text_of, entry.get("abstract"), "abstract"),
        _soft(left, "", _line, entry, "translator", 200),
        tuple(_files(entry, left)),
        tuple(sorted(page_texts(entry, left).items())),
    )


def _language(entry: dict[str, Any], languages: Collection[str]) -> str:
    told = _line(entry, "language", 40) or _line(entry, "lang", 40)
    code = language_code(told)
    if code not in languages:
        raise Fault(f"the language {told!r} is none of {', '.join(languages)}" if told else "has no language")
    return code


def _kind(entry: dict[str, Any]) -> str:
    told = _line(entry, "type", 60) or _line(entry, "kind", 60)
    kind = re.sub(r"[\s-]+", "_", told.lower())
    kind = _KINDS.get(kind, kind) or "article"
    if kind not in KINDS:
        raise Fault(f"the type {told!r} is none of {', '.join(KINDS)}")
    return kind


def _day(entry: dict[str, Any], left: list[str]) -> date | None:
    told = (_soft(left, None, day_of, entry.get(key)) for key in _DAYS)
    return next((day for day in told if day), None)


def _doi(entry: dict[str, Any]) -> str:
    return doi_of(_line(entry, "doi", 300))


def _licence(entry: dict[str, Any]) -> str:
    return licence_of(_line(entry, "licence", 300) or _line(entry, "license", 300))


def _authors(told: Any, left: list[str]) -> Iterator[ListedAuthor]:
    """A list of names or objects, or one string with semicolons between the names."""
    if isinstance(told, str):
        told = told.split(";") if ";" in told or told.count(",") < 2 else told.split(",")
    if isinstance(told, dict):
        told = [told]
    if not isinstance(told or [], list):
        left.append("authors is no list")
        return
    for one in told or []:
        author = _soft(left, ListedAuthor(), _author, one)
        if author.family_name or author.organisation:
            yield author


def _author(told: Any) -> ListedAuthor:
    return _person(told) if isinstance(told, dict) else _named(text_of(told, "author"))


def _person(told: dict[str, Any]) -> ListedAuthor:
    def first(*keys: str) -> str:
        return next((found for key in keys if (found := _line(told, key, 200))), "")

    family, given = first("family_name", "family", "last_name", "surname"), first("given_name", "given", "first_name")
    named = _named(first("name", "full_name", "literal")) if not family else ListedAuthor()
    orcid = re.search(r"\d{4}-\d{4}-\d{4}-\d{3}[\dX]", first("orcid"))
    return ListedAuthor(
        (family or named.family_name)[:100],
        (given or named.given_name)[:100],
        first("organisation", "organization") or named.organisation,
        orcid[0] if orcid else "",
    )


def _named(name: str) -> ListedAuthor:
    """“Aigul Omarova”, “Omarova, Aigul”, or an organisation by the words in its name."""
    name = " ".join(name.split())[:200]
    if _ORGANISATION.search(name):
        return ListedAuthor(organisation=name)
    family, comma, given = name.partition(",")
    if not comma:
        given, _, family = name.rpartition(" ")
    return ListedAuthor(family.strip()[:100], given.strip()[:100])


def _files(entry: dict[str, Any], left: list[str]) -> Iterator[ListedFile]:
    told = entry.get("files") or entry.get("file") or []
    for one in told if isinstance(told, list) else [told]:
        path, role = one, "main"
        if isinstance(one, dict):
            path = next((one[key] for key in ("path", "file", "name", "filename") if one.get(key)), None)
            role = one.get("role") or "main"
        if not isinstance(path, str) or not path.strip():
            left.append("a file has no path")
            continue
        if role not in ROLES:
            left.append(f"the role {role!r} of a file is none of {', '.join(ROLES)}")
            role = "main"
        yield ListedFile(path.strip(), role)


def _words(entry: dict[str, Any], key: str, longest: int, left: list[str]) -> tuple[str, ...]:
    told = entry.get(key) or []
    told = re.split("[;,]", told) if isinstance(told, str) else told
    if not isinstance(told, list):
        left.append(f"{key} is no list")
        return ()
    named = [it.get("name") or it.get("code") if isinstance(it, dict) else it for it in told]
    words = [_soft(left, "", _line, {"it": it}, "it", longest, key) for it in named]
    return tuple(dict.fromkeys(word for word in words if word))


def _line(entry: dict[str, Any], key: str, longest: int, name: str = "") -> str:
    line = " ".join(text_of(entry.get(key), name or key).split())
    if len(line) > longest:
        raise Fault(f"{name or key} is longer than {longest} characters")
    return line
