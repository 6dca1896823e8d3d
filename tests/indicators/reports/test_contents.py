from indicators.reports.contents import Entry, outlined
from indicators.reports.document import Heading, Text
from tests.factories.documents import document, section


def test_contents_are_sections_and_headings_of_two_levels():
    given = document(
        section(Text('<h3 data-block-key="a">Held &amp; <b>published</b></h3><p>Text</p><h3>Then</h3>')),
        section(
            Text("<h3>Before</h3>"),
            Heading(2, "Activities", "activities"),
            Heading(3, "Activity 1.1", "activity-1.1"),
            Heading(4, "Tbilisi", "tbilisi"),
            Text("<h3>In words</h3><h3> </h3>"),
            key="progress",
            numeral="III",
            title="Progress review",
        ),
    )
    shown, entries = outlined(given)
    assert entries == (
        Entry(1, "I. Executive summary", "summary"),
        Entry(2, "Held & published", "summary-text-1"),
        Entry(2, "Then", "summary-text-2"),
        Entry(1, "III. Progress review", "progress"),
        Entry(2, "Before", "progress-text-1"),
        Entry(2, "Activities", "activities"),
        Entry(3, "Activity 1.1", "activity-1.1"),
        Entry(3, "In words", "progress-text-2"),
    )
    assert shown.sections[0].blocks == (
        Text('<h2 id="summary-text-1">Held &amp; <b>published</b></h2><p>Text</p><h2 id="summary-text-2">Then</h2>'),
    )
    assert outlined(shown)[1] == entries
