import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.questions.gift import questions_in
from knowledge.questions.parsed import BadQuestion, ParsedQuestion


def read(text):
    return questions_in(text.encode())


def one(text):
    (question,) = read(text)
    return question


def thing(question):
    return question.kind, question.text, question.options, question.solution


def answers(*answers):
    return {"answers": list(answers)}


def truth(text):
    return "true_false", text, {}, {"weights": {"true": 1, "false": 0}}


EXAMPLES = {
    "true": ("Water is wet. {T}", ("true_false", "Water is wet.", {}, {"weights": {"true": 1, "false": 0}})),
    "false, in words": (
        "::Moon:: It is cheese.{FALSE#No.#Right!}",
        ("true_false", "It is cheese.", {}, {"weights": {"true": 0, "false": 1}}),
    ),
    "one right": (
        "Who signs?{=The minister ~A clerk ~%50%A deputy}",
        (
            "single",
            "Who signs?",
            {"a": "The minister", "b": "A clerk", "c": "A deputy"},
            {"weights": {"a": 1, "b": 0, "c": "0.5"}},
        ),
    ),
    "several right, percent without a right mark": (
        "Which?{\n~%-100%no\n~%50%yes\n~%50.0%also\n}",
        (
            "multiple",
            "Which?",
            {"a": "no", "b": "yes", "c": "also"},
            {"weights": {"a": -1, "b": "0.5", "c": "0.5"}},
        ),
    ),
    "rounded thirds": (
        "Which?{~%33%a ~%33.33333%b ~%33.3%c ~%-33%d}",
        (
            "multiple",
            "Which?",
            {"a": "a", "b": "b", "c": "c", "d": "d"},
            {"weights": {"a": "0.3333333", "b": "0.3333333", "c": "0.3333333", "d": "-0.3333333"}},
        ),
    ),
    "matching with a right side twice and one too many": (
        "Capitals {=Kazakhstan -> Astana =Georgia->Tbilisi\n= -> Baku =KZ -> Astana}",
        (
            "matching",
            "Capitals",
            {"l1": "Kazakhstan", "r1": "Astana", "l2": "Georgia", "r2": "Tbilisi", "r3": "Baku", "l3": "KZ"},
            {"pairs": {"l1": "r1", "l2": "r2", "l3": "r1"}},
        ),
    ),
    "number": ("How many?{#7}", ("numeric", "How many?", {}, answers({"value": "7", "tolerance": "0", "weight": 1}))),
    "number, give or take": (
        "Pi?{#3.14:0.01}",
        ("numeric", "Pi?", {}, answers({"value": "3.14", "tolerance": "0.01", "weight": 1})),
    ),
    "number in a range": (
        "From 1 to 5?{# 1..5 }",
        ("numeric", "From 1 to 5?", {}, answers({"value": "3", "tolerance": "2", "weight": 1})),
    ),
    "numbers with weights and something said of the rest": (
        "When?{#\n=1822:0#Exactly.\n=%50%1822:2#Nearly.\n=%0%*#No.\n~#Wrong.}",
        (
            "numeric",
            "When?",
            {},
            answers(
                {"value": "1822", "tolerance": "0", "weight": 1}, {"value": "1822", "tolerance": "2", "weight": "0.5"}
            ),
        ),
    ),
    "short answers": (
        "Capital?{=Astana =%50%Almaty #It was. =Нур*}",
        (
            "short_text",
            "Capital?",
            {},
            {
                "answers": [
                    {"text": "Astana", "weight": 1},
                    {"text": "Almaty", "weight": "0.5"},
                    {"text": "Нур*", "weight": 1},
                ],
                "case": False,
            },
        ),
    ),
    "a short answer without a mark": (
        "Two plus two?{four}",
        ("short_text", "Two plus two?", {}, {"answers": [{"text": "four", "weight": 1}], "case": False}),
    ),
    "essay": ("Say why. {}", ("free_text", "Say why.", {}, {})),
    "description": ("Read this first.", ("description", "Read this first.", {}, {})),
    "missing word": (
        "The portal {~costs =serves} people.",
        ("single", "The portal _____ people.", {"a": "costs", "b": "serves"}, {"weights": {"a": 0, "b": 1}}),
    ),
    "escapes": (
        r"1 \= 1, \{a\: b\}, \#1 \~ 2\\3 {=a \= b ~c\~d\#e}",
        ("single", r"1 = 1, {a: b}, #1 ~ 2\3", {"a": "a = b", "b": "c~d#e"}, {"weights": {"a": 1, "b": 0}}),
    ),
    "an escaped line break": ("One\\nTwo {T}", ("true_false", "One\nTwo", {}, {"weights": {"true": 1, "false": 0}})),
    "markup is cleaned": (
        "[html]<p>One &amp; <b>two</b><script>alert(1)</script></p><p>Three</p> {=<i>a</i> ~[plain]<i>b</i>}",
        ("single", "One & two\nThree", {"a": "a", "b": "<i>b</i>"}, {"weights": {"a": 1, "b": 0}}),
    ),
    "automatic format": ("Is 1 < 2 &amp; 3 > 2? {T}", truth("Is 1 < 2 & 3 > 2?")),
    "markdown stays": ("[markdown]**Bold** &amp; {T}", truth("**Bold** &amp;")),
    "an unknown format is text": ("[note] Bold {T}", truth("[note] Bold")),
    "a name is the text where there is none": ("::Only a name::{T}", truth("Only a name")),
    "two right ones, of which one is chosen": (
        "Which?{=a =b ~c}",
        ("single", "Which?", {"a": "a", "b": "b", "c": "c"}, {"weights": {"a": 1, "b": 1, "c": 0}}),
    ),
    "options that are tags": (
        "Which tag breaks a line?{=<br> ~<p> ~%-50%</p> ~x}",
        (
            "single",
            "Which tag breaks a line?",
            {"a": "<br>", "b": "<p>", "c": "</p>", "d": "x"},
            {"weights": {"a": 1, "b": 0, "c": "-0.5", "d": 0}},
        ),
    ),
    "options of one line and no space": (
        "Q{=a~b~}",
        ("single", "Q", {"a": "a", "b": "b"}, {"weights": {"a": 1, "b": 0}}),
    ),
}


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_question_is_read(name):
    text, expected = EXAMPLES[name]
    assert thing(one(text)) == expected


def test_a_whole_file_is_read_with_names_categories_and_comments():
    text = (
        "\ufeff// My questions\r\n\r\n$CATEGORY: $course$/top/Digital//e-services\r\n"
        "::Q1:: First {T}\r\n// a comment inside {\r\n\r\n \r\n"
        "::Q1::\r\nSecond\r\n// between\r\n{F}\r\n\r\n$CATEGORY: top\r\n\r\nThird {####All.}"
    )
    yes, no = {"weights": {"true": 1, "false": 0}}, {"weights": {"true": 0, "false": 1}}
    assert read(text) == [
        ParsedQuestion(4, "true_false", "Q1", "First", {}, yes, "", "Digital/e-services", is_named=True),
        ParsedQuestion(8, "true_false", "Q1 (2)", "Second", {}, no, "", "Digital/e-services", is_named=True),
        ParsedQuestion(15, "free_text", "Third", "Third", {}, {}, "All."),
    ]


def test_the_last_of_two_categories_in_one_block_holds():
    questions = read("$CATEGORY: One\n// so\n$CATEGORY: top/Two\nFirst {T}")
    assert [(it.line, it.kind, it.text, it.objective) for it in questions] == [(4, "true_false", "First", "Two")]


def test_what_is_said_of_answers_is_kept_in_one_text():
    question = one("Q{=a#Good. ~b ~c#Bad\\: very.####In all.}")
    assert question.feedback == "In all.\na: Good.\nc: Bad: very."


def test_utf_16_is_read_by_its_mark():
    assert [it.text for it in questions_in("Вода? {T}".encode("utf-16"))] == ["Вода?"]


NO_WORDS = "an answer has no words: a picture needs a text that says what it shows (alt)."
FAULTS = {
    "not closed": ("Q1 {T}\n\nQ2\n{=a\n\n~b}", 4, "the answers are not closed by } before the next blank line."),
    "not opened": (
        "Q1 {T}\n\nText\n=a ~b}",
        4,
        "a closing brace } without its opening brace {; a brace in a text is written \\}.",
    ),
    "closed before it opens": (
        "Q } {T}",
        1,
        "a closing brace } without its opening brace {; a brace in a text is written \\}.",
    ),
    "no blank line between": (
        "Q1 {T}\nQ2 {F}",
        2,
        "answers for a second time; a blank line goes between two questions.",
    ),
    "a brace among the answers": ("Q {=a {b} ~c}", 1, "a brace { among the answers; a brace in a text is written \\{."),
    "one option": ("// x\nQ {~a}", 2, "a choice needs two options at least."),
    "none right": ("Q {\n~a\n~b\n}", 1, "none of the options is right."),
    "too little": ("Q {~%50%a ~%20%b}", 1, "the right options make 70 % together instead of 100 %."),
    "too much": ("Q {~%100%a ~%100%b}", 1, "the right options make 200 % together instead of 100 %."),
    "out of bounds": ("Q {=a\n~%-150%b}", 2, "-150 % is not between -100 % and 100 %."),
    "no arrow": ("Q {=a -> b\n=c}", 2, "a pair is written = left -> right; the arrow is missing."),
    "one pair": ("Q {=a -> b}", 1, "a matching needs two pairs at least."),
    "half a pair": ("Q {=a -> b\n=c -> }", 2, "a pair has nothing on its right side."),
    "no number": ("Q\n{#=1\n=five}", 3, "“five” is no number."),
    "no number at all": ("Q {#}", 1, "there is no right answer."),
    "any other number": ("Q\n{#12:1\n=%50%*#partly}", 3, "any other number (*) can only be worth 0 %, written %0%*."),
    "a picture without words": ("Q {=a ~b\n~<img src\\=x.png> }", 2, NO_WORDS),
    "a pair with a picture": ("Q {=a -> b\n=<img> -> c\n=d -> e}", 2, NO_WORDS),
    "an empty paragraph": ("Q {=a ~b ~<p></p>}", 1, NO_WORDS),
    "range upside down": ("Q {#5..1}", 1, "the range ends before it begins."),
    "tolerance below nothing": ("Q {#5:-1}", 1, "the tolerance of a number is below 0."),
    "short answers of half the worth": ("Q {=%50%a}", 1, "no answer is worth 100 %."),
    "an empty short answer": ("Q {=}", 1, "there is no right answer."),
    "no question": ("\n{T}", 2, "there is no question before the answers."),
    "an empty file": ("\n// nothing\n", 1, "there is no question in this file."),
    "a NUL": ("Q1 {T}\n\nQ\0 {T}", 3, "this is no text: it has a NUL character."),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_named_with_its_line(name):
    text, line, sentence = FAULTS[name]
    with pytest.raises(BadQuestion) as fault:
        read(text)
    assert (fault.value.line, fault.value.sentence) == (line, sentence)


def test_a_file_of_another_encoding_is_named_with_its_line():
    with pytest.raises(BadQuestion) as fault:
        questions_in(b"Q {T}\n\n" + "Вопрос {T}".encode("cp1251"))
    assert str(fault.value) == "line 3: this is no text in UTF-8; save the file as UTF-8."


MARKS = ["{", "}", "=", "~", "#", "%", "%50%", "::", ":", "->", "..", "//", "\\\\", "$CATEGORY:", "[html]"]
PIECES = st.sampled_from([*MARKS, "\n", " ", "a", "1", "T"])


@given(text=st.lists(PIECES, max_size=30).map("".join))
def test_whatever_a_file_holds_it_is_read_or_its_fault_has_a_line_of_the_file(text):
    last = text.count("\n") + 1
    assert _line_of_fault(text) in {None, *range(1, last + 1)}


def _line_of_fault(text):
    try:
        read(text)
    except BadQuestion as fault:
        return fault.line
    return None
