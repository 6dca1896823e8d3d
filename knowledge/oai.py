"""The library as a repository of OAI-PMH 2.0: its answers as XML.

A work is one item, with all its editions. What was withdrawn, or published and taken back, stays as a deleted record.
"""

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element, SubElement, register_namespace, tostring

from django.conf import settings
from django.core import signing
from django.db.models import Min, Q
from django.utils import timezone
from django.utils.translation import override

from knowledge.citations import name_of, permanent_address, publisher_name
from knowledge.models import Work, WorkQuerySet
from knowledge.oai_requests import PREFIX, Asked, Position, Refused
from knowledge.scholarly import LICENCES

PER_PART = 100
ONE_SECOND = timedelta(seconds=1)
SALT = "oai-pmh"
OAI = "http://www.openarchives.org/OAI/2.0/"
OAI_DC = "http://www.openarchives.org/OAI/2.0/oai_dc/"
DC = "http://purl.org/dc/elements/1.1/"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
for _prefix, _namespace in (("", OAI), ("oai_dc", OAI_DC), ("dc", DC), ("xsi", XSI)):
    register_namespace(_prefix, _namespace)


def items(at: datetime) -> WorkQuerySet:
    """Whatever is or was published, the one that changed first first."""
    was = Q(live=True, published_on__lte=timezone.localdate(at)) | Q(live=False, first_published_at__isnull=False)
    return Work.objects.filter(was).order_by("changed_at", "pk")


def document(asked: dict[str, str], at: datetime) -> Element:
    root = Element(
        _oai("OAI-PMH"), {f"{{{XSI}}}schemaLocation": f"{OAI} http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd"}
    )
    _add(root, _oai("responseDate"), _stamp(at))
    _add(root, _oai("request"), settings.BASE_URL + "/library/oai", asked)
    return root


def refusal(refused: Refused, at: datetime, asked: dict[str, str]) -> Element:
    root = document({} if refused.code in ("badVerb", "badArgument") else asked, at)
    _add(root, _oai("error"), refused.sentence, {"code": refused.code})
    return root


def answer(asked: Asked, at: datetime, arguments: dict[str, str]) -> Element:
    root = document(arguments, at)
    ANSWERS[asked.verb](SubElement(root, _oai(asked.verb)), asked, at)
    return root


def as_bytes(root: Element) -> bytes:
    return tostring(root, encoding="utf-8", xml_declaration=True)


def _identify(into: Element, asked: Asked, at: datetime) -> None:
    earliest = items(at).aggregate(first=Min("changed_at"))["first"] or at
    for name, text in (
        ("repositoryName", settings.WAGTAIL_SITE_NAME),
        ("baseURL", settings.BASE_URL + "/library/oai"),
        ("protocolVersion", "2.0"),
        ("adminEmail", settings.DEFAULT_FROM_EMAIL.rpartition("<")[2].rstrip(">")),
        ("earliestDatestamp", _stamp(earliest)),
        ("deletedRecord", "persistent"),
        ("granularity", "YYYY-MM-DDThh:mm:ssZ"),
    ):
        _add(into, _oai(name), text)


def _list_formats(into: Element, asked: Asked, at: datetime) -> None:
    if asked.identifier:
        _found(asked.identifier, at)
    one = SubElement(into, _oai("metadataFormat"))
    _add(one, _oai("metadataPrefix"), PREFIX)
    _add(one, _oai("schema"), "http://www.openarchives.org/OAI/2.0/oai_dc.xsd")
    _add(one, _oai("metadataNamespace"), OAI_DC)


def _list_sets(into: Element, asked: Asked, at: datetime) -> None:
    with override("en"):
        for value, label in Work.Kind.choices:
            one = SubElement(into, _oai("set"))
            _add(one, _oai("setSpec"), value)
            _add(one, _oai("setName"), str(label))


def _get_record(into: Element, asked: Asked, at: datetime) -> None:
    _record(into, _found(asked.identifier, at))


def _list(into: Element, asked: Asked, at: datetime) -> None:
    rows = _chosen(asked, at)
    after = asked.after
    rest = rows
    if after:
        stamp = datetime.fromisoformat(after.stamp)
        rest = rows.filter(Q(changed_at__gt=stamp) | Q(changed_at=stamp, pk__gt=after.number))
    if asked.verb == "ListRecords":
        rest = rest.prefetch_related("editions", "authors", "topics", "countries")
    part = list(rest[: PER_PART + 1])
    if not part:
        raise Refused("noRecordsMatch", "There is nothing that fits.")
    for work in part[:PER_PART]:
        (_record if asked.verb == "ListRecords" else _header)(into, work)
    _add_token(into, asked, part, size=rows.count())


def _add_token(into: Element, asked: Asked, part: list[Work], *, size: int) -> None:
    """The last part of a list that came in parts has an empty one."""
    before = asked.after.handed_out if asked.after else 0
    facts = {"completeListSize": str(size), "cursor": str(before)}
    if len(part) > PER_PART:
        last = part[PER_PART - 1]
        held = sealed(asked, Position(last.changed_at.isoformat(), last.pk, before + PER_PART))
        _add(into, _oai("resumptionToken"), held, facts)
    elif asked.after:
        SubElement(into, _oai("resumptionToken"), facts)


def sealed(asked: Asked, position: Position) -> str:
    return signing.dumps(
        {
            "verb": asked.verb,
            "from": _stamp(asked.since) if asked.since else "",
            # The token holds the last second that is meant, as the protocol writes it.
            "until": _stamp(asked.before.replace(microsecond=0) - ONE_SECOND) if asked.before else "",
            "set": asked.in_set,
            "stamp": position.stamp,
            "number": str(position.number),
            "handed_out": str(position.handed_out),
        },
        salt=SALT,
    )


def unsealed(token: str) -> dict[str, str] | None:
    try:
        return dict(signing.loads(token, salt=SALT))
    except signing.BadSignature:
        return None


def _chosen(asked: Asked, at: datetime) -> WorkQuerySet:
    if asked.in_set and asked.in_set not in Work.Kind.values:
        raise Refused("noRecordsMatch", "There is no such set.")
    limits = {"changed_at__gte": asked.since, "changed_at__lt": asked.before, "kind": asked.in_set}
    return items(at).filter(**{name: value for name, value in limits.items() if value})


def _found(identifier: str, at: datetime) -> Work:
    number = identifier.removeprefix(_identifier(""))
    if number == identifier or not number.isascii() or not number.isdigit() or len(number) > 9:
        raise Refused("idDoesNotExist", "There is no such record.")
    work = items(at).filter(number=int(number)).first()
    if work is None:
        raise Refused("idDoesNotExist", "There is no such record.")
    return work


def _identifier(number: object) -> str:
    return f"oai:{urlsplit(settings.BASE_URL).hostname}:work/{number}"


def _header(into: Element, work: Work) -> Element:
    header = SubElement(into, _oai("header"), {"status": "deleted"} if _is_deleted(work) else {})
    _add(header, _oai("identifier"), _identifier(work.number))
    _add(header, _oai("datestamp"), _stamp(work.changed_at))
    _add(header, _oai("setSpec"), work.kind)
    return header


def _is_deleted(work: Work) -> bool:
    return work.is_withdrawn or not work.live


def _record(into: Element, work: Work) -> None:
    record = SubElement(into, _oai("record"))
    _header(record, work)
    if _is_deleted(work):
        return
    schema = {f"{{{XSI}}}schemaLocation": f"{OAI_DC} http://www.openarchives.org/OAI/2.0/oai_dc.xsd"}
    dc = SubElement(SubElement(record, _oai("metadata")), f"{{{OAI_DC}}}dc", schema)
    with override("en"):
        for name, text, language in _dublin_core(work):
            _add(dc, f"{{{DC}}}{name}", text, {LANG: language} if language else {})


def _dublin_core(work: Work) -> Iterable[tuple[str, str, str]]:
    """Name, text and the language of the text."""
    editions = list(work.editions.all())
    names = [name_of(author) for author in work.authors.all()]
    yield from (("title", it.title, it.language) for it in editions)
    yield from (("creator", f"{it.family}, {it.given}" if it.given else it.family, "") for it in names)
    yield from (("subject", topic.name, "en") for topic in work.topics.all())
    yield from (("description", it.abstract, it.language) for it in editions if it.abstract)
    yield "publisher", publisher_name(), "en"
    yield from (("contributor", it.translator, "") for it in editions if it.translator)
    yield "date", work.published_on.isoformat(), ""
    yield "type", str(work.get_kind_display()), "en"
    yield "identifier", settings.BASE_URL + permanent_address(work), ""
    if work.doi:
        yield "identifier", f"https://doi.org/{work.doi}", ""
    yield from (("language", it.language, "") for it in editions)
    yield from (("coverage", country.name, "en") for country in work.countries.all())
    yield "rights", LICENCES.get(Work.Licence(work.licence), str(work.get_licence_display())), ""


def _oai(name: str) -> str:
    return f"{{{OAI}}}{name}"


def _add(into: Element, name: str, text: str, attributes: dict[str, str] | None = None) -> None:
    SubElement(into, name, {key: _clean(value) for key, value in (attributes or {}).items()}).text = _clean(text)


def _clean(text: str) -> str:
    return NOT_XML.sub("", text)


def _stamp(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


ANSWERS = {
    "Identify": _identify,
    "ListMetadataFormats": _list_formats,
    "ListSets": _list_sets,
    "GetRecord": _get_record,
    "ListIdentifiers": _list,
    "ListRecords": _list,
}
