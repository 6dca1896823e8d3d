"""Who is let in at each named address: the table that the walk is held against.

A rule: the names (with * for any ending), who is let in, what they get. The roles come from the table of roles by the
permission that opens the page. Who is let in gets "200" unless the rule says otherwise; "on" is a redirect that leads
somewhere else than to the sign-in or the start of the admin; 405 wants a POST. Who is not let in is led to the
sign-in, from the admin's pages to its "start" when they are known there, and gets "403" outside the admin, or what
`others` says. The first rule that fits a name counts, so write the narrower one above.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from portal.core.roles import ROLES

ANYBODY = frozenset({"anonymous", *(role.group for role in ROLES)})
ANONYMOUS = frozenset({"anonymous"})
SIGNED_IN = ANYBODY - ANONYMOUS
STAFF = frozenset(role.group for role in ROLES if role.is_staff)
NOBODY: frozenset[str] = frozenset()


def may(permission: str) -> frozenset[str]:
    return frozenset(role.group for role in ROLES if permission in role.permissions)


def may_do_with_pages(verb: str) -> frozenset[str]:
    return frozenset(role.group for role in ROLES if verb in role.pages)


WRITERS = may_do_with_pages("change")
PARTICIPANT = frozenset({"Participant"})  # of the people who walk, the one who is somebody on record
ME_OFFICER = frozenset({"M&E officer"})
MODERATORS = frozenset({"Editor"})  # of the workflow of tests.pages.world


@dataclass(frozen=True)
class Rule:
    names: str
    who: frozenset[str]
    answer: str = "200"
    others: str = ""
    unknown: str = "sign in"  # what somebody gets who is not signed in

    def fits(self, name: str) -> bool:
        return any(fnmatchcase(name, pattern) for pattern in self.names.split())

    def expects(self, who: str, address: str) -> str:
        if who in self.who:
            return self.answer
        if who == "anonymous":
            return self.unknown
        if address.startswith("/admin/") and who not in STAFF:
            return "sign in"
        return self.others or ("start" if address.startswith("/admin/") else "403")


OURS = (
    Rule("events:calendar events:calendar_feed events:event_ics", ANYBODY),
    Rule("event_duplicate", WRITERS),
    Rule("events:card", ANYBODY, "on"),  # to the present card
    Rule("core:healthz events:event events:registered wagtail_serve wagtaildocs_serve", ANYBODY),
    Rule("knowledge:search", ANYBODY),
    Rule("knowledge:library knowledge:work knowledge:all_series knowledge:series", ANYBODY),
    Rule("knowledge:file knowledge:how_we_count", ANYBODY),  # who may read which file is tested by itself
    Rule("knowledge:survey", ANYBODY),  # by the link of a mail
    Rule("survey_admin:delete", NOBODY),
    Rule("survey_admin:*", may("knowledge.change_survey")),
    Rule("survey_results", may("knowledge.view_survey")),
    Rule("download_statistics download_statistics_file", may("knowledge.view_download_statistics")),
    Rule("knowledge:verify knowledge:verify_award knowledge:badge_*", ANYBODY),
    Rule("knowledge:well_known_keys", ANYBODY),
    Rule("knowledge:my_certificates", SIGNED_IN),
    Rule("knowledge:quiz knowledge:attempt knowledge:attempt_questions", SIGNED_IN),  # each one's own
    Rule("knowledge:attempt_check knowledge:attempt_result", SIGNED_IN),
    Rule("knowledge:begin_quiz knowledge:attempt_submit", PARTICIPANT, "on", others="200"),  # others have no person
    Rule("knowledge:attempt_answers", PARTICIPANT, others="401", unknown="401"),
    Rule("knowledge:my_name", ANYBODY, "405"),
    Rule("knowledge:my_certificate knowledge:my_badge", SIGNED_IN, "404"),  # of somebody else
    Rule("certificate_offers dry_run correct_certificate", may("knowledge.issue_award")),
    Rule("issue_certificates ask_for_names settle_name", STAFF, "405"),
    Rule("revoke_certificate", may("knowledge.revoke_award")),
    Rule("certificate_file award:*", may("knowledge.view_award")),
    Rule("achievement:delete certificate_design:delete", NOBODY),
    Rule("achievement:*", may("knowledge.change_achievement")),
    Rule("certificate_design:*", may("knowledge.change_certificatedesign")),
    # Who is signed in and belongs to nobody says first who they are; who takes part in nothing is led to the series.
    Rule("knowledge:my_series", SIGNED_IN),
    Rule("knowledge:enrol", PARTICIPANT, others="on"),
    Rule("knowledge:progress", SIGNED_IN, "on"),
    Rule("knowledge:withdraw_from_series", SIGNED_IN, "405"),
    Rule(
        "knowledge:teaching knowledge:teaching_sheet knowledge:quiz_analysis",
        may("knowledge.manage_enrolment"),
        others="404",
    ),
    Rule("series:delete", NOBODY),
    Rule("series:*", may("knowledge.change_series")),
    Rule("series_people", may("knowledge.manage_enrolment")),
    Rule("series_enrol series_withdraw", STAFF, "405"),
    Rule("indicators:results indicators:year indicators:download", ANYBODY),
    Rule("indicators:indicator indicators:indicator_json indicators:indicator_csv indicators:country", ANYBODY),
    Rule("indicators:iati", ANYBODY),
    Rule("indicators:reports indicators:report indicators:report_file indicators:signature_sheet", ANYBODY),
    Rule("indicators:verify", ANYBODY),
    Rule("indicators:donor_report", may("indicators.view_dashboard")),
    Rule("knowledge:citation knowledge:first_page knowledge:atom knowledge:oai knowledge:articles", ANYBODY),
    Rule("harvest_source:delete", NOBODY),
    Rule("harvest_source:*", may("knowledge.change_harvestsource")),
    Rule("allocation:page allocation:sheet allocation:provider", ANYBODY),
    Rule("events:register", ANYBODY),
    Rule("events:own_registration events:own_calendar events:own_feed", ANYBODY),
    Rule("events:withdraw events:accept_offer events:give_back", ANYBODY, "on"),  # to one's own registration
    Rule("events:register_by_number", ANYBODY, "on"),  # to the form
    Rule(
        "account_login participants:login account_request_login_code account_signup", ANONYMOUS, others="on"
    ),  # to one's own page
    Rule("account_logout participants:logout", ANYBODY, "405"),
    Rule("account_inactive account_reset_password account_password_reset_completed", ANYBODY),
    Rule("account_confirm_login_code account_complete_password_reset", ANYBODY, "on"),  # in the middle of a way
    Rule("account_confirm_password_reset_code", ANYBODY, "sign in"),
    Rule("account_email_verification_sent account_set_password", SIGNED_IN, "on"),
    Rule("account_change_password account_email account_reauthenticate", SIGNED_IN),
    Rule("mfa_index mfa_list_webauthn", SIGNED_IN),
    Rule("mfa_deactivate_totp mfa_view_recovery_codes mfa_download_recovery_codes", SIGNED_IN, "404"),  # none set up
    Rule("mfa_*", SIGNED_IN, "on"),  # asks for the password again first
    Rule("home:demo home:styleguide", ANYBODY, "404"),  # not there in production
    Rule("participants:my_portal", SIGNED_IN),
    Rule("participants:about_me participants:cancel_request", ANYBODY, "405"),
    Rule("participants:my_data participants:my_data_file participants:correct_own", SIGNED_IN),
    Rule("participants:ask_correction participants:ask_erasure participants:withdraw_consent", SIGNED_IN),
    Rule("participants:institution_suggestions", ANYBODY),
    Rule("lock_list", may("participants.change_user")),
    Rule(
        "pair_keep_apart pair_later merge_undo unlock_address write_list data_request_done data_request_refused",
        STAFF,
        "405",
    ),
    Rule("data_request:*", may("participants.view_datarequest")),
    Rule("data_request_enter", may("participants.handle_datarequest")),
    Rule("retention", may("core.view_retentionrun")),
    Rule("match_candidate:* merge:* person_merge pair", may("participants.merge_person")),
    Rule("import_list", may("events.import_list")),
    Rule("import_people uploaded_list list_report empty_list", may("participants.import_person")),
    Rule("export_people", may("participants.export_person")),
    Rule("events:my_country", may("events.view_own_country")),
    Rule("events:travel events:answer_nomination", ANYBODY),
    Rule("events:move_nominee events:submit_nominations", ANYBODY, "405"),
    Rule(
        "events:nominations events:add_nominee events:paste_nominees events:remove_nominee",
        may("events.decide_registration") | may("events.view_own_country"),
    ),
    Rule("nominated_events nominated_people", may("events.decide_registration")),
    Rule("event_cancel", may("events.decide_registration")),
    Rule("journey_list journeys journey journey_scan journey_export", may("events.handle_travel")),
    Rule("journey_ask journey_book journey_unbook", STAFF, "405"),
    Rule("event_desk event_dashboard", may("events.view_registration")),
    Rule("planner entry_bar:*", may("events.view_entrybar")),
    Rule("events:door_worker events:door_manifest", ANYBODY),
    Rule("events:self_check_in", ANYBODY),
    Rule("online_report", may("events.import_list")),
    Rule("events:door events:scanner events:day_figures events:projector", may("events.mark_attendance")),
    Rule("events:door_people", may("events.mark_attendance"), unknown="401"),
    Rule("events:door_scans", ANYBODY, "405"),
    Rule("registration_confirm registration_decline registration_mark", STAFF, "405"),
    Rule("registration:index registration:index_results registration:inspect", may("events.view_registration")),
    Rule("attendance_sheets attendance_sheet", may("events.mark_attendance")),
    Rule("handout_events handouts", may("events.hand_out_lists") | may("events.hand_out_figures")),
    Rule("make_handout", STAFF, "405"),
    Rule("indicators:donor indicators:donor_page indicators:donor_table", may("indicators.view_dashboard")),
    Rule("annual_report", may("indicators.make_report")),
    Rule("job_list", STAFF),  # each one's own; others' with the permission
    Rule("job_detail job_state", may("core.view_job")),
    Rule("job_result", may("participants.export_person")),  # and each one's own
    Rule("outgoing_mail:index outgoing_mail:index_results outgoing_mail:inspect", may("core.view_outgoingmail")),
    Rule("send_mail_again", STAFF, "405"),
    Rule("event_mails", WRITERS),
    Rule("person:index person:index_results person:inspect", may("participants.view_person")),
    Rule("person:edit person:history person:history_results person:usage", may("participants.change_person")),
    Rule("period_desk period", may("indicators.view_reportingperiod")),
    Rule("period_step correction_close", STAFF, "405"),
    Rule("evidence_inbox", may("indicators.check_figures")),
    Rule("period_correct", may("indicators.correct_reportingperiod")),
    Rule("report_checklist report_read report_docx report_tables", may("indicators.view_report")),
    Rule("report_comment report_settle_comment report_mark_read", STAFF, "405"),
    Rule("set_target", may("indicators.add_targetversion")),
    Rule("state_result", may("indicators.add_statedresult")),
    Rule("import_claims", may("indicators.add_claim")),
    Rule("check_now", STAFF, "405"),
    Rule("discrepancy:* explain_discrepancy", may("indicators.view_discrepancy")),
    Rule("project:delete output:delete activity:delete claim:delete headcount_claim:delete", NOBODY),
    Rule("reporting_period:delete", NOBODY),
    Rule("project:* output:* activity:*", may("indicators.change_project")),
    Rule("claim:* headcount_claim:*", may("indicators.change_claim")),
    Rule("reporting_period:index reporting_period:index_results", may("indicators.view_reportingperiod")),
    Rule("reporting_period:*", may("indicators.change_reportingperiod")),
    Rule("institution:delete library_admin:delete indicator_admin:delete risk_admin:delete issue_admin:delete", NOBODY),
    Rule("institution:*", may("participants.change_institution")),
    Rule("topic:delete", NOBODY),
    Rule("topic:*", may("events.change_topic")),
    Rule("quiz_admin:delete", NOBODY),
    Rule("quiz_admin:*", may("knowledge.change_quiz")),
    Rule("attempt_admin:*", may("knowledge.view_attempt")),
    Rule("accommodation_admin:*", may("knowledge.change_accommodation")),
    Rule("library_admin:*", may("knowledge.change_work")),
    Rule("bulk_upload work_files edition_add_file file_change", may("knowledge.change_work")),
    Rule("work_withdraw work_restore file_read_again", STAFF, "405"),
    Rule("question_admin:* hand_over_bank", may("knowledge.view_question")),
    Rule("correct_question retire_question write_question_file", STAFF, "405"),
    Rule("new_question question_file", may("knowledge.add_question")),
    Rule("question regrading", may("knowledge.change_question")),
    Rule("import_plan import_ledger", may("indicators.import_money")),
    Rule("write_plan write_ledger take_back_ledger", STAFF, "405"),
    Rule("money budget_version:* ledger_extract:* budget_sheet ledger_sheet", may("indicators.view_ledgerextract")),
    Rule("receipt:* reconciling_item:* budget_change:*", may("indicators.add_receipt")),
    Rule("indicator_admin:*", may("indicators.change_indicator")),
    Rule("risk_admin:*", may("indicators.change_risk")),
    Rule("issue_admin:*", may("indicators.change_issue")),
    Rule("lesson_admin:delete", NOBODY),
    Rule("lesson_admin:*", may("indicators.change_lesson")),
    Rule("risk_review", may("indicators.add_riskreview")),
    Rule("issue_close", may("indicators.change_issue")),
    Rule("risk_log", may("indicators.view_risk")),
    Rule("report:delete report:unpublish report:revisions_unschedule", NOBODY),
    Rule("report:lock", ME_OFFICER, "405"),  # whose step it is
    Rule("report:unlock", NOBODY),
    Rule("report_step report_draft", STAFF, "405"),
    Rule("report:confirm_workflow_cancellation", STAFF),  # asks; the action itself asks for the right
    Rule("report:workflow_action report:*_workflow_action_data report:workflow_preview", ME_OFFICER),
    Rule("report:add report:preview_on_add", may("indicators.add_report")),
    Rule("report:list report:list_results report:inspect report_figures", may("indicators.view_report")),
    Rule("report:*", may("indicators.change_report")),
)

WAGTAILS = (
    Rule("wagtaildocs_authenticate_with_password wagtailcore_authenticate_with_password", ANYBODY),
    Rule("wagtailadmin_sprite wagtailadmin_javascript_catalog", ANYBODY),
    Rule("wagtailadmin_login wagtailcore_login", ANYBODY, "sign in"),  # the portal's own
    Rule("wagtailadmin_password_reset", ANYBODY, "on"),
    Rule("wagtailadmin_password_reset_*", ANYBODY, "404"),
    Rule("wagtailadmin_home wagtailadmin_account wagtailadmin_dismissibles", STAFF),
    Rule("wagtailadmin_logout wagtailadmin_editing_sessions:*", STAFF, "405"),
    Rule("wagtailadmin_tag_autocomplete wagtailadmin_tag_model_autocomplete", STAFF),
    Rule("wagtail_bulk_action", may("events.decide_registration")),
    # Pages. The list of people's changes in the site's history is cut to what one may see; the walk reads it.
    Rule("wagtailadmin_api:*:find", STAFF, "404"),  # finds nothing without a question
    Rule("wagtailadmin_api:pages:action", STAFF, "405"),
    Rule("wagtailadmin_api:pages:detail", WRITERS, others="404"),
    Rule("wagtailadmin_api:*", STAFF),
    Rule("wagtailadmin_choose_page*", STAFF),
    Rule("wagtailadmin_pages:choose_parent", WRITERS, "on", others="200"),
    Rule("wagtailadmin_pages:add_subpage wagtailadmin_pages:delete", WRITERS, "on"),
    Rule("wagtailadmin_pages:revisions_index", STAFF, "on"),
    Rule("wagtailadmin_pages:convert_alias wagtailadmin_block_preview", STAFF, "404"),
    Rule("wagtailadmin_pages:lock wagtailadmin_pages:unlock", STAFF, "405"),
    Rule("wagtailadmin_pages:move_confirm", STAFF),  # asks; the action itself asks for the right
    Rule("wagtailadmin_pages:confirm_workflow_cancellation", STAFF),
    Rule("wagtailadmin_pages:workflow_action wagtailadmin_pages:*_workflow_action_data", MODERATORS),
    Rule("wagtailadmin_pages:workflow_preview", MODERATORS),
    Rule("wagtailadmin_pages:* wagtailadmin_explore*", WRITERS),
    Rule("wagtailadmin_reports:site_history*", STAFF),
    Rule("wagtailadmin_reports:locked_pages*", NOBODY),
    Rule("wagtailadmin_reports:*", WRITERS),
    # What nobody but a superuser sets: collections, workflows, sites.
    Rule("wagtailadmin_collections:delete", STAFF, "404"),
    Rule("wagtailadmin_workflows:enable* wagtailadmin_workflows:remove", STAFF, "405"),
    Rule("wagtailadmin_workflows:task_chooser* wagtailadmin_workflows:task_chosen", STAFF),
    Rule("wagtailadmin_collections:* wagtailadmin_workflows:* wagtailsites:* wagtailsnippets:index", NOBODY),
    Rule("wagtailusers_users:delete wagtailusers_groups:delete", NOBODY),
    Rule("wagtailusers_users:*", may("participants.change_user")),
    Rule("wagtailusers_groups:*", may("auth.change_group")),
    # Pictures and documents.
    Rule("wagtail*s:edit_multiple wagtail*s:*_multiple_from_uploaded_* wagtail*s:delete_*multiple", STAFF, "405"),
    Rule("wagtailimages:url_generator*", STAFF, "404"),  # not switched on
    Rule("wagtailimages:*", may("wagtailimages.change_image")),
    Rule("wagtaildocs:*", may("wagtaildocs.change_document")),
    Rule("wagtailimages_chooser:create wagtailimages_chooser:chosen", may("wagtailimages.choose_image")),
    Rule("wagtaildocs_chooser:create wagtaildocs_chooser:chosen", may("wagtaildocs.choose_document")),
    Rule("wagtailimages_chooser:* wagtaildocs_chooser:*", STAFF),
)

RULES = OURS + WAGTAILS
LEFT_OUT = {"wagtailadmin_error_test"}  # is there to fail
UNNAMED = {
    "admin/test404/",
    "admin/^.*/$",
    "media/images/<path:path>",
    "admin/login/",  # these three lead from Wagtail's sign-in to the portal's
    "admin/password_reset/",
    "_util/login/",
}


@dataclass(frozen=True)
class Address:
    """A route with its full name; `parameters` are None where the route names none and wants a list."""

    name: str
    route: str
    parameters: tuple[str, ...] | None


def addresses() -> list[Address]:
    """Every route of the site, those of Wagtail included."""
    return list(_below(get_resolver(), (), ""))


def _below(resolver: URLResolver, spaces: tuple[str, ...], route: str) -> Iterator[Address]:
    for entry in resolver.url_patterns:
        here = route + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from _below(entry, (*spaces, entry.namespace) if entry.namespace else spaces, here)
        else:
            yield Address(":".join((*spaces, entry.name)) if entry.name else "", here, _parameters(entry))


def _parameters(entry: URLPattern) -> tuple[str, ...] | None:
    regex: Any = entry.pattern.regex
    if regex.groups > len(regex.groupindex):
        return None
    return tuple(regex.groupindex)


def rule_of(name: str) -> Rule | None:
    return next((rule for rule in RULES if rule.fits(name)), None)
