"""The panels of the editor of a report."""

from collections.abc import Iterator
from typing import Any

from wagtail.admin.panels import FieldPanel, InlinePanel, Panel

from indicators.models import Report
from indicators.reports.lengths import Length, length, waiting
from indicators.reports.outline import NUMERALS, SectionKey


def lengths(report: Report) -> Iterator[tuple[str, str, Length]]:
    """The key, the name and the length of each section, in the donor's order."""
    found = {section.key: section for section in report.sections.all()}
    for key in SectionKey:
        if key in found:
            yield str(key), f"{NUMERALS[key]}. {key.label}", length(found[key].body.get_prep_value())


class LengthPanel(Panel):
    """How long each section is, as it was last saved; and where the picker of figures asks for them."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "indicators/composer/length_panel.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            rows = list(lengths(self.instance))
            whole = sum((row[2] for row in rows), Length())
            waits = [it for section in self.instance.sections.all() for it in waiting(section.body.get_prep_value())]
            own = {"rows": rows, "whole": whole, "report": self.instance, "waiting": " ".join(waits)}
            return super().get_context_data(parent_context) | own


class SectionsPanel(InlinePanel):
    """One panel for each section, under its name."""

    class BoundPanel(InlinePanel.BoundPanel):
        template_name = "indicators/composer/sections_panel.html"


class KeyPanel(FieldPanel):
    """Which section it is: chosen once."""

    class BoundPanel(FieldPanel.BoundPanel):
        def __init__(self, **kwargs: Any) -> None:
            super().__init__(**kwargs)
            if self.instance and self.instance.pk:
                self.heading = ""

        def render_html(self, parent_context: Any = None) -> str:
            is_there = self.instance and self.instance.pk
            return self.bound_field.as_hidden() if is_there else super().render_html(parent_context)
