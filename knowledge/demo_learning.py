"""The demo's two series: one of 2023 that is finished, with results, and one to enrol in."""

from datetime import UTC, datetime, time, timedelta
from random import Random

from django.utils import timezone

from events.models import EventIndexPage, EventPage
from knowledge.actions.enrolling import enrol
from knowledge.demo_attempts import take
from knowledge.demo_questions import load_questions
from knowledge.models import Material, Quiz, QuizSection, Series, SeriesSession, Work
from participants.models import Person, User

FINISHED, RUNNING = "digital-services", "innovation-lab"
ENROLLED_AT = datetime(2023, 1, 16, 6, tzinfo=UTC)
CONSENT = "I agree that the programme keeps my data to hold this series."
COMING = (
    (10, "Seeing a service through the eyes of a citizen", "Услуга глазами гражданина"),
    (17, "From an idea to a prototype in a day", "От идеи до прототипа за день"),
    (24, "Testing with real people", "Проверка на настоящих людях"),
)


def load() -> str:
    if Series.objects.filter(slug=FINISHED).exists():
        return "Series: there already."
    finished, running = _finished(), _running()
    return f"Two series, {finished.enrolments.count()} and {running.enrolments.count()} learners."


def _finished() -> Series:
    """Of the seminars of 2023; who was registered for them took part, and the tests were done around them."""
    series = _series(
        FINISHED,
        Series.Track.DIGITALISATION,
        ("Digital services: four seminars", "Цифровые услуги: четыре семинара"),
        ("From a paper form to a service that people use.", "От бумажной формы до услуги, которой пользуются."),
    )
    events = list(EventPage.objects.filter(slug__startswith=f"{FINISHED}-").order_by("starts_on"))
    _add_sessions(series, events)
    people = Person.objects.filter(registrations__event__in=events).distinct().order_by("pk")
    for person in people:
        enrol(series, person, consent_text=CONSENT, language=person.language, at=ENROLLED_AT)
    chance = Random(2023)  # noqa: S311  the same demo for everybody
    for kind, at, skill, share in (
        (Quiz.Kind.PRE, datetime(2023, 2, 6, 8, tzinfo=UTC), 0.45, 1.0),
        (Quiz.Kind.POST, datetime(2023, 3, 1, 8, tzinfo=UTC), 0.72, 0.85),
        (Quiz.Kind.FINAL, datetime(2023, 3, 2, 8, tzinfo=UTC), 0.82, 0.85),
    ):
        quiz = _quiz(series, kind)
        for place, person in enumerate(people):
            if chance.random() < share or place == 0:
                take(quiz, person, skill=skill, at=at + timedelta(minutes=place), chance=chance)
    return series


def _running() -> Series:
    """In the coming weeks, with a place for whoever looks at the demo."""
    series = _series(
        RUNNING,
        Series.Track.INNOVATION,
        ("Innovation lab for public services", "Лаборатория инноваций для государственных услуг"),
        ("Three mornings: see, try, test.", "Три утра: увидеть, попробовать, проверить."),
        capacity=30,
    )
    events = [_event(number, *it) for number, it in enumerate(COMING, start=1)]
    _add_sessions(series, events)
    works = list(Work.objects.standing().filter(live=True).order_by("number")[:2])
    for work, event in zip(works, events, strict=False):
        Material.objects.create(series=series, event=event, work=work, days=14)
    _quiz(series, Quiz.Kind.PRE)
    now = timezone.now()
    own = ["participant@example.org"]  # that account shows how it is to enrol
    others = Person.objects.filter(anonymised_at=None, registrations__event__slug="workshop-under-way")
    for person in others.exclude(account__email__in=own).order_by("pk").distinct()[:6]:
        enrol(series, person, consent_text=CONSENT, language=person.language, at=now)
    return series


def _series(
    slug: str, track: Series.Track, title: tuple[str, str], summary: tuple[str, str], capacity: int | None = None
) -> Series:
    series = Series.objects.create(
        slug=slug,
        track=track,
        title=title[0],
        title_ru=title[1],
        summary=summary[0],
        summary_ru=summary[1],
        capacity=capacity,
    )
    series.trainers.set(User.objects.filter(email="trainer@example.org"))
    series.save()
    series.save_revision().publish()
    return series


def _add_sessions(series: Series, events: list[EventPage]) -> None:
    SeriesSession.objects.bulk_create(
        SeriesSession(series=series, event=it, sort_order=place) for place, it in enumerate(events)
    )
    fresh = Series.objects.get(pk=series.pk)
    fresh.save_revision().publish()


def _event(number: int, days: int, title: str, title_ru: str) -> EventPage:
    day = timezone.localdate() + timedelta(days=days)
    event = EventPage(
        slug=f"{RUNNING}-{number}",
        type=EventPage.Type.WORKSHOP,
        mode=EventPage.Mode.ONLINE,
        title=title,
        title_ru=title_ru,
        summary="A session of the innovation lab.",
        summary_ru="Занятие лаборатории инноваций.",
        starts_on=day,
        ends_on=day,
        start_time=time(10),
        end_time=time(13),
        capacity=40,
        admission=EventPage.Admission.NOMINATION,
    )
    EventIndexPage.objects.get().add_child(instance=event)
    event.save_revision().publish()
    return event


QUIZZES = {
    Quiz.Kind.PRE: ("What do you know already?", "Что вы уже знаете?", 6, None),
    Quiz.Kind.POST: ("What do you know now?", "Что вы знаете теперь?", 6, None),
    Quiz.Kind.FINAL: ("Final test", "Итоговый тест", 8, 70),
}


def _quiz(series: Series, kind: str) -> Quiz:
    title, title_ru, draw, pass_mark = QUIZZES[Quiz.Kind(kind)]
    quiz = Quiz.objects.create(
        series=series,
        kind=kind,
        title=title,
        title_ru=title_ru,
        pass_mark=pass_mark,
        attempts_allowed=1 if pass_mark is None else 3,
    )
    QuizSection.objects.create(quiz=quiz, bank=load_questions(), draw=draw)
    return quiz
