from indicators.reports.paragraphs import Paragraph, Run, paragraphs_of


def test_a_text_is_read_as_paragraphs_lists_and_runs():
    html = (
        '<h3>Aims</h3>\n<p>In <b>all</b> <i>seven</i> countries <span data-figure="a.b">39</span> people, '
        '<a href="https://example.org/a?b&amp;c">more</a>.<br/>End</p><p></p>'
        "<ul><li>One</li><li><strong><em>Two</em></strong></li></ul><ol><li>First</li><li>Second</li></ol>"
        "<ol><li>Again</li></ol>Loose"
    )
    assert paragraphs_of(html) == [
        Paragraph("heading", (Run("Aims"),)),
        Paragraph(
            "plain",
            (
                *(Run("In "), Run("all", bold=True), Run(" "), Run("seven", italic=True), Run(" countries ")),
                *(Run("39"), Run(" people, "), Run("more", href="https://example.org/a?b&c"), Run(".")),
                *(Run("\n"), Run("End")),
            ),
        ),
        Paragraph("bullet", (Run("One"),)),
        Paragraph("bullet", (Run("Two", bold=True, italic=True),)),
        Paragraph("numbered", (Run("First"),), is_first=True),
        Paragraph("numbered", (Run("Second"),)),
        Paragraph("numbered", (Run("Again"),), is_first=True),
        Paragraph("plain", (Run("Loose"),)),
    ]


def test_a_paragraph_within_an_item_and_nothing_at_all():
    assert paragraphs_of("<ul><li><b>a</b>: b</li></ul>") == [
        Paragraph("bullet", (Run("a", bold=True), Run(": b"))),
    ]
    assert paragraphs_of("") == []
