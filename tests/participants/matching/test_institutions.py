import pytest

from participants.matching.institutions import Likeness, institutions_alike
from participants.matching.spelling import search_key


@pytest.mark.parametrize(
    ("left", "right", "alike"),
    [
        ("Ministry of Justice", "Министерство юстиции Кыргызской Республики", Likeness.SAME),
        ("Ədliyyə Nazirliyi", "Ministry of Justice of Azerbaijan", Likeness.SAME),
        ("Առողջապահության նախարարություն", "Министерство здравоохранения", Likeness.SAME),
        ("იუსტიციის სამინისტრო", "MoJ", Likeness.SAME),
        ("Oʻzbekiston Respublikasi Moliya vazirligi", "Минфин", Likeness.SAME),
        ("Academy of Public Administration", "APA", Likeness.SAME),
        ("Ministry of Justice", "Ministry of Finance", Likeness.DIFFERENT),
        ("Министерство юстиции", "Ministry of Finance", Likeness.DIFFERENT),
        ("Osh City Hall", "Talas City Hall", Likeness.DIFFERENT),
        ("Ministry of Health", "", Likeness.UNCLEAR),
        ("Osh City Hall", "ОсОО Ромашка", Likeness.UNCLEAR),
    ],
)
def test_institutions_in_two_languages(left, right, alike):
    keys = search_key(left), search_key(right)
    assert institutions_alike(*keys) is institutions_alike(*reversed(keys)) is alike
