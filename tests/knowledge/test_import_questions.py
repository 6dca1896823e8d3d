import io
from datetime import UTC, datetime

import pytest
from django.core.management import CommandError, call_command

from knowledge.models import Question, QuestionBank, QuestionVersion, Wording

pytestmark = pytest.mark.django_db

ENGLISH = """$CATEGORY: Services

Read this first.

::Once:: Whose data is asked once? {=People's ~Nobody's}

::Capital:: The capital of Kazakhstan? {=Astana}

::Years:: In which year? {#2022}

::Wet:: Water is wet. {T}

::Twice:: Another choice {=a ~b}
"""
RUSSIAN = """::Once:: Чьи данные спрашивают один раз? {=Людей ~Ничьи}

::Capital:: Столица Казахстана? {=Астана}
"""
COUNTS = "single: 2\ntrue_false: 1\nnumeric: 1\nshort_text: 1\ndescription: 1\n"


@pytest.fixture
def bring_in(tmp_path):
    def run(text, *options, form="gift"):
        file, said = tmp_path / "questions.txt", io.StringIO()
        file.write_text(text, encoding="utf-8")
        call_command("import_questions", file, "--format", form, "--bank", "Digital", *options, stdout=said)
        return said.getvalue()

    return run


def test_a_file_is_counted_by_type_and_written_once(bring_in):
    assert bring_in(ENGLISH) == COUNTS + "Of 5 questions: 5 new, 0 changed, 0 next version, 0 unchanged.\n"
    assert bring_in(ENGLISH) == COUNTS + "Of 5 questions: 0 new, 0 changed, 0 next version, 5 unchanged.\n"
    assert (QuestionBank.objects.get().name, QuestionVersion.objects.count()) == ("Digital", 5)
    assert set(Question.objects.values_list("objective", flat=True)) == {"Services"}


def test_a_dry_run_writes_nothing(bring_in):
    said = bring_in(ENGLISH, "--dry-run")
    assert said == COUNTS + "Of 5 questions: 5 new, 0 changed, 0 next version, 0 unchanged (dry run).\n"
    assert (QuestionBank.objects.count(), Question.objects.count()) == (0, 0)


def test_a_file_in_another_language_words_the_questions_that_are_there(bring_in):
    bring_in(ENGLISH)
    said = bring_in(RUSSIAN, "--language", "ru")
    assert said.endswith("Of 2 questions: 0 new, 2 changed, 0 next version, 0 unchanged.\n")
    assert bring_in(RUSSIAN, "--language", "ru").endswith("0 new, 0 changed, 0 next version, 2 unchanged.\n")
    assert bring_in(ENGLISH).endswith("0 new, 0 changed, 0 next version, 5 unchanged.\n")
    assert {(it.language, it.text, it.options.get("a")) for it in Wording.objects.filter(language="ru")} == {
        ("ru", "Чьи данные спрашивают один раз?", "Людей"),
        ("ru", "Столица Казахстана?", None),
    }
    version = QuestionVersion.objects.get(question__name="Capital")
    assert version.solution == {
        "answers": [{"text": "Astana", "weight": 1}, {"text": "Астана", "weight": 1}],
        "case": False,
    }
    assert set(Question.objects.values_list("objective", flat=True)) == {"Services"}


def test_a_changed_text_of_a_drawn_question_is_its_next_version(bring_in):
    bring_in(ENGLISH)
    QuestionVersion.objects.update(used_at=datetime(2022, 10, 3, tzinfo=UTC))
    said = bring_in(ENGLISH.replace("Water is wet", "Fire is hot"))
    assert said.endswith("Of 5 questions: 0 new, 0 changed, 1 next version, 4 unchanged.\n")
    assert [(it.number, it.wordings.get().text) for it in QuestionVersion.objects.filter(question__name="Wet")] == [
        (2, "Fire is hot."),
        (1, "Water is wet."),
    ]


CHOICE = "Which is right?\nA) {}\nB) {}\nANSWER: A\n"


def names_with_a():
    return [(it.version.question.name, it.options["a"]) for it in Wording.objects.order_by("version__question")]


def test_questions_without_names_are_known_by_what_they_say(bring_in):
    first, second = CHOICE.format("Paper", "Pen") + CHOICE.format("Paper", "Ink"), CHOICE.format("A portal", "A queue")
    for text, done in ((first, "2 new"), (second, "1 new"), (first, "0 new"), (second, "0 new")):
        assert f"{done}, 0 changed, 0 next version" in bring_in(text, form="aiken")
    corrected = second.replace("ANSWER: A", "ANSWER: B")
    assert "0 new, 1 changed" in bring_in(corrected, form="aiken")
    assert names_with_a() == [
        ("Which is right?", "Paper"),
        ("Which is right? (2)", "Paper"),
        ("Which is right? (3)", "A portal"),
    ]


def test_a_name_that_a_file_gives_is_left_to_the_question_that_has_it(bring_in):
    bring_in("Why? {}\n\n::Why? (2)::What for? {}")
    assert list(Question.objects.order_by("pk").values_list("name", flat=True)) == ["Why?", "Why? (2)"]
    bring_in("Why? {=No reason}\n\n::Why?::What for? {}")
    assert list(Wording.objects.order_by("pk").values_list("version__question__name", "text")) == [
        ("Why?", "Why?"),
        ("Why? (2)", "What for?"),
    ]


def fails(bring_in, capsys, *args, **options):
    with pytest.raises(SystemExit) as ended:
        bring_in(*args, **options)
    return ended.value.code, capsys.readouterr().err


def test_a_faulty_line_is_named_and_nothing_is_written(bring_in, capsys):
    broken = ENGLISH + "\n::Odd:: Q {~a}\n"
    assert fails(bring_in, capsys, broken) == (1, "line 15: a choice needs two options at least.\n")
    assert QuestionBank.objects.count() == 0


def test_a_translation_with_other_options_is_refused_with_its_line(bring_in, capsys):
    bring_in(ENGLISH)
    fault = fails(bring_in, capsys, "\n" + RUSSIAN.replace("=Людей ~Ничьи", "~Людей =Ничьи"), "--language", "ru")
    assert fault == (1, "line 2: “Once” has other options or right answers in another language.\n")
    assert Wording.objects.filter(language="ru").count() == 0


def test_aiken_comes_in_too(bring_in, capsys):
    assert bring_in("Q?\nA) a\nB) b\nANSWER: B\n", form="aiken").startswith("single: 1\nOf 1 questions: 1 new")
    assert fails(bring_in, capsys, "Q?\nA) a\nANSWER: B\n", form="aiken")[1] == (
        "line 3: a question needs two options at least.\n"
    )


def test_a_file_that_is_not_there_is_said():
    with pytest.raises(CommandError, match=r"nowhere\.gift: No such file or directory"):
        call_command("import_questions", "nowhere.gift", "--format", "gift", "--bank", "Digital")
