"""Who may do what: the one table from which groups are made and on which the access tests are driven."""

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Role:
    """A role: its group's name, what people call it, the permissions it brings ("app.codename").

    `pages` are the page permissions at the root of the site ("add", "change", "publish", "delete").
    """

    group: str
    name: Promise
    permissions: frozenset[str] = frozenset()
    pages: frozenset[str] = frozenset()

    @property
    def is_staff(self) -> bool:
        return "wagtailadmin.access_admin" in self.permissions


def _permissions(*specs: str) -> frozenset[str]:
    """`"events.view,change.registration"` is events.view_registration and events.change_registration."""
    found = set()
    for spec in specs:
        app, verbs, *model = spec.split(".")
        found |= {f"{app}.{verb}_{model[0]}" for verb in verbs.split(",")} if model else {spec}
    return frozenset(found)


ADMIN = "wagtailadmin.access_admin"
WRITING = frozenset({"add", "change", "publish"})
REGISTRATIONS = (
    "events.view.registration",
    "events.decide_registration",
    "events.mark_attendance",
    "events.import_list",
    "participants.view.person",
    "participants.import_person",
    "participants.export_person",
    "core.view.job",
    "core.view.outgoingmail",
    "core.resend_outgoingmail",
)
HANDOUTS = ("events.hand_out_lists", "events.hand_out_figures")
PLANNING = ("events.view,add,change,delete.entrybar",)
DATA_REQUESTS = ("participants.view.datarequest", "participants.handle_datarequest", "core.view.retentionrun")
DOWNLOADS = ("knowledge.view_download_statistics",)
QUIZZES = (
    "knowledge.view,add,change.quiz",
    "knowledge.view.attempt",
    "knowledge.view,add,change,delete.accommodation",
)
LIBRARY = ("knowledge.view,add,change,publish.work", "knowledge.view,add,change.edition")
SERIES = ("knowledge.view,add,change,publish.series", "knowledge.manage_enrolment")
SURVEYS = ("knowledge.view,add,change.survey",)
JOURNALS = ("knowledge.view,add,change.harvestsource",)
TOPICS = ("events.view,add,change.topic",)
CERTIFICATES = (
    "knowledge.issue_award",
    "knowledge.revoke_award",
    "knowledge.view.award",
    "knowledge.view,add,change.achievement",
    "knowledge.view,add,change.certificatedesign",
)
QUESTIONS = ("knowledge.view,add,change.question",)
READING_RESULTS = (
    "indicators.view_dashboard",
    "indicators.make_report",
    "indicators.view.reportingperiod",
    "indicators.view.discrepancy",
    "indicators.view.report",
)
FRAMEWORK = (
    *READING_RESULTS,
    "indicators.check_figures",
    "indicators.view,add,change.project",
    "indicators.view,add,change.output",
    "indicators.view,add,change.activity",
    "indicators.view,add,change.indicator",
    "indicators.view,add.targetversion",
    "indicators.view,add.statedresult",
    "indicators.view,add,change.claim",
    "indicators.view,add,change.headcountclaim",
    "indicators.view,add,change.reportingperiod",
    "indicators.submit_reportingperiod",
    "indicators.correct_reportingperiod",
    "indicators.view,add,change.risk",
    "indicators.view,add.riskreview",
    "indicators.view,add,change.issue",
    "indicators.view,add,change.lesson",
    "indicators.add,change.report",
)
READING_REPORTS = ("indicators.view.report",)
WRITING_REPORTS = ("indicators.view,add,change.report",)
MONEY = (
    "indicators.import_money",
    "indicators.view.budgetversion",
    "indicators.view.ledgerextract",
    "indicators.view,add.reconcilingitem",
    "indicators.view,add.receipt",
    "indicators.view,add.budgetchange",
)
MERGING = ("participants.merge_person", "participants.view.matchcandidate", "participants.view.merge")
UPLOADS = ("wagtailimages.add,change,choose.image", "wagtaildocs.add,change,choose.document")

ROLES: tuple[Role, ...] = (
    Role(
        "Programme staff",
        _("programme staff"),
        _permissions(
            ADMIN,
            *REGISTRATIONS,
            *HANDOUTS,
            *LIBRARY,
            *QUESTIONS,
            *DOWNLOADS,
            *QUIZZES,
            *SERIES,
            *SURVEYS,
            *TOPICS,
            *CERTIFICATES,
            *UPLOADS,
            *DATA_REQUESTS,
            *MERGING,
            *PLANNING,
            "participants.change.person",
            "participants.view,add,change.institution",
            "indicators.view_dashboard",
            "indicators.make_report",
            "indicators.view,change.report",
        ),
        WRITING,
    ),
    Role(
        "M&E officer",
        _("M&E officer"),
        _permissions(
            ADMIN,
            *FRAMEWORK,
            *MONEY,
            *DOWNLOADS,
            *SURVEYS,
            *WRITING_REPORTS,
            *UPLOADS,
            "events.view.registration",
            "participants.view.person",
            "core.view.job",
            "events.hand_out_figures",
        ),
    ),
    Role(
        "Programme manager",
        _("programme manager"),
        _permissions(ADMIN, *READING_RESULTS, *READING_REPORTS, "indicators.approve_reportingperiod", "core.view.job"),
    ),
    Role(
        "Board member",
        _("member of the board"),
        _permissions(ADMIN, *READING_RESULTS, *READING_REPORTS, "indicators.certify_reportingperiod", "core.view.job"),
    ),
    Role("Editor", _("editor"), _permissions(ADMIN, *LIBRARY, *DOWNLOADS, *TOPICS, *UPLOADS), WRITING),
    Role(
        "Logistics",
        _("logistics"),
        _permissions(
            ADMIN, "events.view.registration", "events.mark_attendance", "events.hand_out_lists", "events.handle_travel"
        ),
    ),
    Role("Focal point", _("focal point of a country"), _permissions("events.view_own_country")),
    Role("Trainer", _("trainer")),
    Role("Donor", _("donor"), _permissions("indicators.view_dashboard")),
    Role("Participant", _("participant")),
    Role(
        "Administrator",
        _("administrator"),
        _permissions(
            ADMIN,
            *REGISTRATIONS,
            *HANDOUTS,
            *LIBRARY,
            *JOURNALS,
            *QUIZZES,
            *QUESTIONS,
            *SERIES,
            *DOWNLOADS,
            *SURVEYS,
            *TOPICS,
            *CERTIFICATES,
            *UPLOADS,
            *FRAMEWORK,
            *MONEY,
            *WRITING_REPORTS,
            *DATA_REQUESTS,
            "participants.view,add,change.user",
            *MERGING,
            *PLANNING,
            "participants.view,change.person",
            "participants.view,add,change.institution",
            "auth.view,add,change.group",
        ),
        WRITING | {"delete"},
    ),
)


def role(group: str) -> Role:
    """The role of this group name. Raises LookupError for a name that is not in the table."""
    for candidate in ROLES:
        if candidate.group == group:
            return candidate
    raise LookupError(f"there is no role {group!r}")


def roles_of(user: Any) -> list[Role]:
    """The roles that a signed-in user has, in the order of the table."""
    if not user.is_authenticated:
        return []
    groups = set(user.groups.values_list("name", flat=True))
    return [candidate for candidate in ROLES if candidate.group in groups]
