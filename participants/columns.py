"""The columns under which people are handed out, and read back."""

from django.utils.translation import gettext_lazy as _

COLUMNS = {
    "given_name": _("Given name"),
    "family_name": _("Family name"),
    "patronymic": _("Patronymic"),
    "given_name_latin": _("Given name in Latin letters"),
    "family_name_latin": _("Family name in Latin letters"),
    "sex": _("Sex"),
    "country": _("Country"),
    "institution": _("Institution"),
    "position": _("Position"),
    "seniority": _("Seniority"),
    "email": _("E-mail address"),
    "phone": _("Phone"),
}
