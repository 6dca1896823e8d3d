from indicators.reports.words import count_words, words_of
from tests.factories.reports import token


def test_words_are_what_stands_between_spaces_and_paragraphs():
    html = "<p>One&nbsp;two</p><ul><li>three&amp;four —</li><li>fi<b>ve</b></li></ul>"
    assert words_of(html) == ["One", "two", "three&four", "five"]
    assert count_words("") == 0


def test_a_figure_is_one_word_whatever_it_reads():
    assert words_of(f"<p>{token('people.unique.total', '1 175')} came.</p>") == ["{people.unique.total}", "came."]
