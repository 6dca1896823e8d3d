from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.core.languages import Localised
from portal.core.privacy import PersonalData


class Topic(models.Model):
    """What events are about: a word that readers filter by."""

    personal = PersonalData(held=(), other={"the name of a topic": ("name", "name_ru")})

    name = models.CharField(_("name"), max_length=80, unique=True)
    name_ru = models.CharField(_("name in Russian"), max_length=80, blank=True)

    local_name = Localised("name")

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering: ClassVar = ["name"]

    def __str__(self) -> str:
        return str(self.local_name)
