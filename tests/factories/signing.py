from datetime import UTC, datetime

from django.core.files.base import ContentFile

from indicators.models import Edition, ReportFile, Snapshot
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
