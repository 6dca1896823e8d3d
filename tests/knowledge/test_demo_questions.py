import pytest

from knowledge.demo_questions import load_questions
from knowledge.models import Wording

pytestmark = pytest.mark.django_db


def test_the_bank_has_questions_of_four_objectives_in_two_languages():
    bank = load_questions()
    assert load_questions() == bank
    kinds = [question.kind for question in bank.questions.all()]
    assert {kind: kinds.count(kind) for kind in kinds} == {
        "single": 8,
        "multiple": 3,
        "true_false": 3,
        "short_text": 2,
        "matching": 2,
        "numeric": 2,
        "free_text": 1,
    }
    assert sorted(set(bank.questions.values_list("objective", flat=True))) == [
        "Data and registers",
        "Leading change",
        "Security and trust",
        "Services around people",
    ]
    assert [Wording.objects.filter(language=code).count() for code in ("en", "ru")] == [21, 21]
