"""A small world with a row behind every address, and two people whose names must not turn up where they may not."""

from datetime import date, timedelta
from typing import Any

from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.admin.models import EditingSession
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.images.tests.utils import get_test_image_file
from wagtail.log_actions import log
from wagtail.models import (
    Collection,
    CollectionViewRestriction,
    GroupApprovalTask,
    PageViewRestriction,
    Site,
    UploadedFile,
    Workflow,
    WorkflowTask,
)

from allocation_demo.oblast import make_oblast
from events.actions.attendance import check_in
from events.actions.nominating import Nominee, add
from events.actions.registration import confirm, decline, register
from events.links import FEED, OWN
from events.mails import WITHDRAW
from events.models import CheckIn, EntryBar, EventIndexPage, EventPage, Nomination, Topic
from events.nomination_links import NOMINATION
from events.travel_mails import TRAVEL
from events.views.registering import REGISTERED
from indicators.actions.composing import begin_report
from indicators.models import (
    BudgetChange,
    BudgetVersion,
    Issue,
    LedgerExtract,
    Lesson,
    Output,
    Project,
    Receipt,
    ReconcilingItem,
    Risk,
)
from knowledge.models import Work
from participants.models import DataRequest, MatchCandidate, Person, PersonDetails, User
from portal.core.list_rows import SHOWN, ListRow
from portal.core.models import Job, OutgoingMail, UploadedList
from portal.core.signing import sign
from tests.factories.events import EventPageFactory, PastEventPageFactory
from tests.factories.library import FileFactory, WorkFactory
from tests.factories.merging import merged
from tests.factories.people import PersonDetailsFactory, PersonFactory, UserFactory
from tests.factories.places import CountryFactory
from tests.factories.travel import TravelRequestFactory, handed_in
from tests.pages.desk_world import build_desk
from tests.pages.learning_world import build_learning

# What tells on each of the two, in any script: names, address, post, phone.
ARMENIAN = ("Telltalyan", "Թելթալյան", "telltalyan@", "Keeper of Telltale Seals", "+37491004422")
GEORGIAN = ("Talltelishvili", "თალთელიშვილი", "talltelishvili@", "Keeper of Talltale Rolls", "+995599004422")

DASHBOARD = {
    "indicators:donor_page:page": "published",
    "indicators:donor_table:page": "risks",
    "indicators:donor_table:table": "risks",
}


def build() -> dict[str, Any]:
    """Make it. Returns what to put into addresses: by parameter, or by namespace (or name) and parameter."""
    staff = UserFactory(role="Programme staff", first_name="Dana", last_name="Ospan", password="!")
    event, past = EventPageFactory(slug="walk", admission="approval"), PastEventPageFactory(slug="walked")
    two = _people()
    for details in two:
        _take_part(details, event, past, by=staff)
    rows = _things(event, two, by=staff) | _wagtail_things(event, by=staff)
    harmless = register(past, _harmless(), consent_text="Yes.", language="en", at=_before(past))
    someone = PersonDetailsFactory(family_name="Harmless")
    coming = register(event, someone, consent_text="Yes.", language="en", at=timezone.now())
    own = ["own_registration", "accept_offer", "give_back", "own_calendar"]
    tokens = dict.fromkeys(own, sign(OWN, coming.code)) | {
        "registered": sign(REGISTERED, harmless.pk),
        "withdraw": sign(WITHDRAW, coming.code),
        "own_feed": sign(FEED, coming.code),
    }
    rows |= DASHBOARD | _journeys(two) | _nominations(two, by=staff) | build_learning()
    return rows | {f"events:{name}:token": token for name, token in tokens.items()}


def _journeys(two: list[PersonDetails]) -> dict[str, Any]:
    """One of the two travels; the link is of somebody who tells nothing."""
    person = Person.objects.get(family_name_latin=two[0].family_name_latin)
    of_one = handed_in(TravelRequestFactory(registration__person=person), at=timezone.now())
    return {"travel_id": of_one.pk, "events:travel:token": sign(TRAVEL, TravelRequestFactory().registration.code)}


def _nominations(two: list[PersonDetails], *, by: User) -> dict[str, Any]:
    """The countries of the two have named them for a visit; the link is of somebody who tells nothing."""
    visit, now = EventPageFactory(admission="nomination"), timezone.now()
    for details in two:
        words = {name: getattr(details, name) for name in Nominee.__dataclass_fields__}
        add(visit, details.country, [Nominee(**words)], by=by, at=now)
    listed = Nomination.objects.of(visit, two[0].country).get()
    asked = register(EventPageFactory(), _harmless(), consent_text="Yes.", language="en", at=now)
    names = ["nominations", "add_nominee", "paste_nominees", "move_nominee", "remove_nominee", "submit_nominations"]
    return {
        **{f"events:{name}:event_id": visit.pk for name in names},
        "country": two[0].country.pk,
        "nomination_id": listed.pk,
        "events:answer_nomination:token": sign(NOMINATION, asked.code),
    }


def _before(event: EventPage) -> Any:
    return event.starts_at - timedelta(days=7)


def _harmless() -> PersonDetails:
    """Somebody whose name tells nothing: the links that a person gets by mail are theirs."""
    return PersonDetailsFactory(given_name="Ani", family_name="Harmless", email="ani.harmless@example.org")


def own_person() -> Person:
    return Person.objects.get(email="ani.harmless@example.org")


def _people() -> list[PersonDetails]:
    armenia = CountryFactory(iso2="AM", report_code="ARM", name="Armenia", name_ru="Армения")
    georgia = CountryFactory(iso2="GE", report_code="GEO", name="Georgia", name_ru="Грузия")
    people = [("Astghik", armenia, ARMENIAN), ("Nestan", georgia, GEORGIAN)]
    return [
        PersonDetails(
            given_name,
            signs[1],
            sex=Person.Sex.FEMALE,
            country=country,
            institution="Archive",
            email=f"{signs[2]}example.org",
            phone=signs[4],
            position=signs[3],
            given_name_latin=given_name,
            family_name_latin=signs[0],
        )
        for given_name, country, signs in people
    ]


def _take_part(details: PersonDetails, event: EventPage, past: EventPage, *, by: User) -> None:
    """Everything that happens to a person: consents, mails, decisions, presence, a correction, an account."""
    words = {"consent_text": "I agree.", "language": "en"}
    was_there = confirm(register(past, details, **words, at=_before(past)), by=by, at=_before(past))
    day, mode, source = past.starts_on, EventPage.Mode.IN_PERSON, CheckIn.Source.MANUAL
    check_in(was_there, day=day, mode=mode, by=by, at=timezone.now(), source=source)
    other = EventPageFactory(admission="approval")
    reason = f"{details.family_name_latin} sent no letter"
    decline(register(other, details, **words, at=timezone.now()), reason=reason, by=by, at=timezone.now())
    person = register(event, details, **words, at=timezone.now()).person
    log(instance=person, action="wagtail.edit", user=by)
    name = {"first_name": details.given_name, "last_name": details.family_name}
    UserFactory(person=person, email=details.email, password="!", **name)


def _things(event: EventPage, two: list[PersonDetails], *, by: User) -> dict[str, Any]:
    """Rows of our own, each with the two people in it where it can hold a name."""
    names, now = " ".join(ARMENIAN + GEORGIAN), timezone.now()
    first, second = Person.objects.filter(family_name_latin__in=[d.family_name_latin for d in two]).order_by("pk")
    pair = MatchCandidate.objects.create(first=first, second=second, score=0.5, reasons=[], found_at=now)
    twin = PersonFactory(family_name_latin=first.family_name_latin, country=first.country)
    merge = merged(first, twin, reason=names[:300], by=by)
    job = Job.objects.create(
        kind="annual-report", title=f"List of {names}"[:200], note=names[:300], asked_by=by, asked_at=now,
        finished_at=now, state=Job.State.DONE,
    )  # fmt: skip
    job.result.save("walk.csv", ContentFile(names.encode()))
    upload = _uploaded_list(names, by=by, job=job)
    request = DataRequest.objects.create(person=first, kind="correction", text=names, asked_at=now)
    project = Project.objects.create(title="Digital", starts_on=date(2021, 9, 17), ends_on=date(2023, 12, 31))
    output = Output.objects.create(project=project, number=1, title="Officials learn")
    work = WorkFactory(published_on=date(2022, 2, 1))
    return {
        "mfa_remove_webauthn:pk": 1,
        "upload_id": upload.pk,
        "list_report:file_format": "csv",
        "kind": upload.kind,
        **dict.fromkeys(["request_id", "data_request:pk"], request.pk),  # not the participant's
        "purpose": "registration",
        "entry_bar:pk": EntryBar.objects.create(host=first.country, guest=second.country).pk,
        "job_id": job.pk,
        "event_id": event.pk,
        "slug": event.slug,
        "what": "participants",
        "registration_id": event.registrations.earliest("pk").pk,
        "registration:pk": event.registrations.earliest("pk").pk,
        **dict.fromkeys(["person:pk", "person_id", "one"], first.pk),
        "other": second.pk,
        "candidate_id": pair.pk,
        **dict.fromkeys(["merge_id", "merge:pk"], merge.pk),
        "institution:pk": first.institution_id,
        **dict.fromkeys(["outgoing_mail:pk", "mail_id"], OutgoingMail.objects.earliest("pk").pk),
        **_desk_of_library(work),
        "topic:pk": Topic.objects.create(name="Open data").pk,
        "number": work.number,
        **build_desk(output, event),
        **_risks(),
        **_money(project),
        **_report(by=by),
        "year": 2022,
        "sheet": "people",
        "file_format": "csv",
        "provider_id": make_oblast().providers[0].id,
        "job_file": job.result.name,
    }


def _money(project: Project) -> dict[str, Any]:
    now, day = timezone.now(), date(2022, 1, 1)
    version = BudgetVersion.objects.create(title="Work plan", adopted_on=day, source="Minutes")
    extract = LedgerExtract.objects.create(source="Report", starts_on=day, ends_on=day, imported_at=now)
    receipt = Receipt.objects.create(project=project, received_on=day, amount=1, donor="Ministry", reference="R-1")
    item = ReconcilingItem.objects.create(year=2022, amount=1, reason="Commitments", stated_at=now)
    change = BudgetChange.objects.create(year=2022, kind="amendment", amount=1, source="Minutes", recorded_at=now)
    return {
        **dict.fromkeys(["budget_version:pk", "version_id"], version.pk),
        **dict.fromkeys(["ledger_extract:pk", "extract_id"], extract.pk),
        "receipt:pk": receipt.pk,
        "reconciling_item:pk": item.pk,
        "budget_change:pk": change.pk,
    }


def _report(*, by: User) -> dict[str, Any]:
    """On its way through the workflow; its event has nothing to do with the two."""
    report = begin_report("completion", event=EventPageFactory(), by=by, at=timezone.now())
    state = report.get_workflow().start(report, by)
    revision = report.latest_revision_id
    return {
        "report:pk": report.pk,
        **{f"report:{name}:revision_id": revision for name in ("revisions_view", "revisions_revert")},
        "report:revisions_compare:revision_id_a": "earliest",
        "report:revisions_compare:revision_id_b": "latest",
        "report:revisions_unschedule:revision_id": revision,
        **{f"report:{name}:task_state_id": state.current_task_state.pk for name in OF_WORKFLOWS},
        "report:workflow_preview:task_id": state.current_task_state.task_id,
        "report:workflow_history_detail:workflow_state_id": state.pk,
    }


def _risks() -> dict[str, Any]:
    risk = Risk.objects.create(number=1, title="Delay", likelihood=1, impact=1, level="low", treatment="-", owner="-")
    issue = Issue.objects.create(number=1, title="Late", action="-")
    return {
        **dict.fromkeys(["risk_admin:pk", "risk_id"], risk.pk),
        **dict.fromkeys(["issue_admin:pk", "issue_id"], issue.pk),
        "lesson_admin:pk": Lesson.objects.create(year=2022, title="Ask first").pk,
        "log": "risks",
    }


def _uploaded_list(names: str, *, by: User, job: Job) -> UploadedList:
    """A list of people that was checked and shows whom it names."""
    words = dict.fromkeys(SHOWN, names)
    row = ListRow(number=2, sheet="", outcome="new", person=words, words=words, reasons=(names,))
    return UploadedList.objects.create(
        kind="people", name="people.csv", file=ContentFile(names.encode(), "people.csv"), uploaded_by=by,
        uploaded_at=timezone.now(), state="checked", counts={"new": 1}, rows=[row.as_json()], job=job,
    )  # fmt: skip


def _wagtail_things(event: EventPage, *, by: User) -> dict[str, Any]:
    """Rows behind Wagtail's own screens."""
    return {
        **_pages(event, by=by),
        **_workflow(by=by),
        **_files(by=by),
        "wagtailsites:pk": Site.objects.get().pk,
        "wagtailusers_users:pk": User.objects.get(email=f"{ARMENIAN[2]}example.org").pk,
        "wagtailusers_groups:pk": Group.objects.get(name="Donor").pk,
        "wagtail_serve": ["events/walk/"],
        **WORDS,
    }


def _pages(event: EventPage, *, by: User) -> dict[str, Any]:
    """The event has a revision, a log, and somebody who edits it just now."""
    event.save_revision(user=by).publish(user=by)
    session = EditingSession.objects.create(user=by, content_object=event, last_seen_at=timezone.now())
    hidden = EventPageFactory(slug="not-for-all", live=False)
    restriction = PageViewRestriction.objects.create(page=hidden, restriction_type="password", password="walk")
    names = ["page_id", "page_to_move_id", "wagtailadmin_api:pages:pk", "object_id", "page_pk"]
    return {
        **dict.fromkeys(names, event.pk),
        **dict.fromkeys(["parent_page_id", "destination_id"], EventIndexPage.objects.get().pk),
        "revision_id": event.latest_revision_id,
        "wagtailadmin_pages:revisions_compare": [event.pk, "earliest", "latest"],
        "session_id": session.pk,
        "page_view_restriction_id": restriction.pk,
    }


def _desk_of_library(work: Work) -> dict[str, Any]:
    revision = work.save_revision()
    return {
        "library_admin:pk": work.pk,
        "library_admin:revision_id": revision.pk,
        "library_admin:revision_id_a": revision.pk,
        "library_admin:revision_id_b": revision.pk,
        "work_id": work.pk,
        "edition_id": work.editions.get().pk,
        "file_id": FileFactory(version__edition=work.editions.get()).pk,
    }


def _workflow(*, by: User) -> dict[str, Any]:
    """Another event runs through it: a page under moderation is closed to all but the moderators."""
    task = GroupApprovalTask.objects.create(name="Read it")
    task.groups.add(Group.objects.get(name="Editor"))
    workflow = Workflow.objects.create(name="Two pairs of eyes")
    WorkflowTask.objects.create(workflow=workflow, task=task)
    moderated = EventPageFactory()
    moderated.save_revision(user=by)
    state = workflow.start(moderated, by)
    tasks = [f"wagtailadmin_workflows:{verb}_task:pk" for verb in ("edit", "disable", "enable")]
    return {
        **dict.fromkeys(["workflow_pk", "wagtailadmin_workflows:pk"], workflow.pk),
        **dict.fromkeys(["task_id", *tasks], task.pk),
        **{f"wagtailadmin_pages:{name}:page_id": moderated.pk for name in OF_WORKFLOWS},
        "workflow_state_id": state.pk,
        "task_state_id": state.current_task_state.pk,
    }


def _files(*, by: User) -> dict[str, Any]:
    folder = Collection.get_first_root_node().add_child(name="Not for all")
    closed = CollectionViewRestriction.objects.create(collection=folder, restriction_type="password", password="walk")
    image = Image.objects.create(title="Hall", file=get_test_image_file(size=(8, 8)))
    document = Document.objects.create(title="Agenda")
    document.file.save("agenda.pdf", ContentFile(b"the agenda"))
    upload = UploadedFile.objects.create(file=ContentFile(b"an agenda", "agenda.pdf"), uploaded_by_user=by)
    documents = ["document_id", "doc_id", "wagtaildocs_chooser:pk", "wagtailadmin_api:documents:pk"]
    return {
        **dict.fromkeys(["image_id", "wagtailimages_chooser:pk", "wagtailadmin_api:images:pk"], image.pk),
        **dict.fromkeys(documents, document.pk),
        **dict.fromkeys(["collection_id", "wagtailadmin_collections:pk"], folder.pk),
        "wagtaildocs_serve": [document.pk, document.filename],
        "restriction_id": closed.pk,
        "uploaded_file_id": upload.pk,
    }


OF_WORKFLOWS = (
    "workflow_action",
    "collect_workflow_action_data",
    "confirm_workflow_cancellation",
    "workflow_preview",
    "workflow_history",
    "workflow_history_detail",
)
OF_REPORTS = ("report", "report_file", "signature_sheet", "donor_report")
WORDS = {
    **{f"indicators:{name}:number": 1 for name in OF_REPORTS},
    "indicators:report_file:edition": "public",
    "indicators:report_file:file_format": "pdf",
    **{f"indicators:{name}:language": "en" for name in OF_REPORTS[1:3]},
    **{f"indicators:{name}:number": "1.2" for name in ("indicator", "indicator_json", "indicator_csv")},
    "indicators:country:code": "ARM",
    "version": "of-an-older-card",
    "content_type_app_name": "events",
    "content_type_model_name": "eventpage",
    "app_label": "events",
    "model_name": "eventpage",
    "app_name": "events",
    "action_name": "approve",
    "wagtail_bulk_action:model_name": "registration",
    "wagtail_bulk_action:action": "confirm",
    "wagtailadmin_tag_model_autocomplete:app_name": "taggit",
    "wagtailadmin_tag_model_autocomplete:model_name": "tag",
    "wagtailadmin_workflows:add_task:app_label": "wagtailcore",
    "wagtailadmin_workflows:add_task:model_name": "groupapprovaltask",
    "filter_spec": "width-4",
    "uidb64": "MQ",
    "token": "no-such-token",
}
