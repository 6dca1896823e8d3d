"""The evidence of a period: what is new since somebody looked, and what no indicator counts."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count
from django.urls import reverse

from indicators import evidence
from indicators.models import EvidenceLook, Indicator, LedgerExtract, ReportingPeriod

Kind = EvidenceLook.Kind


@dataclass(frozen=True)
class Piece:
    """A list of participants, a publication or a ledger extract. `looked_at` may have been of an earlier stand."""

    kind: str
    number: int
    title: str
    detail: int | str
    day: date
    url: str
    stand: str
    is_counted: bool
    looked_at: datetime | None = None
    looked_by: str = ""
    is_looked_at: bool = False

    @property
    def kind_name(self) -> str:
        return str(Kind(self.kind).label)

    @property
    def is_settled(self) -> bool:
        return self.is_looked_at and self.is_counted


def pieces_of(period: ReportingPeriod) -> list[Piece]:
    """All evidence of the period, by its day."""
    looks = {(look.kind, look.number): look for look in EvidenceLook.objects.select_related("by")}
    found = [*_lists(period), *_publications(period), *_extracts(period)]
    return sorted((_looked(piece, looks) for piece in found), key=lambda piece: (piece.day, piece.kind, piece.number))


def _looked(piece: Piece, looks: dict[tuple[str, int], EvidenceLook]) -> Piece:
    look = looks.get((piece.kind, piece.number))
    if look is None:
        return piece
    fields = vars(piece) | {"looked_at": look.at, "looked_by": str(look.by or "")}
    return Piece(**fields | {"is_looked_at": look.stand == piece.stand})


def _lists(period: ReportingPeriod) -> Iterator[Piece]:
    counted = Indicator.objects.counted_events()
    for event in evidence.events_between(period.starts_on, period.ends_on):
        if event.attendances:
            address = reverse("event_dashboard", args=[event.id])
            told = (event.title, event.attendances, event.ends_on, address, event.stand, event.id in counted)
            yield Piece(Kind.ATTENDANCE, event.id, *told)


def _publications(period: ReportingPeriod) -> Iterator[Piece]:
    kinds = Indicator.objects.counted_kinds()
    for work in evidence.publications_between(period.starts_on, period.ends_on):
        told = (work.title, work.kind_name, work.published_on, work.url, work.kind, work.kind in kinds)
        yield Piece(Kind.PUBLICATION, work.id, *told)


def _extracts(period: ReportingPeriod) -> Iterator[Piece]:
    """The ledger is counted by the money, not by an indicator."""
    rows = LedgerExtract.objects.filter(starts_on__lte=period.ends_on, ends_on__gte=period.starts_on)
    for row in rows.annotate(found=Count("lines")):
        stand = f"{row.found} {row.sha256[:12] or row.imported_at.isoformat()}"
        yield Piece(Kind.LEDGER, row.pk, str(row), row.found, row.ends_on, "", stand, is_counted=True)
