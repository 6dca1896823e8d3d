"""The files of a snapshot: the same bytes each time, none in halves; and a snapshot on another machine."""

import errno
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from django.conf import settings as project
from django.core.files.storage import FileSystemStorage
from django.db import connection
from django.utils import timezone

from indicators.actions.sealing import freeze
from indicators.models import Indicator, ReportFile, ReportingPeriod, Snapshot, TargetVersion
from indicators.reports.comparing import signed_against_today
from indicators.reports.filing import pdf_of, sheet_of
from portal.core import jobs
from portal.core.models import Job
from tests.factories.framework import IndicatorFactory
from tests.factories.library import WorkFactory
from tests.factories.people import UserFactory
from tests.factories.periods import CorrectionFactory, PeriodFactory
from tests.factories.places import CountryFactory
from tests.factories.reports import report_of
from tests.factories.signing import AT
from tests.printed import words_of


@pytest.fixture
def snapshot(db, settings, tmp_path, broker) -> Snapshot:
    settings.MEDIA_ROOT = tmp_path
    CountryFactory()
    IndicatorFactory(number="1.1")
    WorkFactory(published_on=date(2022, 5, 1))
    sections = {"summary": [("text", "<p>One study was published.</p>")], "progress": [("table", "framework")]}
    return freeze(report_of(sections, period=PeriodFactory()), by=None, at=AT)


def run_job() -> Job:
    job = Job.objects.get()
    jobs.run(str(job.pk))
    job.refresh_from_db()
    return job


def kept() -> list[str]:
    folder = Path(project.MEDIA_ROOT)
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_the_job_makes_four_files_with_the_hash_in_them_once(snapshot):
    # A worker that was killed left half a file behind.
    half = Path(project.MEDIA_ROOT) / f"reports/{timezone.now():%Y}/annual-2022-1-{snapshot.sha256[:8]}-public-ru.pdf"
    half.parent.mkdir(parents=True)
    half.write_bytes(b"%PDF-1.7 half")
    job = run_job()
    assert (job.state, job.error) == ("done", "")
    made = list(ReportFile.objects.all())
    assert sorted((it.language, it.edition) for it in made) == [
        ("en", "full"),
        ("en", "public"),
        ("ru", "full"),
        ("ru", "public"),
    ]
    for it in made:
        content = it.file.read()
        it.file.close()
        assert (sha256(content).hexdigest(), len(content)) == (it.sha256, it.size)
        assert snapshot.sha256 in words_of(content).replace(" ", "")
    assert len(kept()) == 4
    one = made[0]
    assert sha256(pdf_of(Snapshot.objects.get(), one.language, one.edition)).hexdigest() == one.sha256
    sheet = words_of(sheet_of(snapshot, "en")).replace(" ", "")
    assert all(it.sha256 in sheet for it in made)
    Job.objects.update(state="queued", finished_at=None)
    assert run_job().state == "done"
    assert list(ReportFile.objects.all()) == made


class FullDisk(FileSystemStorage):
    """Takes one file, and has no room for the next."""

    def _save(self, name, content):
        path = Path(self.path(name))
        path.parent.mkdir(parents=True, exist_ok=True)
        if list(path.parent.iterdir()):
            path.write_bytes(b"%PDF")
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return super()._save(name, content)


def test_a_full_disk_gets_a_sentence_and_loses_nothing(snapshot, monkeypatch):
    storage = ReportFile._meta.get_field("file").storage
    monkeypatch.setattr(ReportFile._meta.get_field("file"), "storage", FullDisk())
    job = run_job()
    assert (job.state, job.error) == ("failed", "The files could not be kept: No space left on device")
    assert (ReportFile.objects.count(), len(kept())) == (1, 1)
    monkeypatch.setattr(ReportFile._meta.get_field("file"), "storage", storage)
    Job.objects.update(state="queued", finished_at=None)
    assert run_job().state == "done"
    assert (ReportFile.objects.count(), len(kept())) == (4, 4)


def test_evidence_that_changes_after_the_freezing_shows_and_changes_nothing(snapshot):
    before = signed_against_today(snapshot)
    assert (before.changed, before.rows) == ((), {})
    WorkFactory(published_on=date(2022, 6, 1))
    after = signed_against_today(snapshot)
    assert [(it.name, it.signed, it.today) for it in after.changed] == [("publications.total.2022", "1", "2")]
    assert after.rows == {"publications": (0, 1)}
    assert signed_against_today(Snapshot.objects.get()) == after


def test_a_figure_that_is_another_today_names_the_corrections_since(snapshot):
    period = snapshot.report.period
    ReportingPeriod.objects.filter(pk=period.pk).update(state="certified")
    older = {"opened_at": AT - timedelta(days=9), "closed_at": AT, "closed_by": UserFactory()}
    CorrectionFactory(period=period, reason="Before.", **older)
    since = CorrectionFactory(period=period, opened_at=AT + timedelta(days=9))
    TargetVersion.objects.create(
        indicator=Indicator.objects.get(), year=2022, value=3, approved_at=AT, source="Minutes"
    )
    changed = {it.name: (it.signed, it.today, it.since) for it in signed_against_today(snapshot).changed}
    assert changed["indicator.1.1.target.2022"] == ("none", "3", (since,))


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_a_restored_database_proves_its_reports_on_another_machine(snapshot, tmp_path):
    if connection.vendor != "sqlite":
        pytest.skip("copies the database as SQLite can")
    run_job()
    copy = tmp_path / "elsewhere.sqlite3"
    with closing(sqlite3.connect(connection.settings_dict["NAME"])) as here, closing(sqlite3.connect(copy)) as target:
        here.backup(target)
    media = tmp_path / "elsewhere"
    elsewhere = os.environ | {
        "DATABASE_URL": f"sqlite:///{copy}",
        "SECRET_KEY": "another-machine-has-a-key-of-its-own-" * 2,
        "MEDIA_ROOT": str(media),
        "BASE_URL": "http://elsewhere.example.org",
        "DEMO": "true",
    }

    def check(*arguments: str) -> subprocess.CompletedProcess:
        command = [sys.executable, "manage.py", "check_reports", *arguments]
        return subprocess.run(command, env=elsewhere, cwd=project.BASE_DIR, capture_output=True, text=True, check=False)

    told, figures = check("--put-back"), len(snapshot.plain["figures"])
    assert told.returncode == 0, told.stderr
    first = f"Snapshot 1: 0 of {figures} figures differ today, 0 rows of evidence gone, 0 new; "
    assert told.stdout.splitlines() == [
        first + "0 of 4 files whole, 4 put back.",
        "The chain holds, and every file is as it was made.",
    ]
    assert len([path for path in media.rglob("*") if path.is_file()]) == 4
    with closing(sqlite3.connect(copy)) as target, target:
        target.execute("UPDATE indicators_snapshot SET content = replace(content, 'One study', 'Two studies')")
    spoilt = check()
    assert (spoilt.returncode, "The chain breaks at snapshot 1." in spoilt.stderr) == (1, True)
