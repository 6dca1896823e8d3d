"""What all installed models say of the personal data that they hold."""

from collections.abc import Iterator

from django.apps import apps
from django.db import models

from portal.core.library_data import LIBRARY_DATA
from portal.core.privacy import PersonalData


def declaration_of(model: type[models.Model]) -> PersonalData | None:
    """What the model itself declares, not its parent; for a library's model what `library_data` says of it."""
    own = vars(model).get("personal")
    return own if isinstance(own, PersonalData) else LIBRARY_DATA.get(model._meta.label)


def declarations() -> Iterator[tuple[type[models.Model], PersonalData]]:
    """Every installed model that holds personal data, in the order of the apps."""
    for model in apps.get_models(include_auto_created=True):
        declared = declaration_of(model)
        if declared:
            yield model, declared
