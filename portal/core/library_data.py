"""What models of libraries hold about people; they cannot say it themselves. One that is missing here fails a test."""

from django.utils.translation import gettext_lazy as _

from portal.core.privacy import (
    EVERY_OTHER_FIELD,
    TRACE,
    WITH_THE_ACCOUNT,
    Audience,
    Basis,
    Category,
    Erasure,
    Kept,
    PersonalData,
    Until,
    WhenDue,
)

A_YEAR = 365

SIGNING_IN = Kept(
    Category.ACCOUNT,
    _("so that the person, and nobody else, can sign in"),
    Basis.SECURITY,
    WITH_THE_ACCOUNT,
    (Audience.SELF, Audience.ADMINISTRATOR),
    Erasure.DELETE,
)
SECRET = Kept(
    Category.ACCOUNT,
    _("so that the person, and nobody else, can sign in"),
    Basis.SECURITY,
    WITH_THE_ACCOUNT,
    (Audience.PORTAL,),
    Erasure.DELETE,
    is_shown=False,
)
SESSION = Kept(
    Category.ACCOUNT,
    _("so that one stays signed in from page to page"),
    Basis.SECURITY,
    Until(_("until one signs out, at most two weeks"), days=0, since="expire_date", when_due=WhenDue.DELETE),
    (Audience.PORTAL,),
    Erasure.DELETE,
    is_shown=False,
)
GUESSING = Kept(
    Category.ACCOUNT,
    _("so that nobody guesses passwords, and an attack can be looked into"),
    Basis.SECURITY,
    Until(_("a year"), days=A_YEAR, since="attempt_time", when_due=WhenDue.DELETE),
    (Audience.SELF, Audience.ADMINISTRATOR),
    Erasure.DELETE,
)
GUESSING_SECRET = Kept(
    GUESSING.category,
    GUESSING.purpose,
    GUESSING.basis,
    GUESSING.until,
    (Audience.ADMINISTRATOR,),
    Erasure.DELETE,
    is_shown=False,
)
HISTORY = Kept(
    Category.TRACE,
    _("so that staff see what was changed, by whom and when"),
    Basis.TASK,
    Until(_("five years"), days=5 * A_YEAR, since="timestamp", when_due=WhenDue.DELETE),
    (Audience.STAFF, Audience.ADMINISTRATOR),
    Erasure.BLANK,
    is_shown=False,
)
DRAFT = Kept(
    Category.TRACE,
    _("so that a form is not lost while staff fill it in"),
    Basis.TASK,
    Until(_("a day"), days=1, since="last_updated_at", when_due=WhenDue.DELETE),
    (Audience.PORTAL,),
    Erasure.DELETE,
    is_shown=False,
)
PRESENCE = Kept(
    Category.TRACE,
    _("so that two colleagues see that they edit the same page"),
    Basis.TASK,
    Until(_("a day"), days=1, since="last_seen_at", when_due=WhenDue.DELETE),
    (Audience.STAFF,),
    Erasure.DELETE,
    is_shown=False,
)
OLDER_VERSION = Kept(
    Category.TRACE,
    _("so that an older version of a text can be brought back"),
    Basis.TASK,
    Until(_("as long as the page; versions of a person's own entry go with the person")),
    (Audience.STAFF,),
    Erasure.DELETE,
    is_shown=False,
)
PREFERENCES = Kept(
    Category.ACCOUNT,
    _("so that the staff pages look as the colleague has set them"),
    Basis.TASK,
    WITH_THE_ACCOUNT,
    (Audience.SELF, Audience.ADMINISTRATOR),
    Erasure.DELETE,
)

LIBRARY_DATA: dict[str, PersonalData] = {
    "account.EmailAddress": PersonalData(
        accounts=("user",), held=(SIGNING_IN("user", "email", "verified", "primary"),)
    ),
    "account.EmailConfirmation": PersonalData(
        accounts=("email_address__user",), held=(SECRET("email_address", "created", "sent", "key"),)
    ),
    "mfa.Authenticator": PersonalData(
        accounts=("user",), held=(SIGNING_IN("user", "type", "created_at", "last_used_at"), SECRET("data"))
    ),
    "axes.AccessAttempt": PersonalData(
        addresses=("username",),
        held=(
            GUESSING("username", "ip_address", "user_agent", "attempt_time", "failures_since_start"),
            GUESSING_SECRET("get_data", "post_data", "http_accept", "path_info"),
        ),
    ),
    "axes.AccessFailureLog": PersonalData(
        addresses=("username",),
        held=(
            GUESSING("username", "ip_address", "user_agent", "attempt_time", "locked_out"),
            GUESSING_SECRET("http_accept", "path_info"),
        ),
    ),
    "axes.AccessLog": PersonalData(
        addresses=("username",),
        held=(
            GUESSING("username", "ip_address", "user_agent", "attempt_time", "logout_time"),
            GUESSING_SECRET("session_hash", "http_accept", "path_info"),
        ),
    ),
    "sessions.Session": PersonalData(held=(SESSION("session_key", "session_data", "expire_date"),)),
    "wagtailcore.ModelLogEntry": PersonalData(
        trail=True,
        held=(HISTORY("label", "data"), TRACE("user")),
        other={"which row, when, what": (EVERY_OTHER_FIELD,)},
    ),
    "wagtailcore.PageLogEntry": PersonalData(
        held=(TRACE("user"),), other={"which page, when, what": ("data", EVERY_OTHER_FIELD)}
    ),
    "wagtailcore.Revision": PersonalData(
        trail=True,
        held=(OLDER_VERSION("user", "content", "object_str"),),
        other={"which row, when": (EVERY_OTHER_FIELD,)},
    ),
    "wagtailadmin.FormState": PersonalData(
        trail=True, held=(DRAFT("data", "user"),), other={"which row, when": (EVERY_OTHER_FIELD,)}
    ),
    "wagtailadmin.EditingSession": PersonalData(
        trail=True, held=(PRESENCE("user"),), other={"which row, when": (EVERY_OTHER_FIELD,)}
    ),
    "wagtailusers.UserProfile": PersonalData(
        accounts=("user",),
        held=(PREFERENCES("user", "avatar", "preferred_language", "current_time_zone", "dismissibles"),),
        other={"looks of the staff pages": (EVERY_OTHER_FIELD,)},
    ),
    "wagtailcore.Page": PersonalData(
        held=(TRACE("owner", "locked_by"),), other={"a public text and its place": (EVERY_OTHER_FIELD,)}
    ),
    "wagtailcore.Comment": PersonalData(
        held=(TRACE("user", "resolved_by"),), other={"a remark on a page": (EVERY_OTHER_FIELD,)}
    ),
    "wagtailcore.CommentReply": PersonalData(held=(TRACE("user"),), other={"a remark on a page": (EVERY_OTHER_FIELD,)}),
    "wagtailcore.PageSubscription": PersonalData(
        accounts=("user",), held=(PREFERENCES("user", "page", "comment_notifications"),)
    ),
    "wagtailcore.WorkflowState": PersonalData(
        held=(TRACE("requested_by"),), other={"which page, when": (EVERY_OTHER_FIELD,)}
    ),
    "wagtailcore.TaskState": PersonalData(
        held=(TRACE("finished_by"),), other={"which page, when": (EVERY_OTHER_FIELD,)}
    ),
    "wagtailcore.UploadedFile": PersonalData(
        held=(TRACE("uploaded_by_user"),),
        other={"a picture or document that is about to be published": ("file", EVERY_OTHER_FIELD)},
    ),
    "wagtaildocs.Document": PersonalData(
        held=(TRACE("uploaded_by_user"),), other={"a published document": ("file", EVERY_OTHER_FIELD)}
    ),
    "wagtailimages.Image": PersonalData(
        held=(TRACE("uploaded_by_user"),), other={"a published picture": ("file", EVERY_OTHER_FIELD)}
    ),
}

# Models of libraries that say nothing of anybody, with the reason.
IMPERSONAL: dict[str, str] = {
    "contenttypes.ContentType": "names of tables",
    "auth.Permission": "names of rights",
    "auth.Group": "names of roles",
    "auth.Group_permissions": "rights of roles",
    "axes.AccessAttemptExpiration": "the hour at which a lock ends; deleted with its attempt",
    "wagtailimages.Rendition": "smaller versions of published pictures",
    "wagtailsearch.IndexEntry": "the search index of published pages, documents and pictures",
    "wagtailsearch.SQLiteFTSIndexEntry": "the same",
    "wagtailadmin.Admin": "has no rows",
    "wagtailcore.Locale": "languages",
    "wagtailcore.Site": "the address of the site",
    "wagtailcore.GroupSitePermission": "rights of roles",
    "wagtailcore.GroupPagePermission": "rights of roles",
    "wagtailcore.GroupCollectionPermission": "rights of roles",
    "wagtailcore.Collection": "folders of files",
    "wagtailcore.CollectionViewRestriction": "which roles see a folder",
    "wagtailcore.CollectionViewRestriction_groups": "which roles see a folder",
    "wagtailcore.PageViewRestriction": "which roles see a page",
    "wagtailcore.PageViewRestriction_groups": "which roles see a page",
    "wagtailcore.Workflow": "steps of approval",
    "wagtailcore.WorkflowContentType": "steps of approval",
    "wagtailcore.WorkflowPage": "steps of approval",
    "wagtailcore.WorkflowTask": "steps of approval",
    "wagtailcore.Task": "steps of approval",
    "wagtailcore.GroupApprovalTask": "steps of approval",
    "wagtailcore.GroupApprovalTask_groups": "steps of approval",
    "wagtailcore.ReferenceIndex": "numbers of rows that name each other",
    "taggit.Tag": "words for files",
    "taggit.TaggedItem": "words for files",
}
