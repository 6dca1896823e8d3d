from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from lxml import etree

from knowledge.actions.attempting import submit
from knowledge.models import Answer, Attempt, Question, QuestionVersion, Regrading
from knowledge.question_forms import QuestionForm
from tests.factories.learning import BEGUN, AttemptFactory, QuestionFactory, QuizFactory

pytestmark = pytest.mark.django_db

CHOICE = {
    "bank": "Digital government",
    "name": "Serving",
    "objective": "Services",
    "keys": "a,b,c,d",
    "text_en": "What serves people?",
    "option_en_a": "Paper",
    "option_en_b": "A portal",
    "right_b": "on",
    "text_ru": "Что служит людям?",
    "option_ru_a": "Бумага",
    "option_ru_b": "Портал",
}


@pytest.fixture
def staff(client_of):
    return client_of("Programme staff")


def written():
    version = Question.objects.get(name="Serving").latest_version
    return version.number, version.solution, {it.language: it.options for it in version.wordings.all()}


def test_staff_write_a_question_in_two_languages_and_change_it(staff):
    assert staff.post("/admin/questions/new/single/", CHOICE).status_code == 302
    options = {"en": {"a": "Paper", "b": "A portal"}, "ru": {"a": "Бумага", "b": "Портал"}}
    assert written() == (1, {"weights": {"a": 0, "b": 1}}, options)
    QuestionVersion.objects.update(used_at=BEGUN)
    address = reverse("question", args=[Question.objects.get().pk])
    page = staff.get(address).content.decode()
    assert "This version was drawn and stays as it is" in page
    assert 'value="Бумага"' in page
    changed = CHOICE | {"option_en_a": "Paper forms", "option_ru_a": "Бланки"}
    assert staff.post(address, changed).status_code == 302
    assert written()[0] == 2


def test_a_question_that_cannot_be_answered_comes_back_with_its_sentence(staff):
    answer = staff.post("/admin/questions/new/single/", CHOICE | {"right_b": ""})
    assert (answer.status_code, Question.objects.count()) == (422, 0)
    assert "There is no right answer." in answer.content.decode()


KINDS = {
    "multiple": {"weights": {"a": "0.5", "b": "0.5", "c": -1}},
    "true_false": {"weights": {"true": 0, "false": 1}},
    "numeric": {"answers": [{"value": "3.14", "tolerance": "0.01", "weight": 1}]},
    "short_text": {
        "answers": [{"text": "Astana", "weight": 1}, {"text": "Астана", "weight": "0.5"}],
        "case": True,
    },
    "matching": {"pairs": {"l1": "r1", "l2": "r1", "l3": "r2"}},
    "scale": {"least": 0, "most": 7},
    "free_text": {},
}
OPTIONS = {
    "multiple": {"a": "A", "b": "B", "c": "C"},
    "matching": {"l1": "A", "r1": "B", "l2": "C", "l3": "D", "r2": "E", "r3": "F"},
}


@pytest.mark.parametrize("kind", KINDS)
def test_the_form_shows_a_question_of_each_kind_and_gives_it_back(kind):
    question = QuestionFactory(kind=kind, version__solution=KINDS[kind], version__options=OPTIONS.get(kind, {}))
    version = question.latest_version
    shown = QuestionForm(kind, ["en", "ru"], version=version)
    data = {
        field.html_name: field.value() for field in shown if field.value() is not None and field.value() is not False
    }
    sent = QuestionForm(kind, ["en", "ru"], version=version, data=data)
    assert sent.is_valid(), sent.errors
    solution, words = sent.said()
    assert (solution, {code: dict(it.options) for code, it in words.items()}) == (
        KINDS[kind],
        {"en": OPTIONS.get(kind, {})},
    )


def test_a_file_is_shown_first_and_written_when_staff_say_so(staff):
    file = SimpleUploadedFile("q.gift", b"::One:: Wet? {T}\n\n::Two:: Why? {}")
    page = staff.post("/admin/questions/file/", {"file": file, "format": "gift", "bank": "Digital", "language": "en"})
    assert (page.status_code, Question.objects.count()) == (200, 0)
    assert [(row.question.name, row.outcome) for row in page.context["rows"]] == [("One", "new"), ("Two", "new")]
    token = page.context["token"]
    assert staff.post("/admin/questions/file/write/", {"token": token}).status_code == 302
    assert sorted(Question.objects.values_list("name", "kind")) == [("One", "true_false"), ("Two", "free_text")]
    assert staff.post("/admin/questions/file/write/", {"token": token + "x"}).status_code == 400


def test_a_faulty_file_is_sent_back_with_its_line(staff):
    file = SimpleUploadedFile("q.gift", b"Wet? {T}\n\nWhy? {~a}")
    page = staff.post("/admin/questions/file/", {"file": file, "format": "gift", "bank": "Digital", "language": "en"})
    assert page.status_code == 422
    assert "Line 3: a choice needs two options at least." in page.content.decode()


def test_a_bank_is_handed_over_in_a_language(staff):
    bank = QuestionFactory().bank
    assert f"?bank={bank.pk}&amp;language=en" in staff.get("/admin/questions/hand-over/").content.decode()
    answer = staff.get("/admin/questions/hand-over/", {"bank": bank.pk, "language": "en"})
    assert answer["Content-Disposition"] == 'attachment; filename="digital-government-en.xml"'
    assert [it.get("type") for it in etree.fromstring(answer.content)] == ["category", "multichoice"]
    assert staff.get("/admin/questions/hand-over/", {"bank": bank.pk, "language": "xx"}).status_code == 404


def test_a_wrong_solution_is_corrected_after_a_look_at_who_gains_and_loses(staff):
    attempt = AttemptFactory(quiz=QuizFactory(questions=1))
    Answer.objects.create(attempt=attempt, position=1, value="a", saved_at=BEGUN)
    submit(attempt, at=BEGUN + timedelta(hours=1))
    question = Question.objects.get()
    QuestionVersion.objects.update(used_at=BEGUN)
    address = reverse("question", args=[question.pk])
    form = {"bank": "x", "name": "x", "keys": "a,b", "option_en_a": "Paper", "option_en_b": "A portal"}
    form |= {"text_en": f"What serves people? {question.name}", "right_a": "on", "correct": ""}
    refused = staff.post(address, form | {"option_en_a": "Paper forms"})
    assert "Only the solution is corrected" in refused.content.decode()
    page = staff.post(address, form)
    assert str(attempt.person) in page.content.decode()
    assert Regrading.objects.count() == 0
    done = staff.post(f"{address}correct/", {"token": page.context["token"]}, follow=True)
    assert str(attempt.person) in done.content.decode()
    assert Attempt.objects.values_list("score", "has_passed").get() == (1, True)
    assert staff.post(f"{address}correct/", {"token": page.context["token"]}, follow=True).status_code == 200
    assert Regrading.objects.count() == 1


def test_a_question_is_drawn_no_longer_and_again(staff):
    question = QuestionFactory()
    address = f"/admin/questions/{question.pk}/retire/"
    for sent, is_retired in [({}, True), ({"again": ""}, False)]:
        staff.post(address, sent)
        question.refresh_from_db()
        assert question.is_retired is is_retired


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_takes_the_same_queries_with_more_questions(staff, django_assert_num_queries, number):
    QuestionFactory.create_batch(number)
    staff.get("/admin/questions/")
    with django_assert_num_queries(15):
        page = staff.get("/admin/questions/").content.decode()
    assert page.count("single choice") >= number
