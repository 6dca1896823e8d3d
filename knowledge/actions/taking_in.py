"""PDF files that come many at once: each becomes the draft of a work, with what it says of itself."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.core.files.base import File as Content
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from events.models.languages import CODES
from knowledge.actions.files import FileRefused, add_file, check_file, digest_of
from knowledge.models import Author, Edition, File, Version, Work
from knowledge.pdfs.describing import Description, described
from knowledge.pdfs.reading import AT_A_GLANCE, read_pdf
from participants.models import User


def take_in(content: Content[bytes], *, name: str, by: User | None, at: datetime) -> Work:
    """The draft that came of it. Raises FileRefused, also for bytes that are in the library already, naming where."""
    if not name.lower().endswith(".pdf"):
        raise FileRefused(_("It is no PDF."))
    check_file(content, name)
    digest = digest_of(content)
    there = File.objects.filter(sha256=digest).select_related("version__edition").first()
    if there:
        raise FileRefused(_("It is in the library already: “%(title)s”.") % {"title": there.version.edition})
    with _lying_on_disk(content) as path:
        found = described(read_pdf(path, AT_A_GLANCE), name, CODES)
    with transaction.atomic():
        version = _draft(found, at=at)
        work: Work = version.edition.work
        add_file(version, content, name=name, digest=digest, by=by, at=at)
        work.save_revision(user=by, log_action=True)
    return work


def to_complete(work: Work) -> list[str]:
    """What its form still lacks, in words for staff."""
    edition = work.editions.first()
    lacks = {
        _("authors"): not work.authors.exists(),
        _("abstract"): not (edition and edition.abstract),
        _("topics"): not work.topics.exists(),
    }
    return [_("type"), *(name for name, is_lacking in lacks.items() if is_lacking)]


def _draft(found: Description, *, at: datetime) -> Version:
    today = timezone.localdate(at)
    day = min(found.written_on or today, today)  # the clock of who wrote it may be wrong
    work = Work.objects.create(
        kind=Work.Kind.KNOWLEDGE_PRODUCT, published_on=day, live=False, has_unpublished_changes=True
    )
    for order, (given, family) in enumerate(found.authors):
        Author.objects.create(work=work, sort_order=order, given_name=given, family_name=family)
    edition = Edition.objects.create(work=work, language=found.language or "en", title=found.title)
    return Version.objects.create(edition=edition, published_on=day)


@contextmanager
def _lying_on_disk(content: Content[bytes]) -> Iterator[Path]:
    """Large uploads lie there already; a small one is written to a file that goes afterwards."""
    if hasattr(content, "temporary_file_path"):
        yield Path(content.temporary_file_path())
        return
    with NamedTemporaryFile(suffix=".pdf") as copy:
        content.seek(0)
        for piece in content.chunks():
            copy.write(piece)
        copy.flush()
        yield Path(copy.name)
