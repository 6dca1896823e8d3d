"""Taking a quiz: before it, in the middle of it, and afterwards."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import wraps
from random import SystemRandom
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from knowledge.actions.attempting import (
    AttemptOver,
    QuizRefused,
    Saved,
    allowances,
    begin,
    save_answer,
    submit,
    why_not,
)
from knowledge.answering import answer_in
from knowledge.models import Attempt, Quiz
from knowledge.questions.grading import NotAnAnswer
from knowledge.quiz_draws import languages_of, number_of_questions, parts_of
from knowledge.quiz_forms import BeginForm, SavingForm, read_sent
from knowledge.quiz_pages import Asked, answered, asked_in, by_objective, seconds_left, shows_solutions
from participants.models import Person

View = Callable[..., HttpResponse]
pages = require_http_methods(["GET", "HEAD", "POST"])


def for_a_person(view: View) -> View:
    """The view is given the person of the account; an account without one is told so."""

    @never_cache
    @login_required
    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        person = request.user.person
        if person is None:
            return TemplateResponse(request, "participants/no_person.html")
        return view(request, person, *args, **kwargs)

    return wrapped


@require_safe
@for_a_person
def quiz(request: HttpRequest, person: Person, quiz_id: int) -> HttpResponse:
    found = get_object_or_404(Quiz.objects.filter(series__live=True).select_related("series"), pk=quiz_id)
    return _start_page(request, found, person, refusal=why_not(found, person, at=timezone.now()))


@pages
@for_a_person
def begin_quiz(request: HttpRequest, person: Person, quiz_id: int) -> HttpResponse:
    found = get_object_or_404(Quiz.objects.filter(series__live=True).select_related("series"), pk=quiz_id)
    form = BeginForm(request.POST or None, languages=languages_of(found))
    if not form.is_valid():
        return redirect("knowledge:quiz", found.pk)
    try:
        started = begin(found, person, language=form.cleaned_data["language"], at=timezone.now(), rng=SystemRandom())
    except QuizRefused as refusal:
        return _start_page(request, found, person, refusal=str(refusal), status=422)
    return redirect(started)


def _start_page(request: HttpRequest, quiz: Quiz, person: Person, *, refusal: str, status: int = 200) -> HttpResponse:
    languages = languages_of(quiz)
    wanted = request.LANGUAGE_CODE if request.LANGUAGE_CODE in languages else None  # type: ignore[attr-defined]
    attempts = Attempt.objects.of(person).filter(quiz=quiz).order_by("number")
    context = {
        "quiz": quiz,
        "allowances": allowances(quiz, person),
        "questions": number_of_questions(parts_of(quiz)),
        "refusal": refusal,
        "attempts": attempts,
        "under_way": next((it for it in attempts if not it.is_over(timezone.now())), None),
        "form": BeginForm(languages=languages, initial={"language": wanted}),
    }
    return TemplateResponse(request, "knowledge/quizzes/quiz.html", context, status=status)


@pages
@for_a_person
def attempt(request: HttpRequest, person: Person, key: UUID) -> HttpResponse:
    """One question. A script of the page loads all the others, so that nothing is asked of the line in between."""
    mine = _own(person, key)
    if mine.is_over(timezone.now()):
        return _over(request, mine)
    if request.method == "POST":
        return _save(request, mine)
    done = answered(mine)
    [question] = asked_in(mine, [_position(request, mine, done)])
    return _question_page(request, mine, question, done)


def _question_page(
    request: HttpRequest, mine: Attempt, question: Asked, done: set[int], status: int = 200
) -> HttpResponse:
    context = _standing(mine, done) | {"question": question, "client": uuid4()}
    return TemplateResponse(request, "knowledge/quizzes/attempt.html", context, status=status)


def _position(request: HttpRequest, mine: Attempt, done: set[int]) -> int:
    """That of the address, else the first that is not answered."""
    asked, last = request.GET.get("q", ""), len(mine.draw)
    if asked.isdecimal() and len(asked) < 4 and 1 <= int(asked) <= last:
        return int(asked)
    return next((it for it in range(1, last + 1) if it not in done), last)


def _save(request: HttpRequest, mine: Attempt) -> HttpResponse:
    """The plain form: save, then go on, back, or to the overview."""
    form = SavingForm(request.POST)
    if not form.is_valid() or form.cleaned_data["position"] > len(mine.draw):
        return redirect(mine)
    position = form.cleaned_data["position"]
    typed = _typed(request, mine, position)
    try:
        saved = _kept(mine, typed, form.cleaned_data)
    except AttemptOver as refusal:
        messages.error(request, str(refusal))
        return redirect("knowledge:attempt_result", mine.key)
    except NotAnAnswer:
        messages.error(request, _("This could not be saved: it is no answer to the question."))
        return _question_page(request, mine, typed, answered(mine), status=422)
    if not saved.is_ours:
        messages.warning(request, _("Another device has answered this question. Its answer holds until you change it."))
        return _question(mine, position)
    return _led_on(mine, position, form.cleaned_data["go"])


def _typed(request: HttpRequest, mine: Attempt, position: int) -> Asked:
    """The question with the answer of the form, which may be none that can be saved."""
    [asked] = asked_in(mine, [position])
    return replace(asked, value=answer_in(dict(request.POST.lists()), asked.field, asked.kind))


def _kept(mine: Attempt, typed: Asked, sent: dict[str, Any]) -> Saved:
    sequence, client = sent["sequence"], sent["client"]
    return save_answer(mine, typed.position, typed.value, sequence=sequence, client_id=client, at=timezone.now())


def _led_on(mine: Attempt, position: int, go: str) -> HttpResponseRedirect:
    following = position - 1 if go == "previous" else position + 1
    if go == "check" or following > len(mine.draw):
        return redirect("knowledge:attempt_check", mine.key)
    return _question(mine, max(1, following))


def _question(mine: Attempt, position: int) -> HttpResponseRedirect:
    return HttpResponseRedirect(f"{mine.get_absolute_url()}?q={position}")


@require_safe
@for_a_person
def questions(request: HttpRequest, person: Person, key: UUID) -> HttpResponse:
    """All questions as a piece of the page, which its script puts in: from then on no line is needed to go through."""
    mine = _own(person, key)
    context = {"questions": asked_in(mine) if not mine.is_over(timezone.now()) else []}
    return TemplateResponse(request, "knowledge/quizzes/questions.html", context)


@never_cache
@pages
def answers(request: HttpRequest, key: UUID) -> HttpResponse:
    """What the script of the page sends and asks: one answer, and what the server has."""
    person = getattr(request.user, "person", None)
    if person is None:
        return JsonResponse({"why": "signed_out"}, status=401)
    mine, now = _own(person, key), timezone.now()
    if request.method == "POST":
        return _save_sent(request, mine, at=now)
    kept = {it.position: {"value": it.value, "sequence": it.sequence} for it in mine.answers.all()}
    return JsonResponse({"answers": kept, "seconds_left": seconds_left(mine, now), "is_over": mine.is_over(now)})


def _save_sent(request: HttpRequest, mine: Attempt, *, at: datetime) -> HttpResponse:
    """Says why when the answer is refused, so that no device shows it as sent."""
    try:
        saved = save_answer(mine, at=at, **read_sent(request.body))
    except AttemptOver as refusal:
        return JsonResponse({"why": "over", "sentence": str(refusal)}, status=409)
    except (NotAnAnswer, IndexError, ValueError):
        return JsonResponse({"why": "no_answer"}, status=422)
    said = {"value": saved.value, "sequence": saved.sequence, "is_ours": saved.is_ours}
    return JsonResponse(said | {"seconds_left": seconds_left(mine, at)})


@require_safe
@for_a_person
def check(request: HttpRequest, person: Person, key: UUID) -> HttpResponse:
    mine = _own(person, key)
    if mine.is_over(timezone.now()):
        return _over(request, mine)
    return TemplateResponse(request, "knowledge/quizzes/check.html", _standing(mine, answered(mine)))


@pages
@for_a_person
def hand_in(request: HttpRequest, person: Person, key: UUID) -> HttpResponse:
    mine = _own(person, key)
    if request.method != "POST":
        return redirect("knowledge:attempt_check", mine.key)
    submit(mine, at=timezone.now())
    return redirect("knowledge:attempt_result", mine.key)


@require_safe
@for_a_person
def result(request: HttpRequest, person: Person, key: UUID) -> HttpResponse:
    mine, now = _own(person, key), timezone.now()
    if not mine.is_over(now):
        return redirect(mine)
    mine = submit(mine, at=now)
    asked = asked_in(mine)
    context = {
        "attempt": mine,
        "quiz": mine.quiz,
        "objectives": by_objective(mine, asked),
        "questions": asked if shows_solutions(mine, now) else [],
        "answered": sum(it.is_answered for it in asked),
        "attempts": Attempt.objects.of(person).filter(quiz=mine.quiz_id).order_by("number"),
    }
    return TemplateResponse(request, "knowledge/quizzes/result.html", context)


def _own(person: Person, key: UUID) -> Attempt:
    return get_object_or_404(Attempt.objects.of(person).select_related("quiz__series"), key=key)


def _over(request: HttpRequest, mine: Attempt) -> HttpResponse:
    if mine.submitted_at is None:
        messages.info(request, _("The time is over. What had arrived by then was handed in."))
    return redirect("knowledge:attempt_result", mine.key)


def _standing(mine: Attempt, done: set[int]) -> dict[str, Any]:
    """What each page of an attempt says of it as a whole."""
    return {
        "attempt": mine,
        "quiz": mine.quiz,
        "seconds_left": seconds_left(mine, timezone.now()),
        "overview": [(number, number in done) for number in range(1, len(mine.draw) + 1)],
        "unanswered": [number for number in range(1, len(mine.draw) + 1) if number not in done],
    }
