"""The demo's certificates: of the finished series, one put right and one revoked."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

from knowledge.actions.awarding import correct, issue, revoke
from knowledge.awarding.candidates import candidates
from knowledge.awarding.names import Name
from knowledge.models import Achievement, Award, CertificateDesign, Series
from participants.models import Person, User

FINISHED = "digital-services"
ISSUED_AT = datetime(2023, 3, 10, 6, tzinfo=UTC)
OF_ATTENDANCE, OF_ASSOCIATES = 7, 4  # as many as make a list; staff can issue the others themselves


def load() -> str:
    series = Series.objects.filter(slug=FINISHED).first()
    if series is None or Achievement.objects.exists():
        return "Certificates: there already, or no series is finished."
    by, design = User.objects.get(email="staff@example.org"), _design()
    attended = _issue(_attendance(series, design), OF_ATTENDANCE, by=by)
    associates = _issue(_associate(series, design), OF_ASSOCIATES, by=by)
    if len(attended) > 1:
        first = attended[-1]
        name = Name(first.printed_name, first.printed_name_latin.replace("aev", "ayev"))
        correct(first, name=name, by=by, at=ISSUED_AT + timedelta(days=3))
    if len(associates) > 1:
        reason = "Issued to another person of the same name."
        revoke(associates[-1], reason=reason, by=by, at=ISSUED_AT + timedelta(days=5))
    return f"{Award.objects.count()} certificates."


def _issue(offer: Achievement, most: int, *, by: User) -> list[Award]:
    participant = Person.objects.filter(account__email="participant@example.org").first()
    due = [it for it in candidates(offer, at=ISSUED_AT) if it.is_due]
    shown = sorted(due, key=lambda it: it.person != participant)  # who can sign in comes first
    made = [issue(offer, it.person, name=it.name.name, verdict=it.verdict, by=by, at=ISSUED_AT) for it in shown[:most]]
    return [it for it in made if it is not None]


def _design() -> CertificateDesign:
    return CertificateDesign.objects.create(
        name="Programme",
        issuer="Astana Civil Service Hub",
        issuer_ru="Астанинский хаб в сфере государственной службы",
        signatory="Saltanat Iskakova",
        signatory_ru="Салтанат Искакова",
        function="Programme manager",
        function_ru="Руководитель программы",
    )


def _attendance(series: Series, design: CertificateDesign) -> Achievement:
    return Achievement.objects.create(
        kind=Achievement.Kind.ATTENDANCE,
        series=series,
        title="Digital services for citizens",
        title_ru="Цифровые услуги для граждан",
        text="has attended the seminars of the series",
        text_ru="принял(а) участие в семинарах серии",
        rule={"share": 80},
        hours=Decimal(12),
        languages="en ru",
        design=design,
    )


def _associate(series: Series, design: CertificateDesign) -> Achievement:
    return Achievement.objects.create(
        kind=Achievement.Kind.ASSOCIATE,
        series=series,
        title="Digitalisation Associate",
        title_ru="Специалист по цифровизации",
        text="has completed the series and passed its final test",
        text_ru="завершил(а) серию и сдал(а) итоговый тест",
        rule={"share": 75, "score": {"quiz": "final", "at_least": 70}},
        hours=Decimal(12),
        languages="en ru",
        valid_months=36,
        design=design,
    )
