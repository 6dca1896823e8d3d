import pytest

from knowledge.questions.aiken import questions_in
from knowledge.questions.parsed import BadQuestion, ParsedQuestion

FILE = """\ufeffWhat is a life event?\r
\r
A) A service\r
B.A moment of need\r
ANSWER: B\r
\r
Which of these\r
is a register?\r
\r
A. Land\r
B. Sea\r
C. Air\r
ANSWER:A"""


def test_a_file_is_read():
    assert questions_in(FILE.encode()) == [
        ParsedQuestion(
            1,
            "single",
            "What is a life event?",
            "What is a life event?",
            {"a": "A service", "b": "A moment of need"},
            {"weights": {"a": 0, "b": 1}},
        ),
        ParsedQuestion(
            7,
            "single",
            "Which of these is a register?",
            "Which of these\nis a register?",
            {"a": "Land", "b": "Sea", "c": "Air"},
            {"weights": {"a": 1, "b": 0, "c": 0}},
        ),
    ]


def test_there_may_be_26_options():
    letters = [chr(ord("A") + place) for place in range(26)]
    (question,) = questions_in("\n".join(["Q?", *(f"{it}) {it}{it}" for it in letters), "ANSWER: Z"]).encode())
    assert (len(question.options), question.solution["weights"]["z"]) == (26, 1)


def test_initials_at_the_beginning_of_a_line_are_text():
    text = "U.S. law and\nI.T. governance mean:\nA.One\nB) Two\nANSWER: B\nA.I. is:\nA) One\nB) Two\nANSWER: A"
    assert [(it.text, it.options) for it in questions_in(text.encode())] == [
        ("U.S. law and\nI.T. governance mean:", {"a": "One", "b": "Two"}),
        ("A.I. is:", {"a": "One", "b": "Two"}),
    ]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("Q?\nA) a\nB) b\nANSWER: C", "line 4: there is no option C."),
        ("Q?\nA) a\nB) b\nANSWER: b", "line 4: after ANSWER: comes one capital letter."),
        ("Q?\nA) a\nB) b\nANSWER: A, B", "line 4: after ANSWER: comes one capital letter."),
        ("Q?\nA) a\nB) b\nANSWER:", "line 4: after ANSWER: comes one capital letter."),
        ("Q?\nA) a\nANSWER: A", "line 3: a question needs two options at least."),
        ("\nANSWER: A", "line 2: an answer without a question before it."),
        ("A) a\nB) b\nANSWER: A", "line 1: an option without a question before it."),
        ("Q?\nA) a\nC) c\nANSWER: A", "line 3: option C is not the next one."),
        ("Q?\nA) a\nB)\nANSWER: A", "line 3: option B has no text."),
        (
            "Q?\nA) a\nmore\nB) b\nANSWER: A",
            "line 3: an option (such as C. or C)) or the line ANSWER: is expected here.",
        ),
        ("\nQ1?\nA) a\nB) b\n\n", "line 2: this question has no line ANSWER: before the file ends."),
        (
            "Q1?\nA) a\nB) b\n\nQ2?\nA) a\nB) b\nANSWER: A",
            "line 5: an option (such as C. or C)) or the line ANSWER: is expected here.",
        ),
        ("", "line 1: there is no question in this file."),
        ("Q?\nA) a\nB) b\nAnswer: A", "line 4: an option (such as C. or C)) or the line ANSWER: is expected here."),
    ],
)
def test_a_fault_is_named_with_its_line(text, fault):
    with pytest.raises(BadQuestion) as found:
        questions_in(text.encode())
    assert str(found.value) == fault
