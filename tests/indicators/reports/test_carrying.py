from datetime import date

from indicators.reports.carrying import digest, is_untouched, moved_on, waits
from indicators.reports.days import Days
from tests.factories.reports import token

EN, RU = f"<p>The Hub held {token('events', '9')} events.</p>", "<p>Хаб провёл мероприятия.</p>"


def test_spaces_marking_and_what_a_figure_reads_do_not_touch_a_text():
    carried = digest(EN, RU)
    respaced = f"<p>The  <b>Hub</b>\n held {token('events', '12')}&nbsp;events.</p>"
    assert is_untouched(carried, respaced, RU)


def test_a_word_another_figure_and_the_other_language_touch_it():
    carried = digest(EN, RU)
    for en, ru in ((EN + "<p>More.</p>", RU), (EN.replace("events", "people", 1), RU), (EN, "")):
        assert not is_untouched(carried, en, ru)
    assert digest(EN, "") != digest("", EN)


def test_a_text_that_was_not_carried_over_waits_for_nobody():
    assert not is_untouched("", EN, RU)
    assert waits(digest(EN, RU), EN, RU, still_true=False)
    assert not waits(digest(EN, RU), EN, RU, still_true=True)


def test_the_figures_of_a_year_move_on_and_names_with_a_year_in_them_stay():
    names = ("a.{}", "spent.2021-{}", "b.{}.total")
    text, moved = (
        "".join(token(name, "2022") for name in (*(it.format(year) for it in names), "event.call-2022.people"))
        for year in (2022, 2023)
    )
    before, now = (Days(date(year, 1, 1), date(year, 12, 31), is_part=False) for year in (2022, 2023))
    assert moved_on(f"<p>In 2022: {text}</p>", before=before, now=now) == f"<p>In 2022: {moved}</p>"


def test_the_figures_of_half_a_year_move_on_to_those_of_the_next_half():
    halves = [
        Days(date(2022, 1, 1), date(2022, 6, 30), is_part=True),
        Days(date(2022, 7, 1), date(2022, 12, 31), is_part=True),
        Days(date(2023, 1, 1), date(2023, 6, 30), is_part=True),
    ]
    names = [
        (
            "people.unique.total.in.2022.0101-0630",
            "publications.total.2022.in.2022.0101-0630",
            "indicator.1.3.actual.2022.in.2022.0101-0630",
            "indicator.1.3.target.2022",
            "indicator.1.3.previous",
            "event.tbilisi.people",
            "expenditure.total.2021-2022",
        ),
        (
            "people.unique.total.in.2022.0701-1231",
            "publications.total.2022.in.2022.0701-1231",
            "indicator.1.3.actual.2022",
            "indicator.1.3.target.2022",
            "indicator.1.3.previous",
            "event.tbilisi.people",
            "expenditure.total.2021-2022",
        ),
        (
            "people.unique.total.in.2023.0101-0630",
            "publications.total.2023.in.2023.0101-0630",
            "indicator.1.3.actual.2023.in.2023.0101-0630",
            "indicator.1.3.target.2023",
            "indicator.1.3.previous",
            "event.tbilisi.people",
            "expenditure.total.2021-2023",
        ),
    ]
    texts = ["".join(token(name, "9") for name in of_half) for of_half in names]
    assert moved_on(texts[0], before=halves[0], now=halves[1]) == texts[1]
    assert moved_on(texts[1], before=halves[1], now=halves[2]) == texts[2]
