"""Reads a journal system by OAI-PMH: only at public addresses, so much and no more, each fault in a sentence."""

import socket
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

MOST_BYTES = 20_000_000  # of one answer
SECONDS = 20.0  # for one answer to begin
MOST_SECONDS = 120.0  # for the whole of it


class Unreadable(Exception):
    """Why the journal could not be read, in a sentence for staff."""


@dataclass(frozen=True)
class Found:
    """A record as it came: Dublin Core by name; nothing of it when the journal has deleted it."""

    identifier: str
    stamp: str
    deleted: bool
    fields: dict[str, list[str]]


@dataclass(frozen=True)
class Part:
    """A part of a list, and the token with which it goes on; an empty one at the end."""

    records: list[Found]
    token: str


def is_public(address: str) -> bool:
    """Whether it is one of the open internet, so that nothing inside is read through us."""
    return ip_address(address.partition("%")[0]).is_global


def parts(
    address: str, *, since: str, in_set: str, token: str, may_read: Callable[[str], bool] = is_public
) -> Iterator[Part]:
    """The list in its parts. Raises Unreadable; what was given before stays good."""
    import httpx2  # noqa: PLC0415 (slow, and needed by the worker alone)
    from lxml import etree  # noqa: PLC0415 (the same)
    from oaipmh_scythe import Scythe, exceptions  # noqa: PLC0415 (the same)

    seen = {token}
    try:
        with Scythe(address) as harvester:
            harvester._client = _bounded_client(may_read)
            query = _question(since, in_set, token)
            while True:
                content = harvester.harvest(query).http_response.content
                root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
                read = (_found(it) for it in root.iterfind(f".//{harvester.oai_namespace}record"))
                records = [it for it in read if it]
                token = (root.findtext(f".//{harvester.oai_namespace}resumptionToken") or "").strip()
                yield Part(records, token)
                if not token:
                    return
                if token in seen:
                    raise Unreadable(_("The journal's list leads in a circle."))
                seen.add(token)
                query = _question("", "", token)
    except exceptions.NoRecordsMatch:
        return
    except exceptions.OAIPMHException as error:
        words = str(error)[:150] or type(error).__name__
        raise Unreadable(_("The journal refuses: %(words)s") % {"words": words}) from error
    except etree.XMLSyntaxError as error:
        raise Unreadable(_("The journal's answer is no sound XML.")) from error
    except (httpx2.HTTPError, httpx2.InvalidURL) as error:
        raise Unreadable(_("The journal does not answer: %(words)s") % {"words": str(error)[:150]}) from error


def _bounded_client(may_read: Callable[[str], bool]) -> Any:
    """Follows no redirect, takes no packed answer, stops reading one that is too large or takes too long.

    It connects to the address that was checked: a name may lead elsewhere a moment later.
    """
    import httpx2  # noqa: PLC0415 (slow, and needed by the worker alone)

    class Bounded(httpx2.HTTPTransport):
        def handle_request(self, request: Any) -> Any:
            began, host = time.monotonic(), request.url.host
            request.url = request.url.copy_with(host=_checked_address(str(request.url), may_read))
            request.extensions = {**request.extensions, "sni_hostname": host}
            response = super().handle_request(request)
            content = b""
            for piece in response.iter_raw():
                content += piece
                if len(content) > MOST_BYTES:
                    response.close()
                    raise Unreadable(_("One answer of the journal is too large."))
                if time.monotonic() - began > MOST_SECONDS:
                    response.close()
                    raise Unreadable(_("One answer of the journal takes too long."))
            headers = {"content-type": response.headers.get("content-type", "text/xml")}
            return httpx2.Response(response.status_code, headers=headers, content=content, request=request)

    headers = {"user-agent": "library of a governance programme", "accept-encoding": "identity"}
    return httpx2.Client(transport=Bounded(), timeout=SECONDS, headers=headers)


def _checked_address(address: str, may_read: Callable[[str], bool]) -> str:
    """The first of the addresses of its host, when all may be read."""
    parsed = urlsplit(address)
    if parsed.scheme not in ("http", "https") or not parsed.hostname:
        raise Unreadable(_("The address does not begin with http:// or https://."))
    try:
        port = parsed.port or (443 if parsed.scheme == "https" else 80)
        found = [str(it[4][0]) for it in socket.getaddrinfo(parsed.hostname, port, type=socket.SOCK_STREAM)]
    except (OSError, ValueError) as error:
        raise Unreadable(_("There is no such address.")) from error
    if not found or not all(map(may_read, found)):
        raise Unreadable(_("The address is not one of the open internet."))
    return found[0]


def _question(since: str, in_set: str, token: str) -> dict[str, str]:
    if token:
        return {"verb": "ListRecords", "resumptionToken": token}
    asked = {"verb": "ListRecords", "metadataPrefix": "oai_dc", "from": since, "set": in_set}
    return {name: value for name, value in asked.items() if value}


def _found(element: Any) -> Found | None:
    """None of a record that is built otherwise than the protocol says: the others are read all the same."""
    from oaipmh_scythe.models import Record  # noqa: PLC0415 (slow, and needed by the worker alone)

    try:
        record = Record(element)
        fields = {} if record.header.deleted else record.get_metadata()
    except (AttributeError, StopIteration, TypeError, ValueError):
        return None
    return Found(
        identifier=(record.header.identifier or "").strip(),
        stamp=(record.header.datestamp or "").strip(),
        deleted=record.header.deleted,
        fields={name: [it.strip() for it in values if it and it.strip()] for name, values in fields.items()},
    )
