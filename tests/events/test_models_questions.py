"""The questions of an event, as staff write them and as the form asks them."""

import pytest
from django.utils import translation
from wagtail.blocks import StreamBlockValidationError

from events.models import EventPage
from events.models.questions import questions_of
from events.questioning import Condition, Kind, Option, Question
from tests.factories.events import EventPageFactory
from tests.factories.questions import question

pytestmark = pytest.mark.django_db

MEAL = question(
    "one", "Meal", "Еда", options=[("Meat", "Мясо", "m"), ("No meat", "", "n")], id="meal", is_required=True
)
WHY = question("long_text", "Why?", only_if=" meal ", only_if_answer="no MEAT", id="why", help="In a line.")


def saved(*questions):
    """As the form finds them: read from the database."""
    event = EventPageFactory(questions=list(questions))
    return EventPage.objects.get(pk=event.pk).questions


def test_questions_come_in_the_language_of_the_reader_and_keep_their_ids():
    options = (Option("m", "Meat"), Option("n", "No meat"))
    meal = Question("meal", Kind.ONE, "Meal", is_required=True, options=options)
    why = Question("why", Kind.LONG_TEXT, "Why?", help="In a line.", only_if=Condition("meal", "n"))
    stream = saved(MEAL, WHY)
    assert questions_of(stream) == [meal, why]
    with translation.override("ru"):
        [russian, _why] = questions_of(stream)
    assert (russian.label, russian.options[0].label, russian.options[1].label) == ("Еда", "Мясо", "No meat")


@pytest.mark.parametrize(
    ("questions", "place", "field"),
    [
        ([MEAL, MEAL | {"id": "2"}], 1, "label"),
        ([WHY, MEAL], 0, "only_if"),
        ([question("short_text", "Meal"), WHY], 1, "only_if"),
        ([question("yes_no", "Meal"), WHY], 1, "only_if_answer"),
        ([MEAL, question("date", "When?", only_if="Meal")], 1, "only_if_answer"),
    ],
)
def test_condition_that_can_never_be_met_is_refused_when_it_is_saved(questions, place, field):
    stream = saved(*questions)
    with pytest.raises(StreamBlockValidationError) as refusal:
        stream.stream_block.clean(stream)
    assert list(refusal.value.block_errors) == [place]
    assert list(refusal.value.block_errors[place].block_errors) == [field]


def test_condition_on_an_earlier_answer_is_saved():
    stream = saved(
        MEAL, WHY, question("yes_no", "Sure?"), question("date", "When?", only_if="Sure?", only_if_answer="yes")
    )
    assert len(stream.stream_block.clean(stream)) == 4
