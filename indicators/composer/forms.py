"""The forms with which a report is begun and written."""

import json
import re
from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import BadRequest
from django.http import QueryDict
from django.utils.translation import gettext as _
from wagtail.admin.forms.models import WagtailAdminModelForm

from indicators.models import Report
from indicators.reports.outline import SectionKey

_TEXT = re.compile(r"sections-\d+-body-\d+-value-(en|ru)")
BLOCK = {"text", "type", "depth", "inlineStyleRanges", "entityRanges"}


def _field(name: str) -> forms.Field:
    return Report._meta.get_field(name).formfield()


class BeginForm(forms.Form):
    kind = _field("kind")
    period = _field("period")
    event = _field("event")


class StepForm(forms.Form):
    """`seen` is the number of the snapshot that is on the page."""

    action = forms.CharField(required=False, max_length=20)
    comment = forms.CharField(required=False)
    seen = forms.IntegerField(required=False)

    @property
    def step(self) -> dict[str, Any]:
        """What nobody could have sent from the page is nothing."""
        self.full_clean()
        return {"action": "", "comment": "", "seen": None} | self.cleaned_data


def is_text(sent: str) -> bool:
    """Whether this is what an editor of rich text sends: null, or an object with its blocks and what they refer to."""
    try:
        content = json.loads(sent)
    except ValueError:
        return False
    if content is None:
        return True
    if not isinstance(content, dict) or not isinstance(content.get("entityMap"), dict):
        return False
    blocks = content.get("blocks")
    return isinstance(blocks, list) and all(isinstance(it, dict) and it.keys() >= BLOCK for it in blocks)


class ReportForm(WagtailAdminModelForm):
    """`put_back` are the sections that somebody else took out while this form was open: saving puts them back."""

    def __init__(self, data: Any = None, *args: Any, **kwargs: Any) -> None:
        self.put_back: list[str] = []
        there = kwargs["instance"].sections.all() if kwargs.get("instance") else ()
        super().__init__(self._with_sections(data, there) if data else data, *args, **kwargs)

    def _with_sections(self, data: QueryDict, there: Iterable[Any]) -> QueryDict:
        """What was sent; a section that is not there any more is a new one."""
        known, data = {str(section.pk) for section in there}, data.copy()
        for name in [it for it in data if it.startswith("sections-") and it.endswith("-id")]:
            if data[name] and data[name] not in known:
                data[name] = ""
                if not data.get(f"{name[:-3]}-DELETE"):
                    self.put_back.append(data.get(f"{name[:-3]}-key", ""))

        if not all(is_text(data[name]) for name in data if _TEXT.fullmatch(name)):
            raise BadRequest(_("A text came broken. Nothing was saved."))
        return data

    @property
    def put_back_names(self) -> str:
        return ", ".join(str(SectionKey(key).label) for key in self.put_back if key in SectionKey.values)

    def clean(self) -> dict[str, Any]:
        """Refuses a section twice."""
        seen: set[str] = set()
        for section in self.formsets["sections"].forms if "sections" in self.formsets else ():
            key = section.data.get(section.add_prefix("key"), "")
            if section.data.get(section.add_prefix("DELETE")) or not key:
                continue
            if key in seen and key in SectionKey.values:
                name = SectionKey(key).label
                self.add_error(None, _("The section “%(name)s” is there twice. Take one of them out.") % {"name": name})
            seen.add(key)
        return super().clean()
