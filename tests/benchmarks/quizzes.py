"""Saving answers, fifty a second, beside 100,000 attempts; and what the page of a question weighs."""

import http.client
import json
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from random import Random
from uuid import uuid4

from django.conf import settings
from django.db import connection
from django.test import Client
from django.utils import timezone

from knowledge.actions.attempting import begin
from knowledge.models import Enrolment, Question, Quiz, QuizSection, Series, Wording
from knowledge.models.questions import QuestionBank, QuestionVersion
from participants.models import Person, User
from tests.benchmarks.served import Site, served
from tests.benchmarks.table import Row

TOP = Path(__file__).resolve().parent.parent.parent
ATTEMPTS, ANSWERS, QUESTIONS = 100_000, 3, 20
LEARNERS, A_SECOND, SECONDS, WARM_UP, DEVICES = 50, 50, 10, 50, 16
TEXT = "Какой из этих шагов сначала делает служба, которая переводит государственную услугу в цифровой вид?"
OPTIONS = {
    "a": "Описывает путь человека через услугу и считает, сколько раз он приходит лично",
    "b": "Покупает оборудование и программы для всех участков",
    "c": "Переносит все бумажные формы на сайт без изменений",
    "d": "Объявляет о новой услуге в газетах и на телевидении",
}

ATTEMPTS_OF_A_QUIZ = """
    INSERT INTO knowledge_attempt (key, quiz_id, person_id, number, language, draw, rules, started_at, submitted_at,
        is_by_deadline, score, most)
    SELECT gen_random_uuid(), %s, %s, number, 'ru', %s::jsonb, '{}', %s, %s, false, 1, 1
    FROM generate_series(1, 10000) AS number
"""
ANSWERS_OF_A_QUIZ = """
    INSERT INTO knowledge_answer (attempt_id, position, value, sequence, saved_at)
    SELECT id, position, '"a"', 1, %s FROM knowledge_attempt, generate_series(1, %s) AS position WHERE quiz_id = %s
"""


def quiz_rows(port: int) -> Iterator[Row]:
    quiz = a_quiz()
    fill_up(quiz)
    sessions = [a_learner(quiz, number) for number in range(LEARNERS)]
    with served("portal.wsgi:application", folder=TOP, environment={}, port=port) as portal:
        before = portal.cpu_seconds()
        took = sorted(list(saved(portal, sessions))[WARM_UP:])
        spent = (portal.cpu_seconds() - before) / (len(took) + WARM_UP)
        key, session = sessions[0]
        page, questions = (weight(portal, f"/ru/learning/quizzes/{key}/{it}", session) for it in ("", "questions/"))
    yield Row("saving an answer: median", took[len(took) // 2] * 1000, "ms")
    yield Row(f"saving an answer, {A_SECOND} a second: 95th percentile", took[len(took) * 95 // 100] * 1000, "ms", 60)
    yield Row("saving an answer: CPU of the web workers", spent * 1000, "ms")
    yield Row("question page, Russian, uncompressed", page / 1000, "KB", 30)
    yield Row(f"all {QUESTIONS} questions that its script loads, uncompressed", questions / 1000, "KB")
    scripts = TOP / "portal/static/portal/js/quiz"
    yield Row("its scripts, uncompressed", sum(it.stat().st_size for it in scripts.glob("*.js")) / 1000, "KB")
    yield Row("style sheet of all pages", (TOP / "portal/static/portal/portal.css").stat().st_size / 1000, "KB")


def a_quiz() -> Quiz:
    """Of twenty questions in Russian out of a bank of a hundred."""
    series = Series.objects.create(slug="measured", track="innovation", title="Measured")
    bank = QuestionBank.objects.create(name="Measured")
    for number in range(5 * QUESTIONS):
        question = Question.objects.create(bank=bank, kind="single", name=str(number))
        version = QuestionVersion.objects.create(question=question, solution={"weights": {"a": 1, "b": 0}})
        Wording.objects.create(version=version, language="ru", text=f"{number}. {TEXT}", options=OPTIONS)
    quiz = Quiz.objects.create(series=series, kind="final", title="Measured", minutes=60, pass_mark=70)
    QuizSection.objects.create(quiz=quiz, bank=bank, draw=QUESTIONS)
    return quiz


def fill_up(quiz: Quiz) -> None:
    """Attempts of the past, handed in, with answers; row by row it would take minutes."""
    person, at = Person.objects.first(), timezone.now() - timedelta(days=90)
    versions = QuestionVersion.objects.filter(question__bank__name="Measured").values_list("pk", flat=True)
    draw = json.dumps([{"version": pk, "options": list(OPTIONS), "points": "1"} for pk in versions[:QUESTIONS]])
    with connection.cursor() as cursor:
        for number in range(ATTEMPTS // 10_000):
            old = Quiz.objects.create(series=quiz.series, kind="practice", title=f"Measured {number}")
            cursor.execute(ATTEMPTS_OF_A_QUIZ, [old.pk, person.pk, draw, at, at])
            cursor.execute(ANSWERS_OF_A_QUIZ, [at, ANSWERS, old.pk])
        cursor.execute("ANALYZE")


def a_learner(quiz: Quiz, number: int) -> tuple[str, str]:
    """The key of the attempt that somebody is in the middle of, and their session."""
    person = Person.objects.order_by("pk")[number]
    Enrolment.objects.create(series=quiz.series, person=person, at=timezone.now())
    attempt = begin(quiz, person, language="ru", at=timezone.now(), rng=Random(number))
    user = User.objects.filter(person=person).first()
    user = user or User.objects.create_user(email=f"measured{number}@example.org", person=person)
    client = Client()
    client.force_login(user)
    return str(attempt.key), client.cookies[settings.SESSION_COOKIE_NAME].value


def saved(portal: Site, sessions: list[tuple[str, str]]) -> Iterator[float]:
    """How long each answer took from the moment at which it was to be sent: a queue before the server counts."""
    start = time.perf_counter() + 1

    def send(number: int) -> float:
        due = start + number / A_SECOND
        time.sleep(max(0, due - time.perf_counter()))
        key, session = sessions[number % LEARNERS]
        turn = number // LEARNERS
        answer = {"position": turn % QUESTIONS + 1, "value": "a", "sequence": turn + 1, "client": str(uuid4())}
        said = json.loads(asked(portal, "POST", f"/learning/quizzes/{key}/answers/", session, json.dumps(answer)))
        assert said["is_ours"], said
        return time.perf_counter() - due

    with ThreadPoolExecutor(DEVICES) as pool:
        yield from pool.map(send, range(A_SECOND * SECONDS + WARM_UP))


def weight(portal: Site, path: str, session: str) -> int:
    return len(asked(portal, "GET", path, session))


def asked(portal: Site, method: str, path: str, session: str, body: str | None = None) -> bytes:
    token = "a" * 32
    cookies = f"{settings.SESSION_COOKIE_NAME}={session}; {settings.CSRF_COOKIE_NAME}={token}"
    headers = {"Content-Type": "application/json", "Cookie": cookies, "X-CSRFToken": token}
    line = http.client.HTTPConnection("127.0.0.1", portal.port, timeout=30)
    line.request(method, path, body, headers)
    response = line.getresponse()
    said = response.read()
    line.close()
    assert response.status == 200, (response.status, said[:200])
    return said
