import pytest
from lxml import etree

from knowledge.questions.gift import questions_in
from knowledge.questions.moodle_xml import document
from knowledge.questions.parsed import ParsedQuestion

GIFT = """$CATEGORY: Services/e

::One:: 1 < 2 & "so"? {=Yes ~%-50%No]]> ####Said after.}

::Several:: Which? {~%33%a ~%33%b ~%33%c ~%-100%d}

::Truth:: Wet? {F}

::Pairs:: Match {=KZ -> Astana =GE -> Tbilisi = -> Baku}

::Number:: Pi? {#3.14:0.01 =%50%3:0.2}

::Short:: Capital? {=Astana =%50%Нур-Султан}

::Essay:: Why? {}
"""
SCALE = ParsedQuestion(1, "scale", "Scale", "How was it?", {}, {"least": 1, "most": 5}, objective="e")


@pytest.fixture(scope="module")
def quiz():
    content = document("Digital/government", [*questions_in(GIFT.encode()), SCALE], "From %(least)s to %(most)s.")
    return etree.fromstring(content)


def test_each_question_is_of_its_type_in_its_category(quiz):
    assert [(it.get("type"), it.findtext("name/text")) for it in quiz] == [
        ("category", None),
        ("multichoice", "One"),
        ("multichoice", "Several"),
        ("truefalse", "Truth"),
        ("matching", "Pairs"),
        ("numerical", "Number"),
        ("shortanswer", "Short"),
        ("essay", "Essay"),
        ("description", "Scale"),
    ]
    assert quiz.findtext("question/category/text") == "$course$/top/Digital//government/e"


def named(quiz, name):
    return next(it for it in quiz if it.findtext("name/text") == name)


def answers(quiz, name):
    return [(it.get("fraction"), it.findtext("text")) for it in named(quiz, name).findall("answer")]


def test_texts_and_answers_are_those_of_the_bank(quiz):
    one = named(quiz, "One")
    assert [one.findtext(path) for path in ("questiontext/text", "generalfeedback/text", "single")] == [
        '1 < 2 & "so"?',
        "Said after.",
        "true",
    ]
    assert answers(quiz, "One") == [("100", "Yes"), ("-50", "No]]>")]
    assert answers(quiz, "Several") == [("33.33333", "a"), ("33.33333", "b"), ("33.33333", "c"), ("-100", "d")]
    assert answers(quiz, "Truth") == [("0", "true"), ("100", "false")]
    assert answers(quiz, "Short") == [("100", "Astana"), ("50", "Нур-Султан")]
    assert answers(quiz, "Number") == [("100", "3.14"), ("50", "3")]
    assert [it.text for it in named(quiz, "Number").iter("tolerance")] == ["0.01", "0.2"]
    pairs = [(it.findtext("text"), it.findtext("answer/text")) for it in named(quiz, "Pairs").findall("subquestion")]
    assert pairs == [("KZ", "Astana"), ("GE", "Tbilisi"), ("", "Baku")]


def test_a_scale_is_described(quiz):
    assert named(quiz, "Scale").findtext("questiontext/text") == "How was it?\nFrom 1 to 5."


def test_characters_that_xml_does_not_know_are_left_out():
    odd = ParsedQuestion(1, "free_text", "Odd", "A\x0bB\ufffeC")
    assert etree.fromstring(document("Bank", [odd], "")).findtext("question/questiontext/text") == "ABC"
