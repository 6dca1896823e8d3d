"""Taking a quiz over HTTP, without JavaScript and as its script does."""

from datetime import timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from knowledge.actions.attempting import submit
from knowledge.models import Accommodation, Answer, Attempt, FixedQuestion
from tests.factories.learning import EnrolmentFactory, QuestionFactory, QuizFactory
from tests.factories.people import PersonFactory, UserFactory

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


def browser_of(person) -> Client:
    client = Client(enforce_csrf_checks=False)
    client.force_login(UserFactory(person=person, role="Participant"))
    return client


@pytest.fixture
def learner():
    return PersonFactory()


@pytest.fixture
def browser(learner):
    return browser_of(learner)


def quiz_of(learner, **fields):
    quiz = QuizFactory(**fields)
    EnrolmentFactory(series=quiz.series, person=learner)
    return quiz


def begun(browser, quiz) -> Attempt:
    browser.post(f"/learning/quizzes/{quiz.pk}/begin/", {"language": "en"})
    return Attempt.objects.get(quiz=quiz, submitted_at=None)


def sent(position=1, value="b", sequence=1, client=None) -> dict:
    return {"position": position, "value": value, "sequence": sequence, "client": client or str(uuid4())}


def send(browser, attempt, **fields):
    return browser.post(f"{attempt.get_absolute_url()}answers/", sent(**fields), content_type="application/json")


class TestBefore:
    def test_rules_are_said_in_words(self, browser, learner):
        quiz = quiz_of(learner, minutes=20, attempts_allowed=2, cool_down_hours=24)
        page = browser.get(f"/learning/quizzes/{quiz.pk}/").content.decode()
        for sentence in (
            "3 questions.",
            "You have 20 minutes.",
            "You have 2 attempts.",
            "Between two attempts there must be 24 hours.",
            "50 % of the points pass.",
            '<option value="en" selected>English</option>',
            "Begin",
        ):
            assert sentence in page

    def test_what_was_granted_is_said(self, browser, learner):
        quiz = quiz_of(learner, minutes=20, attempts_allowed=2)
        Accommodation.objects.create(person=learner, more_time_percent=50, more_attempts=1, reason="Reads slowly")
        page = browser.get(f"/learning/quizzes/{quiz.pk}/").content.decode()
        assert "You have 50 % more time, as granted to you." in page
        assert ("You have 3 attempts." in page, "Reads slowly" in page) == (True, False)

    def test_who_does_not_take_part_reads_why(self, browser):
        quiz = QuizFactory()
        page = browser.get(f"/learning/quizzes/{quiz.pk}/").content.decode()
        assert "Enrol first." in page
        assert "begin/" not in page
        answer = browser.post(f"/learning/quizzes/{quiz.pk}/begin/", {"language": "en"})
        assert (answer.status_code, Attempt.objects.count()) == (422, 0)

    def test_begins_once_and_leads_to_the_questions(self, browser, learner):
        quiz = quiz_of(learner)
        answers = [browser.post(f"/learning/quizzes/{quiz.pk}/begin/", {"language": "en"}) for _click in range(2)]
        assert {it["Location"] for it in answers} == {Attempt.objects.get().get_absolute_url()}

    def test_series_that_is_not_published_has_no_quiz(self, browser, learner):
        quiz = quiz_of(learner, series__live=False)
        assert browser.get(f"/learning/quizzes/{quiz.pk}/").status_code == 404


class TestPlainForm:
    def test_each_question_is_saved_and_leads_on(self, browser, learner):
        attempt = begun(browser, quiz_of(learner))
        at = attempt.get_absolute_url()
        ways = [(1, "next", f"{at}?q=2"), (2, "previous", f"{at}?q=1"), (1, "check", f"{at}check/")]
        ways += [(3, "next", f"{at}check/")]
        for number, (position, go, leads_to) in enumerate(ways, 1):
            form = {"position": position, "sequence": number, "client": uuid4(), "go": go, f"q{position}": "b"}
            assert browser.post(at, form)["Location"] == leads_to
        assert list(Answer.objects.values_list("position", "value")) == [(1, "b"), (2, "b"), (3, "b")]
        page = browser.get(f"{at}?q=2").content.decode()
        assert '<input type="radio" name="q2" value="b" checked>' in page
        assert "Save and go back" in page

    def test_page_that_is_older_than_another_devices_answer_shows_that_one(self, browser, learner):
        attempt = begun(browser, quiz_of(learner))
        send(browser, attempt, value="a", sequence=4)
        form = {"position": 1, "sequence": 1, "client": uuid4(), "go": "next", "q1": "b"}
        page = browser.post(attempt.get_absolute_url(), form, follow=True).content.decode()
        assert "Another device has answered this question." in page
        assert '<input type="radio" name="q1" value="a" checked>' in page
        assert Answer.objects.get().value == "a"

    def test_reload_gives_neither_a_fresh_draw_nor_fresh_time(self, browser, learner):
        quiz = quiz_of(learner, minutes=20)
        attempt = begun(browser, quiz)
        Attempt.objects.update(started_at=attempt.started_at - 5 * MINUTE, deadline=attempt.deadline - 5 * MINUTE)
        pages = [browser.get(attempt.get_absolute_url()).context["seconds_left"] for _reload in range(2)]
        assert all(14 * 60 < seconds <= 15 * 60 for seconds in pages)
        assert begun(browser, quiz).draw == attempt.draw

    def test_overview_and_handing_in_twice(self, browser, learner):
        attempt = begun(browser, quiz_of(learner))
        send(browser, attempt, position=2)
        assert browser.get(f"{attempt.get_absolute_url()}check/").context["unanswered"] == [1, 3]
        results = [browser.post(f"{attempt.get_absolute_url()}submit/")["Location"] for _click in range(2)]
        assert set(results) == {f"{attempt.get_absolute_url()}result/"}
        assert browser.get(attempt.get_absolute_url())["Location"] == results[0]
        page = browser.get(results[0]).content.decode()
        assert "<strong>33.3 %</strong> · not passed" in page
        assert "1 of 3 points." in page
        assert "Services: 33.3 % (1 / 3)" in page

    def test_what_is_typed_is_no_answer(self, browser, learner):
        attempt = begun(browser, quiz_of(learner))
        form = {"position": 1, "sequence": 1, "client": uuid4(), "q1": "z"}
        answer = browser.post(attempt.get_absolute_url(), form)
        assert (answer.status_code, Answer.objects.count()) == (422, 0)
        assert "it is no answer to the question" in answer.content.decode()

    def test_text_that_is_too_long_is_not_lost(self, browser, learner):
        quiz = quiz_of(learner, questions=0)
        question = QuestionFactory(kind="free_text", version__solution={}, version__options={})
        FixedQuestion.objects.create(section=quiz.sections.get(), question=question)
        attempt = begun(browser, quiz)
        form = {"position": 1, "sequence": 1, "client": uuid4(), "go": "check"}
        answer = browser.post(attempt.get_absolute_url(), form | {"q1": "Typed for an hour. " * 300})
        assert (answer.status_code, Answer.objects.count()) == (422, 0)
        assert "Typed for an hour. " * 300 in answer.content.decode()
        browser.post(attempt.get_absolute_url(), form | {"q1": "one line\r\n" * 500})
        assert Answer.objects.get().value == "one line\n" * 500


class TestScript:
    def test_answer_is_acknowledged_with_what_holds(self, browser, learner):
        attempt = begun(browser, quiz_of(learner, minutes=20))
        said = send(browser, attempt).json()
        left = said.pop("seconds_left")
        assert said == {"value": "b", "sequence": 1, "is_ours": True}
        assert 19 * 60 < left <= 20 * 60
        other = send(browser, attempt, value="a").json()
        assert (other["value"], other["is_ours"]) == ("b", False)
        state = browser.get(f"{attempt.get_absolute_url()}answers/").json()
        assert (state["answers"], state["is_over"]) == ({"1": {"value": "b", "sequence": 1}}, False)

    @pytest.mark.parametrize(
        "body", ["", "[]", "{", '{"position": 1}', '{"position": 1, "sequence": 1, "client": "x", "value": "a"}']
    )
    def test_nonsense_is_refused(self, browser, learner, body):
        address = f"{begun(browser, quiz_of(learner)).get_absolute_url()}answers/"
        assert browser.post(address, body, content_type="application/json").status_code == 422

    def test_after_the_deadline_it_says_so_and_nothing_changes(self, browser, learner):
        attempt = begun(browser, quiz_of(learner, minutes=20))
        Attempt.objects.update(started_at=attempt.started_at - 30 * MINUTE, deadline=timezone.now())
        answer = send(browser, attempt)
        assert (answer.status_code, answer.json()["why"], Answer.objects.count()) == (409, "over", 0)
        assert browser.get(attempt.get_absolute_url())["Location"].endswith("/result/")
        assert "The time was over." in browser.get(f"{attempt.get_absolute_url()}result/").content.decode()

    def test_signed_out_and_somebody_else(self, browser, learner):
        attempt = begun(browser, quiz_of(learner))
        assert send(Client(), attempt).status_code == 401
        other = browser_of(PersonFactory())
        assert send(other, attempt).status_code == 404
        assert other.get(attempt.get_absolute_url()).status_code == 404
        assert Answer.objects.count() == 0

    def test_token_of_another_session_is_refused(self, learner, browser):
        attempt = begun(browser, quiz_of(learner))
        strict = Client(enforce_csrf_checks=True)
        strict.cookies = browser.cookies
        assert send(strict, attempt).status_code == 403


class TestAfter:
    def solved(self, browser, attempt) -> bool:
        return "Right answer:" in browser.get(f"{attempt.get_absolute_url()}result/").content.decode()

    def test_right_answers_only_if_the_quiz_shows_them_and_after_it_closed(self, browser, learner):
        never = submit(begun(browser, quiz_of(learner)), at=timezone.now())
        once = quiz_of(learner, shows_solutions=True, attempts_allowed=1)
        at_once = submit(begun(browser, once), at=timezone.now())
        quiz = quiz_of(learner, shows_solutions=True, closes_at=timezone.now() + MINUTE)
        later = submit(begun(browser, quiz), at=timezone.now())
        assert [self.solved(browser, it) for it in (never, at_once, later)] == [False, True, False]
        quiz.closes_at = timezone.now() - MINUTE
        quiz.save()
        assert self.solved(browser, later) is True

    def test_right_answers_of_a_quiz_without_an_end_wait_for_the_last_attempt(self, browser, learner):
        quiz = quiz_of(learner, shows_solutions=True, attempts_allowed=2)
        first = submit(begun(browser, quiz), at=timezone.now())
        again = submit(begun(browser, quiz_of(learner, shows_solutions=True)), at=timezone.now())
        practice = submit(begun(browser, quiz_of(learner, shows_solutions=True, kind="practice")), at=timezone.now())
        assert [self.solved(browser, it) for it in (first, again, practice)] == [False, False, True]
        second = begun(browser, quiz)
        assert self.solved(browser, first) is False
        submit(second, at=timezone.now())
        assert self.solved(browser, first) is True
        Accommodation.objects.create(person=learner, quiz=quiz, more_attempts=1)
        assert self.solved(browser, first) is False

    def test_history_of_attempts(self, browser, learner):
        quiz = quiz_of(learner)
        submit(begun(browser, quiz), at=timezone.now())
        begun(browser, quiz)
        page = browser.get(f"/learning/quizzes/{quiz.pk}/").content.decode()
        assert ("0.0 % · not passed" in page, "under way" in page, "Go on" in page) == (True, True, True)
        assert Attempt.objects.filter(submitted_at=None).get().number == 2
        assert Attempt.objects.get(number=1).percent == Decimal("0.0")


KINDS = {
    "multiple": ({"weights": {"a": 1, "b": -1}}, {"a": "Paper", "b": "Stone"}, 'type="checkbox" name="q{}" value="a"'),
    "true_false": ({"weights": {"true": 1, "false": 0}}, {}, 'value="true"> True'),
    "matching": ({"pairs": {"l1": "r1"}}, {"l1": "Yerevan", "r1": "Armenia"}, 'name="q{}-l1"'),
    "numeric": ({"answers": [{"value": "3", "tolerance": "0", "weight": 1}]}, {}, 'inputmode="decimal"'),
    "short_text": ({"answers": [{"text": "Astana", "weight": 1}], "case": False}, {}, 'maxlength="300"'),
    "scale": ({"least": 1, "most": 3}, {"1": "never", "3": "always"}, 'value="2"> 2'),
    "free_text": ({}, {}, '<textarea name="q{}"'),
}


def test_every_kind_of_question_has_its_fields(browser, learner):
    quiz = quiz_of(learner, questions=0)
    section = quiz.sections.get()
    for place, (kind, (solution, options, _mark)) in enumerate(KINDS.items()):
        question = QuestionFactory(kind=kind, version__solution=solution, version__options=options)
        FixedQuestion.objects.create(section=section, question=question, sort_order=place)
    attempt = begun(browser, quiz)
    whole = browser.get(f"{attempt.get_absolute_url()}questions/").content.decode()
    for number, (_solution, _options, mark) in enumerate(KINDS.values(), 1):
        assert mark.format(number) in whole
    values = [["a"], "true", {"l1": "r1"}, "3,0", "astana", 2, "Long\ntext"]
    for position, value in enumerate(values, 1):
        assert send(browser, attempt, position=position, value=value).status_code == 200
    done = submit(attempt, at=timezone.now())
    assert (done.score, done.most) == (5, 5)


@pytest.mark.parametrize(("kind", "value"), [("single", "l"), ("multiple", ["a", "l"])])
def test_choice_of_twelve_options_is_read_again(browser, learner, kind, value):
    quiz = quiz_of(learner, questions=0)
    solution = {"weights": dict.fromkeys("abcdefghijk", -1) | {"l": 1}}
    options = {key: f"Option {key}" for key in "abcdefghijkl"}
    question = QuestionFactory(kind=kind, version__solution=solution, version__options=options)
    FixedQuestion.objects.create(section=quiz.sections.get(), question=question)
    attempt = begun(browser, quiz)
    send(browser, attempt, value=value)
    for address in (attempt.get_absolute_url(), f"{attempt.get_absolute_url()}questions/"):
        assert 'value="l" checked> Option l' in browser.get(address).content.decode()
    submit(attempt, at=timezone.now())
    assert browser.get(f"{attempt.get_absolute_url()}result/").status_code == 200


@pytest.mark.parametrize("number", [1, 3])
def test_queries(browser, learner, number, django_assert_num_queries):
    attempt = begun(browser, quiz_of(learner, questions=number))
    browser.get(attempt.get_absolute_url())
    with django_assert_num_queries(9):
        browser.get(attempt.get_absolute_url())
    with django_assert_num_queries(6):
        browser.get(f"{attempt.get_absolute_url()}questions/")
    with django_assert_num_queries(10):
        send(browser, attempt)
