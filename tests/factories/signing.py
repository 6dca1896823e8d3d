from datetime import UTC, datetime

from django.core.files.base import ContentFile

from indicators.models import Edition, Report, ReportFile, Signature, Snapshot
from indicators.reports.canonical import canonical, digest
from indicators.reports.document import Document, to_plain
from tests.factories.people import UserFactory

AT = datetime(2023, 2, 6, 6, tzinfo=UTC)


def manager(**fields):
    return UserFactory(role="Programme manager", first_name="Aigul", last_name="Serikova", **fields)


def board(**fields):
    return UserFactory(role="Board member", first_name="Min-jun", last_name="Kang", **fields)


def with_files(snapshot: Snapshot) -> Snapshot:
    """Its four files, not worth reading."""
    for language in ("en", "ru"):
        for edition in Edition:
            row = ReportFile(snapshot=snapshot, language=language, edition=edition, sha256="0" * 64, size=4, made_at=AT)
            row.file.save(f"{snapshot.number}-{language}-{edition}.pdf", ContentFile(b"%PDF"), save=False)
            row.save()
    return snapshot


def sealed(report: Report) -> Snapshot:
    """Signed by both, with its files; its document is empty."""
    document = to_plain(
        Document(
            language="en", edition="full", kind=report.kind, kind_name="Report", title=report.title, subtitle="Hub",
            author="Hub", days=("2022-01-01", "2022-12-31"), cover=(), sections=(),
        )
    )  # fmt: skip
    both = {"full": document, "public": document}
    about = {"kind": report.kind, "title": report.title, "title_ru": "", "days": ["2022-01-01", "2022-12-31"]}
    frozen = {"documents": {"en": both, "ru": both}, "evidence": {}, "figures": {}, "portal": "", "report": about}
    content = canonical(frozen)
    snapshot = Snapshot.objects.create(
        report=report, number=1, content=content, sha256=digest(content), key="0b" * 32, code_version="1", made_at=AT
    )
    for role, by in {"manager": manager(), "board": board()}.items():
        Signature.objects.create(snapshot=snapshot, role=role, name=by.get_full_name(), at=AT, by=by)
    return with_files(snapshot)
