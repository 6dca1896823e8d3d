"""Certificates are issued once, put right by a new one, or revoked. Nothing of an issued one is ever changed."""

from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from secrets import randbelow
from typing import Any

from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.log_actions import log

from knowledge.award_mails import tell
from knowledge.awarding.facts import facts_of
from knowledge.awarding.names import Name
from knowledge.awarding.numbers import LENGTH
from knowledge.awarding.printing import Look, certificate_pdf
from knowledge.awarding.rules import Verdict, as_data
from knowledge.awarding.words import criteria
from knowledge.badges import bits
from knowledge.badges.credentials import achievement_address, badge
from knowledge.models import Achievement, Award
from participants.models import Person, User
from portal.core.codes import new_code

FILLED = 4  # a list of badges is at most a quarter full before the next one is begun


class AwardRefused(Exception):
    """The certificate cannot be issued or ended; the sentence says why."""


@dataclass(frozen=True)
class Draft:
    """A certificate as it is going to be kept, before anybody has it."""

    number: str
    name: Name
    facts: dict[str, Any]
    verdict: list[dict[str, Any]]
    pdf: bytes
    credential: str
    status_index: int


def issue(
    achievement: Achievement,
    person: Person,
    *,
    name: Name,
    verdict: Verdict,
    by: User | None,
    at: datetime,
    look: Look | None = None,
    decided_at: datetime | None = None,
) -> Award | None:
    """Issue the certificate and tell the person. None for who holds it already: asked twice, there is one.

    `look` are the pictures, when many are issued. None also for whose certificate was revoked after `decided_at`, when
    staff chose the people: it is not issued again behind their backs. Raises AwardRefused for who has not achieved it,
    has become another person's entry or has been erased.
    """
    if not verdict.is_met:
        raise AwardRefused(_("The rule of this certificate is not met."))
    in_the_way = achievement.awards.in_the_way(since=decided_at or at)
    if in_the_way.filter(person=person).exists():
        return None
    draft = _draft(achievement, person, name, as_data(verdict), look=look, at=at)
    try:
        with transaction.atomic():
            _lock(person)
            if in_the_way.filter(person=person).exists():
                return None
            award = _keep(draft, achievement, person, by=by, at=at)
            tell(award, at=at)
    except IntegrityError:
        if achievement.awards.current().filter(issued_for=person.pk).exists():
            return None
        raise
    return award


def correct(award: Award, *, name: Name, by: User, at: datetime) -> Award:
    """A new certificate with this name and the facts as they stand now; the old one says that it was superseded.

    The evidence stays what it was. Raises AwardRefused for one that is no longer valid or whose offer is gone.
    """
    achievement = award.achievement
    if achievement is None:
        raise AwardRefused(_("What this certificate was given for is deleted; it cannot be printed anew."))
    draft = _draft(achievement, award.person, name, award.evidence, look=None, at=at)
    with transaction.atomic():
        award = Award.objects.select_for_update().select_related("person").get(pk=award.pk)
        if not award.is_current:
            raise AwardRefused(_("This certificate is no longer valid."))
        _lock(award.person)
        award.superseded_at = at
        award.save(update_fields=["superseded_at"])
        new = _keep(draft, achievement, award.person, supersedes=award, by=by, at=at)
        log(award, "knowledge.award.supersede", user=by, title=award.number)
        tell(new, at=at)
    return new


def revoke(award: Award, *, reason: str, by: User, at: datetime) -> Award:
    """End it for good, and keep why. One that is revoked already is returned as it is.

    Raises AwardRefused without a reason, and for one that was superseded.
    """
    reason = " ".join(reason.split())
    if not reason:
        raise AwardRefused(_("Say why the certificate is revoked."))
    with transaction.atomic():
        award = Award.objects.select_for_update().get(pk=award.pk)
        if award.revoked_at:
            return award
        if award.superseded_at:
            raise AwardRefused(_("This certificate was superseded. Revoke the one that stands."))
        award.revoked_at, award.revoked_reason, award.revoked_by = at, reason[:300], by
        award.save(update_fields=["revoked_at", "revoked_reason", "revoked_by"])
        log(award, "knowledge.award.revoke", user=by, title=award.number)
    return award


def _draft(
    achievement: Achievement,
    person: Person,
    name: Name,
    verdict: list[dict[str, Any]],
    *,
    look: Look | None,
    at: datetime,
) -> Draft:
    number, index = new_code(LENGTH), _free_index()
    facts = facts_of(achievement, number=number, on=timezone.localdate(at))
    with override("en"):
        narrative = criteria(achievement.rule)
    return Draft(
        number=number,
        name=name,
        facts=facts,
        verdict=verdict,
        pdf=certificate_pdf(name, facts, number=number, look=look or Look.of(achievement.design)),
        credential=badge(
            facts,
            narrative=narrative,
            email=person.email,
            status_index=index,
            achievement=achievement_address(achievement),
            at=at,
        ),
        status_index=index,
    )


def _keep(
    draft: Draft,
    achievement: Achievement,
    person: Person,
    *,
    by: User | None,
    at: datetime,
    supersedes: Award | None = None,
) -> Award:
    award = Award(
        number=draft.number,
        person=person,
        issued_for=supersedes.issued_for if supersedes else person.pk,
        achievement=achievement,
        printed_name=draft.name.own,
        printed_name_latin=draft.name.latin,
        facts=draft.facts,
        evidence=draft.verdict,
        sha256=sha256(draft.pdf).hexdigest(),
        credential=draft.credential,
        status_index=draft.status_index,
        issued_at=at,
        issued_by=by,
        expires_on=_day(draft.facts["expires_on"]),
        supersedes=supersedes,
    )
    award.pdf.save(f"{draft.number}.pdf", ContentFile(draft.pdf), save=False)
    try:
        with transaction.atomic():
            award.save()
    except IntegrityError:
        award.pdf.delete(save=False)
        raise
    log(award, "knowledge.award.issue", user=by, title=award.number)
    return award


def _lock(person: Person) -> None:
    """Nobody merges or erases the person while the certificate is written."""
    row = Person.with_merged.select_for_update(of=("self",)).get(pk=person.pk)
    if row.merged_into_id:
        raise AwardRefused(_("This entry was merged into another one. Issue the certificate to that one."))
    if row.anonymised_at:
        raise AwardRefused(_("This person has been erased."))


def _free_index() -> int:
    """A place in the lists of badges, by chance, so that it tells nobody when a badge was issued."""
    span = bits.LENGTH * (1 + Award.objects.count() * FILLED // bits.LENGTH)
    while True:
        index = randbelow(span)
        if not Award.objects.filter(status_index=index).exists():
            return index


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
