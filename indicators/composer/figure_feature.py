"""A figure in a text of the editor: chosen from a list, never typed. It is stored as reports/tokens.py reads it."""

import re
from typing import Any

from django.utils.translation import gettext_lazy as _
from draftjs_exporter.dom import DOM
from wagtail.admin.rich_text.converters.html_to_contentstate import InlineEntityElementHandler
from wagtail.admin.rich_text.editors.draftail.features import EntityFeature
from wagtail.rich_text.feature_registry import FeatureRegistry

NAME, FEATURE = "FIGURE", "figure"
_FIGURE = re.compile(r"[\w.:-]{1,200}")
LONGEST_READ = 200


class FigureElementHandler(InlineEntityElementHandler):
    mutability = "IMMUTABLE"

    def get_attribute_data(self, attrs: dict[str, str]) -> dict[str, str]:
        return {"name": attrs["data-figure"], "read": attrs.get("data-read", "")}


def figure_element(props: dict[str, Any]) -> Any:
    """What is stored of a figure: its name, and what it read when it was put in. Anything else that was sent is
    dropped; what is no name of a figure stays as the words that it shows.
    """
    name, read = str(props.get("name") or ""), str(props.get("read") or "")[:LONGEST_READ]
    if not _FIGURE.fullmatch(name):
        return props["children"]
    return DOM.create_element("span", {"data-figure": name, "data-read": read}, read)


def register(features: FeatureRegistry) -> None:
    control = {
        "type": NAME,
        "label": "№",
        "description": _("Figure"),
        "attributes": ["name", "read"],
        "allowlist": {"name": True},
        "unreachable": _("The list of figures cannot be reached. Please try again."),
    }
    features.register_editor_plugin("draftail", FEATURE, EntityFeature(control, js=["portal/js/report-figure.js"]))
    features.register_converter_rule(
        "contentstate",
        FEATURE,
        {
            "from_database_format": {"span[data-figure]": FigureElementHandler(NAME)},
            "to_database_format": {"entity_decorators": {NAME: figure_element}},
        },
    )
