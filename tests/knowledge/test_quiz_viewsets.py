"""Quizzes, attempts and accommodations as staff see them."""

import pytest
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from knowledge.actions.attempting import submit
from knowledge.models import Accommodation, Quiz
from tests.factories.learning import BEGUN, AttemptFactory, QuestionFactory, QuizFactory, SeriesFactory
from tests.factories.people import PersonFactory

pytestmark = pytest.mark.django_db


def form(series, **section) -> dict:
    rows = [{"title": "", "title_ru": "", "bank": "", "draw": "", "fixed_questions": inline_formset([])} | section]
    quiz = {"series": series.pk, "kind": "final", "title": "Test", "title_ru": "", "cool_down_hours": 0}
    return nested_form_data(quiz | {"pass_mark": 60, "sections": inline_formset(rows)})


def test_quiz_is_made_with_its_sections_and_told_where_questions_lack(staff):
    question = QuestionFactory()
    answer = staff.post("/admin/quizzes/new/", form(SeriesFactory(), bank=question.bank_id, draw=2), follow=True)
    assert "In English there are not enough questions" in answer.content.decode()
    quiz = Quiz.objects.get()
    assert list(quiz.sections.values_list("bank", "draw")) == [(question.bank_id, 2)]
    fixed = inline_formset([{"question": question.pk}])
    answer = staff.post("/admin/quizzes/new/", form(SeriesFactory(), fixed_questions=fixed), follow=True)
    assert "not enough questions" not in answer.content.decode()
    assert [it.question for it in Quiz.objects.latest("pk").sections.get().fixed_questions.all()] == [question]


def test_feedback_is_no_kind_of_a_new_quiz_and_stays_that_of_an_old_one(staff):
    staff.post("/admin/quizzes/new/", form(SeriesFactory()) | {"kind": "feedback"})
    assert Quiz.objects.count() == 0
    old = QuizFactory(kind="feedback")
    pages = ["/admin/quizzes/new/", f"/admin/quizzes/edit/{old.pk}/"]
    assert ['<option value="feedback"' in staff.get(it).content.decode() for it in pages] == [False, True]


def test_draw_without_a_bank_is_refused_in_words(staff):
    answer = staff.post("/admin/quizzes/new/", form(SeriesFactory(), draw=2))
    assert "A draw needs a bank and a number of questions." in answer.content.decode()
    assert Quiz.objects.count() == 0


def test_attempts_are_read_and_not_changed(staff):
    attempt = submit(AttemptFactory(), at=BEGUN)
    assert attempt.person.full_name in staff.get("/admin/quiz-attempts/").content.decode()
    assert staff.get(f"/admin/quiz-attempts/inspect/{attempt.pk}/").status_code == 200
    assert staff.get(f"/admin/quiz-attempts/edit/{attempt.pk}/").status_code == 404


@pytest.mark.parametrize("number", [1, 3])
def test_queries_of_the_list_of_attempts(staff, number, django_assert_num_queries):
    for _row in range(number):
        AttemptFactory()
    staff.get("/admin/quiz-attempts/")
    with django_assert_num_queries(13):
        staff.get("/admin/quiz-attempts/")


def test_more_time_is_given_to_somebody_by_address(staff):
    person, quiz = PersonFactory(), QuizFactory()
    fields = {"more_time_percent": 50, "more_attempts": 0, "reason": "Reads slowly", "quiz": quiz.pk, "series": ""}
    answer = staff.post("/admin/accommodations/new/", fields | {"email": "nobody@example.org"})
    assert "Nobody, or more than one person, has this address." in answer.content.decode()
    staff.post("/admin/accommodations/new/", fields | {"email": person.email.upper()})
    given = Accommodation.objects.get()
    assert (given.person, given.quiz, given.more_time_percent, given.by.email) == (
        person,
        quiz,
        50,
        staff.get("/admin/").context["user"].email,
    )
    assert "Reads slowly" not in staff.get("/admin/accommodations/").content.decode()
    fields["series"] = quiz.series.pk
    answer = staff.post(f"/admin/accommodations/edit/{given.pk}/", fields | {"email": person.email})
    assert "Name a series or a quiz, not both." in answer.content.decode()
    staff.post(f"/admin/accommodations/delete/{given.pk}/")
    assert Accommodation.objects.count() == 0


def test_editors_see_neither(client_of):
    editor = client_of("Editor")
    for address in ("quizzes", "quiz-attempts", "accommodations"):
        assert editor.get(f"/admin/{address}/").status_code == 302
