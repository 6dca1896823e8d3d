from indicators.reports.parts.titles import short_titles


def test_titles_are_cut_and_told_apart():
    assert short_titles(["Seminar", "Seminar", "Seminar (2)", "A long workshop"], 10) == [
        "Seminar",
        "Seminar (2)",
        "Seminar (…",
        "A long wo…",
    ]
    assert short_titles([]) == []
