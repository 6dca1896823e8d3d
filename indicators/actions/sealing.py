"""To freeze a report as a snapshot, and to sign it. docs/decisions/0015."""

import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import OperationalError, connection, transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from indicators import stored
from indicators.models import Edition, Report, ReportingPeriod, Signature, SigningRole, Snapshot
from indicators.reports.canonical import canonical, digest, keyed_hash
from indicators.reports.composing import composed, problems
from indicators.reports.document import to_plain
from indicators.reports.editions import public_edition
from indicators.reports.hiding import hiding_of
from indicators.reports.manifest import evidence_of
from indicators.reports.material import Material, material_of
from portal.core import jobs
from portal.core.models import Job

FILES = "sealed-report"
FORMAT = 1  # of the content of a snapshot
TRIES = 3
LANGUAGES = [language for language, _name in settings.LANGUAGES]
State = ReportingPeriod.State

PERMISSIONS = {
    SigningRole.MANAGER: "indicators.approve_reportingperiod",
    SigningRole.BOARD: "indicators.certify_reportingperiod",
}
# Nobody signs the report of a period before taking the own step of the period.
SIGNED_WHEN = {
    SigningRole.MANAGER: (State.APPROVED, State.CERTIFIED),
    SigningRole.BOARD: (State.CERTIFIED,),
}


class FreezingRefused(Exception):
    """The report cannot be frozen now; the sentence says why. Nothing was written."""


class SigningRefused(Exception):
    """The snapshot cannot be signed so; the sentence says why. Nothing was written."""


def freeze(report: Report, *, by: Any, at: datetime) -> Snapshot:
    """A snapshot of the report as it was last saved, in both languages and editions; a job then makes its files.

    Of two at once the second waits for the first. Where nothing has changed since the report's newest snapshot, that is
    returned, unless somebody has signed it: who sends a report again has it signed again. Raises UnknownYear when there
    is nothing to report, FreezingRefused while evidence is being written or where a picture cannot be printed.
    """
    stored.count_changes()
    try:
        with _alone():
            return _frozen(report, by=by, at=at)
    except OperationalError as moved:  # a view of one moment cannot write what somebody else has written since
        raise FreezingRefused(_being_changed()) from moved


def _frozen(report: Report, *, by: Any, at: datetime) -> Snapshot:
    parts, evidence = _as_one(report.latest)
    newest: Snapshot | None = report.snapshots.first()
    if newest is None or newest.signatures.exists() or newest.content != _content(parts, evidence, newest):
        newest = _add(report, parts, evidence, by=by, at=at)
    _ask_for_files(newest, by=by, at=at)
    return newest


def _being_changed() -> str:
    return _("The evidence is being changed at this moment. Please try again in a minute.")


def ask_for_missing_files(report: Report, *, by: Any, at: datetime) -> None:
    """Once more where the job that was to make them failed; while one is under way nothing is asked."""
    newest = report.snapshots.first()
    if newest:
        _ask_for_files(newest, by=by, at=at)


@contextmanager
def _alone() -> Iterator[None]:
    """A transaction in which no other report is frozen and, unless another has begun it, all that is read is of one
    moment. The lock is taken first: it comes before the moment.
    """
    begins = not connection.in_atomic_block
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                if begins:
                    cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
                cursor.execute(f"LOCK TABLE {Snapshot._meta.db_table} IN SHARE ROW EXCLUSIVE MODE")
        yield


def _as_one(report: Report) -> tuple[dict[str, Any], Mapping[str, Any]]:
    """The parts and their evidence, read before and after: what changed in between would stand in one part alone."""
    for _try in range(TRIES):
        before = evidence_of(report)
        parts = _parts(report)
        if canonical(evidence_of(report)) == canonical(before):
            return parts, before
    raise FreezingRefused(_being_changed())


def _parts(report: Report) -> dict[str, Any]:
    documents = {}
    for language in LANGUAGES:
        with override(language):
            material = material_of(report)
            full = composed(report, material)
            if found := problems(full):
                raise FreezingRefused(" ".join(found))
            public = public_edition(full, hiding_of(material))
        documents[language] = {Edition.FULL: to_plain(full), Edition.PUBLIC: to_plain(public)}
    first, last = report.days
    about = {"kind": report.kind, "title": report.title, "title_ru": report.title_ru, "days": [first, last]}
    return {
        "format": FORMAT,
        "code": settings.CODE_VERSION,
        "portal": settings.BASE_URL,
        "report": about,
        "figures": _figures(material),
        "documents": documents,
    }


def _figures(material: Material) -> dict[str, Any]:
    return {name: it.figure.computed for name, it in material.checked.items()}


def _content(parts: Mapping[str, Any], evidence: Mapping[str, Any], place: Snapshot) -> str:
    """With the place in the chain, which is hashed with the rest."""
    hashes = {kind: [keyed_hash(row, place.key) for row in rows] for kind, rows in evidence.items()}
    return canonical({**parts, "evidence": hashes, "number": place.number, "previous": place.previous})


def _add(report: Report, parts: Mapping[str, Any], evidence: Mapping[str, Any], *, by: Any, at: datetime) -> Snapshot:
    before = Snapshot.objects.first()
    snapshot = Snapshot(
        report=report,
        number=before.number + 1 if before else 1,
        previous=before.sha256 if before else "",
        key=secrets.token_hex(32),
        code_version=settings.CODE_VERSION,
        made_at=at,
        made_by=by,
    )
    snapshot.content = _content(parts, evidence, snapshot)
    snapshot.sha256 = digest(snapshot.content)
    snapshot.save()
    return snapshot


def _ask_for_files(snapshot: Snapshot, *, by: Any, at: datetime) -> None:
    parameters = {"number": snapshot.number}
    is_asked = Job.objects.unfinished().filter(kind=FILES, parameters=parameters).exists()
    if is_asked or snapshot.files.count() == len(LANGUAGES) * len(Edition):
        return
    title = _("Files of “%(report)s”") % {"report": snapshot.report}
    jobs.start(FILES, title=title, by=by, parameters=parameters, at=at, holds_people=False)


def sign(snapshot: Snapshot, *, role: str, by: Any, at: datetime) -> Signature:
    """Sign the newest snapshot of a report: the manager, then the board, each once its files are there to be read.

    Who signs twice in the role gets the signature that is there. Raises SigningRefused.
    """
    role = SigningRole(role)
    with transaction.atomic():
        Report.objects.select_for_update().get(pk=snapshot.report_id)
        there = list(snapshot.signatures.all())
        mine = next((it for it in there if it.role == role and it.by_id == by.pk), None)
        if mine:
            return mine
        _check_who(role, by, there)
        _check_snapshot(snapshot)
        _check_period(snapshot.report, role)
        return Signature.objects.create(snapshot=snapshot, role=role, name=by.get_full_name(), at=at, by=by)


def _check_who(role: SigningRole, by: Any, there: list[Signature]) -> None:
    signed = {it.role for it in there}
    if not by.has_perm(PERMISSIONS[role]):
        raise SigningRefused(_("Your role does not sign here."))
    if not by.get_full_name():
        raise SigningRefused(_("Your account has no name. A signature needs one."))
    if role in signed:
        raise SigningRefused(_("Somebody else has signed in this role."))
    if any(it.by_id == by.pk for it in there):
        raise SigningRefused(_("You have signed this report; somebody else has to sign it too."))
    if role is SigningRole.BOARD and SigningRole.MANAGER not in signed:
        raise SigningRefused(_("The programme manager signs first."))


def _check_snapshot(snapshot: Snapshot) -> None:
    if snapshot != snapshot.report.snapshots.first():
        raise SigningRefused(_("There is a newer snapshot of this report. Sign that one."))
    if digest(snapshot.content) != snapshot.sha256:
        raise SigningRefused(_("The snapshot is not what it was when it was made. It cannot be signed."))
    if snapshot.files.count() < len(LANGUAGES) * len(Edition):
        raise SigningRefused(_("The files of the report are still being made. Please try again in a minute."))


def _check_period(report: Report, role: SigningRole) -> None:
    if report.period and report.period.state not in SIGNED_WHEN[role]:
        needed = State.APPROVED if role is SigningRole.MANAGER else State.CERTIFIED
        words = {"period": report.period, "state": needed.label}
        raise SigningRefused(_("The period “%(period)s” has to be “%(state)s” before this signature.") % words)
