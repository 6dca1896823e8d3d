"""The kinds of data in mails and long work: why they are kept, until when, who sees them."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from portal.core.privacy import Audience, Basis, Category, Erasure, Kept, Until, WhenDue

A_YEAR = 365
DESK = (Audience.STAFF, Audience.ADMINISTRATOR)

A_YEAR_FROM_WRITING = Until(_("a year"), days=A_YEAR, since="created_at", when_due=WhenDue.DELETE)

MAIL = Kept(
    Category.CORRESPONDENCE,
    _("so that staff see what a person was told"),
    Basis.TASK,
    A_YEAR_FROM_WRITING,
    (Audience.SELF, *DESK),
    Erasure.DELETE,
)
MAIL_INSIDE = Kept(
    MAIL.category, MAIL.purpose, MAIL.basis, MAIL.until, (Audience.PORTAL,), Erasure.DELETE, is_shown=False
)
FILE = Kept(
    Category.FILES,
    _("so that staff can fetch the list or the report that they asked for"),
    Basis.TASK,
    Until(_("thirty days"), days=30, since="finished_at", only=Q(holds_people=True)),
    DESK,
    Erasure.SEARCH,
    is_shown=False,
)
TITLE = Kept(
    Category.FILES,
    _("so that staff know what they asked for"),
    Basis.TASK,
    Until(_("a year"), days=A_YEAR, since="asked_at", when_due=WhenDue.DELETE, only=Q(finished_at__isnull=False)),
    DESK,
    Erasure.SEARCH,
    is_shown=False,
)
ASKED = Kept(Category.TRACE, TITLE.purpose, Basis.TASK, TITLE.until, DESK, Erasure.KEEP, is_shown=False)
LIST = Kept(
    Category.FILES,
    _("so that staff see what a list would do before it is written, and fetch the report of it"),
    Basis.TASK,
    Until(_("seven days"), days=7, since="uploaded_at", when_due=WhenDue.DELETE),
    DESK,
    Erasure.SEARCH,
    is_shown=False,
)
LIST_TRACE = Kept(Category.TRACE, LIST.purpose, Basis.TASK, LIST.until, DESK, Erasure.KEEP, is_shown=False)
