import pytest

from indicators.actions.discrepancies import ExplanationRefused, explain
from indicators.models import Discrepancy
from tests.factories.people import UserFactory
from tests.factories.periods import AT

pytestmark = pytest.mark.django_db


def test_discrepancy_is_explained_in_words_by_who_may_as_it_was_seen():
    figures = {"rule": "actual", "left": "38", "right": "39", "severity": "error", "found_at": AT, "checked_at": AT}
    found = Discrepancy.objects.create(year=2022, figure="indicator.1.2.actual.2022", **figures)
    officer = UserFactory(role="M&E officer")

    def refused(by=officer, words="One person came twice.", row=found) -> str:
        with pytest.raises(ExplanationRefused) as why:
            explain(row, words=words, by=by, at=AT)
        return str(why.value)

    assert refused(by=UserFactory(role="Board member")) == "Your role does not explain discrepancies."
    assert refused(words=" ") == "Explain in words why the figures differ."
    seen = Discrepancy.objects.get()
    Discrepancy.objects.update(left="37")
    assert refused(row=seen) == "The figures have changed since you looked. Look at them again."
    explained = explain(Discrepancy.objects.get(), words="One person came twice.", by=officer, at=AT)
    assert (explained.state, explained.explanation, explained.explained_by) == (
        "explained",
        "One person came twice.",
        officer,
    )
    Discrepancy.objects.update(state="fixed", fixed_at=AT)
    assert refused(row=Discrepancy.objects.get()) == "The figures agree by now; there is nothing to explain."
