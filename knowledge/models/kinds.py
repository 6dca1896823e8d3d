"""The kinds of data that are kept about certificates: why, on which ground, until when, who sees them."""

from django.utils.translation import gettext_lazy as _

from portal.core.privacy import WITH_THE_PERSON, Audience, Basis, Category, Erasure, Kept, Until

DESK = (Audience.SELF, Audience.STAFF, Audience.ADMINISTRATOR)

AWARDED = Kept(
    Category.PARTICIPATION,
    _("so that a certificate can be checked for good"),
    Basis.TASK,
    Until(_("for good: that this certificate was issued, without the person")),
    (Audience.EVERYBODY,),
    Erasure.KEEP,
)
AWARDED_NAME = Kept(
    Category.PARTICIPATION,
    _("so that whoever is shown a certificate can check whose it is"),
    Basis.TASK,
    WITH_THE_PERSON,
    (Audience.SELF, Audience.STAFF, Audience.ADMINISTRATOR, Audience.EVERYBODY),
    Erasure.BLANK,
)
PRINTED_NAME = Kept(
    Category.IDENTITY,
    _("so that the name on a certificate is written as its holder writes it"),
    Basis.TASK,
    WITH_THE_PERSON,
    DESK,
    Erasure.DELETE,
)
