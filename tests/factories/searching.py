"""Texts in the languages of the seven countries that can be searched."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from knowledge.actions.refreshing import refresh_works
from knowledge.models import File, PageText, Version, Work
from tests.factories.library import WorkFactory


def findable_work(
    pages: Mapping[int, str] | None = None, *, file: Mapping[str, Any] | None = None, **fields: Any
) -> Work:
    """A work with one edition and the texts of its pages, in the index; `file`: fields of the file that has them."""
    edition = {"title_ru": "", "abstract": "", "abstract_ru": ""} | fields.pop("edition", {})
    work = WorkFactory(**fields, **{f"edition__{name}": value for name, value in edition.items()})
    version = Version.objects.create(edition=work.editions.get(), published_on=date(2022, 12, 1))
    of_file = (
        None if file is None else File.objects.create(**{"version": version, "name": "text.pdf", "size": 1} | file)
    )
    for number, text in (pages or {}).items():
        PageText.objects.create(version=version, file=of_file, number=number, text=text)
    refresh_works([work.pk])
    return work
