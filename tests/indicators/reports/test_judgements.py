import pytest

from indicators.reports.judgements import against_lights, judgements
from tests.factories.reports import token


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<p>The project is <b>on track</b>.</p>", (("on track", "on track"),)),
        ("<p>All targets were achieved or exceeded.</p>", (("achieved", "on track"), ("exceeded", "on track"))),
        ("<p>The target was not achieved; we are behind.</p>", (("not achieved", "behind"), ("behind", "behind"))),
        ("<p>Проект идёт по плану, цели достигнуты.</p>", (("по плану", "on track"), ("достигнуты", "on track"))),
        ("<p>Цель не достигнута, есть отставание.</p>", (("не достигнута", "behind"), ("отставание", "behind"))),
        ("<p>The targets for seminars were met.</p>", (("targets for seminars were met", "on track"),)),
        ("<p>Намеченное сопоставлено с достигнутым.</p>", ()),
        ("<p>Behind the scenes many people worked.</p>", ()),
        (f"<p>The project is {token('conclusion.status', 'on track')}.</p>", ()),
    ],
)
def test_words_of_judgement_are_found_in_both_languages(html, found):
    assert judgements(html) == found


def test_words_are_held_against_the_lights():
    html = "<p>The first output is on track, the second is delayed.</p>"
    said = {status: against_lights(html, status) for status in ("on track", "behind", "not reported")}
    assert said == {"on track": ("delayed",), "behind": ("on track",), "not reported": ("on track", "delayed")}
