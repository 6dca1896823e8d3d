"""What a merge did, for somebody who reads it."""

from collections.abc import Iterator

from django.apps import apps
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from participants.models import Merge, Person

Line = tuple[str, str]


def moved_in_words(merge: Merge) -> list[Line]:
    """Pairs of what and how many, or which. Empty when the people were anonymised since."""
    record = merge.moved
    lines = [*_rows(record.get("moved", {})), *_settled(record.get("settled", {}))]
    if addresses := record.get("addresses", {}).get("moved"):
        lines.append((_("E-mail addresses"), str(len(addresses))))
    if filled := record.get("filled"):
        lines.append((_("Filled in"), ", ".join(_label(name) for name in filled)))
    return lines


def _rows(moved: dict[str, list[object]]) -> Iterator[Line]:
    for name, numbers in moved.items():
        model = name.rpartition(".")[0].lower()
        known = {it._meta.label_lower: it._meta.verbose_name_plural for it in apps.get_models()}
        if model in known:
            yield capfirst(str(known[model])), str(len(numbers))


def _settled(settled: dict[str, list[object]]) -> Iterator[Line]:
    for app, done in settled.items():
        if done:
            label = apps.get_app_config(app).verbose_name if apps.is_installed(app) else app
            yield _("Settled in “%(app)s”") % {"app": label}, str(len(done))


def _label(name: str) -> str:
    return str(Person._meta.get_field(name).verbose_name)
