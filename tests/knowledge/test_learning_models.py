import pytest

from tests.factories.learning import QuizFactory, SeriesSessionFactory

pytestmark = pytest.mark.django_db


def test_a_series_page_lists_its_sessions(client):
    session = SeriesSessionFactory()
    page = client.get(session.series.get_absolute_url()).content.decode()
    assert session.event.title in page
    assert session.series.title in client.get("/learning/").content.decode()


def test_a_quiz_of_the_factory_has_three_questions_of_one_language():
    quiz = QuizFactory()
    fixed = [it.question for section in quiz.sections.all() for it in section.fixed_questions.all()]
    assert [it.versions.get().wordings.get().language for it in fixed] == ["en", "en", "en"]
