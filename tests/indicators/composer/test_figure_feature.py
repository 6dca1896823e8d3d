import json

import pytest
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter

from indicators.models.report_blocks import FEATURES
from tests.factories.reports import token

TEXT = f'<p data-block-key="a">{token("people.unique.total", "175")} people</p>'


def sent(data: dict, text: str = "175", kind: str = "FIGURE") -> str:
    """What an editor sends: one figure with `data` over `text`."""
    block = {"key": "a", "text": text, "type": "unstyled", "depth": 0, "inlineStyleRanges": []}
    block["entityRanges"] = [{"offset": 0, "length": len(text), "key": 0}]
    return json.dumps({"blocks": [block], "entityMap": {"0": {"type": kind, "mutability": "IMMUTABLE", "data": data}}})


def stored(data: dict, **given: str) -> str:
    return ContentstateConverter(FEATURES).to_database_format(sent(data, **given))


def test_a_figure_goes_into_the_editor_and_back():
    converter = ContentstateConverter(FEATURES)
    in_the_editor = converter.from_database_format(TEXT)
    entity = json.loads(in_the_editor)["entityMap"]["0"]
    assert entity == {
        "type": "FIGURE",
        "mutability": "IMMUTABLE",
        "data": {"name": "people.unique.total", "read": "175"},
    }
    assert converter.to_database_format(in_the_editor) == TEXT


def test_only_a_name_and_what_was_read_are_kept_of_what_is_sent():
    forged = {"name": "a.b", "read": "<script>alert(1)</script>", "onclick": "alert(1)", "style": "x", "class": "y"}
    assert stored(forged, text="typed over it") == (
        '<p data-block-key="a"><span data-figure="a.b" data-read="&lt;script&gt;alert(1)&lt;/script&gt;">'
        "&lt;script&gt;alert(1)&lt;/script&gt;</span></p>"
    )


@pytest.mark.parametrize("name", ['"><img src=x onerror=alert(1)>', "", None, 7, "a" * 201, ["a"], "a b"])
def test_what_is_no_name_of_a_figure_is_kept_as_words(name):
    found = stored({"name": name, "read": "9"}, text="175 & <b>")
    assert found in ('<p data-block-key="a">175 &amp; &lt;b&gt;</p>', '<p data-block-key="a">' + _seven() + "</p>")


def _seven() -> str:
    return '<span data-figure="7" data-read="9">9</span>'


def test_scripts_do_not_survive_in_links_and_in_unknown_things():
    assert "javascript:" not in stored({"url": "javascript:alert(1)"}, kind="LINK")
    assert stored({"html": "<iframe>"}, kind="RAW") == '<p data-block-key="a"></p>'
