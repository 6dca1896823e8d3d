from portal.core.facets import known_choices


def test_what_nobody_knows_is_told_apart():
    asked = {"type": " seminar ", "topic": "<b>", "page": "2"}
    options = {"type": {"seminar"}, "topic": {"data"}, "year": {"2022"}}
    assert known_choices(asked, options) == ({"type": "seminar"}, {"topic": "<b>"})
