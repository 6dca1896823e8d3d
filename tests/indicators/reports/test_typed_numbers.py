import pytest

from indicators.reports.typed_numbers import typed_numbers
from tests.factories.reports import token


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<p>39 people came, 5 % more than in 2021.</p>", ("39", "5 %")),
        ("<p>The 216 attendances cost USD 573 000.</p>", ("216", "USD 573 000")),
        ("<p>A share of 61.5 per cent, $1,234.50 and 1,2 млн.</p>", ("61.5", "$1,234.50", "1,2")),
        ("<p>USD 2000 for 2015 participants and 1.3 million more</p>", ("USD 2000", "2015", "1.3")),
        ("<p>In 2022 175 people; in June 2022 40 women</p>", ("175", "40")),
        ("<p>61,5&nbsp;% женщин, 175 человек</p>", ("61,5\xa0%", "175")),
        ("<p>Kazakhstan (5), Georgia (12)</p>", ("5", "12")),
        ("<p>Activity 1.3 reached 39 people</p>", ("39",)),
        ("<p>May 39 people</p>", ("39",)),
        ("<p>Балл 4,5; рост в 1.3 раза</p>", ("4,5", "1.3")),
    ],
)
def test_a_figure_typed_by_hand_is_found(html, found):
    assert typed_numbers(html) == found


@pytest.mark.parametrize(
    "html",
    [
        "<p>In 2022 and 2021–2023, in 2021/22, since 1998.</p>",
        "<p>On 5 May 2022, 5–7 May, 24 and 25 March 2022, May 5, 2022, 2022-05-05 and 05.05.2022 at 10:30.</p>",
        "<p>5 мая 2022 года, 5–7 мая, 24 и 25 марта, 01.02.2023, в 2022 году.</p>",
        "<p>The 1st, 2nd and 12th meeting; 3-й форум, 5-я встреча, 2-го числа.</p>",
        "<p>Activity 1.3 and indicators 2.1, 2.2; output 2, SDG 16, Annex 2, table 3, risk 4.</p>",
        "<p>Мероприятия 1.1–1.3, показатель 2.1, результат 2, ЦУР 16, приложение 1.</p>",
        "<p>1. First</p><p>2) Second</p><ol><li>3. Third</li></ol><p>Namely: 1) one; 2) two.</p>",
        "<p>COVID-19, G20, PDF/A-1, Web2 and 1.3 of the framework.</p>",
        '<p><a href="https://example.org/573">Seven countries</a> sent fifty people.</p>',
        f"<p>{token('people.unique.total', '175')} people.</p>",
        "",
    ],
)
def test_years_days_ordinals_and_numbers_of_things_are_no_figures(html):
    assert typed_numbers(html) == ()
