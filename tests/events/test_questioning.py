from events.questioning import GONE, NO, YES, Condition, Fault, Kind, Option, Question, Settled, in_words, settle

YES_NO = (Option(YES, "Yes"), Option(NO, "No"))
MEALS = (Option("meat", "Meat"), Option("none", "None"))
TALK = Question("talk", Kind.YES_NO, "Will you give a talk?", is_required=True, options=YES_NO)
TITLE = Question("title", Kind.SHORT_TEXT, "Its title", is_required=True, only_if=Condition("talk", YES))
SLIDES = Question("slides", Kind.DATE, "Slides until", only_if=Condition("title", YES))
DAYS = Question("days", Kind.SEVERAL, "Days", options=(Option("1", "Monday"), Option("2", "Tuesday")))
DINNER = Question("dinner", Kind.ONE, "Dinner", options=MEALS, only_if=Condition("days", "2"))
YEARS = Question("years", Kind.NUMBER, "Years of service")
WISHES = Question("wishes", Kind.LONG_TEXT, "Wishes")
ALL = (TALK, TITLE, SLIDES, DAYS, DINNER, YEARS, WISHES)


def test_answers_are_kept_by_id_in_one_form_each():
    given = {
        "talk": ["yes"],
        "title": ["  Open\x00 data "],
        "days": ["2", "1"],
        "dinner": ["meat"],
        "years": ["1 012,50"],
        "wishes": ["One\r\ntwo <b>"],
    }
    assert settle(ALL, given) == Settled(
        {
            "talk": "yes",
            "title": "Open data",
            "days": ["1", "2"],
            "dinner": "meat",
            "years": "1012.50",
            "wishes": "One\ntwo <b>",
        },
        {},
    )


def test_what_does_not_apply_is_neither_asked_for_nor_kept():
    given = {"talk": ["no"], "title": ["x" * 9999], "slides": ["2026-05-01"], "days": ["1"], "dinner": ["unknown"]}
    assert settle(ALL, given) == Settled({"talk": "no", "days": ["1"]}, {})


def test_each_fault_has_its_name():
    given = {
        "talk": ["yes"],
        "days": ["2", "3"],
        "years": ["many"],
        "wishes": ["x" * 3001],
    }
    assert settle(ALL, given) == Settled(
        {"talk": "yes"},
        {"title": Fault.MISSING, "days": Fault.UNKNOWN, "years": Fault.NO_NUMBER, "wishes": Fault.TOO_LONG},
    )
    assert settle([TALK, WISHES], {"wishes": ["x" * 10_000_000]}).faults == {
        "talk": Fault.MISSING,
        "wishes": Fault.TOO_LONG,
    }
    assert settle([TALK], {"talk": ["maybe"]}).faults == {"talk": Fault.UNKNOWN}


def test_numbers_and_dates_as_people_write_them():
    day = Question("day", Kind.DATE, "Day")
    days = {"2026-05-01": "2026-05-01", "01.05.2026": "2026-05-01", " ": None}
    assert {text: settle([day], {"day": [text]}).answers.get("day") for text in days} == days
    wrong = ["31.02.2026", "0001-01-01", "yesterday", "1.2"]
    assert [settle([day], {"day": [text]}).faults for text in wrong] == [{"day": Fault.NO_DATE}] * len(wrong)
    for text in ("NaN", "Infinity", "1e999999", "--1"):
        assert settle([YEARS], {"years": [text]}).faults == {"years": Fault.NO_NUMBER}
    assert settle([YEARS], {"years": ["-0"]}).answers == {"years": "-0"}


def test_answers_are_read_in_the_words_of_today():
    answers = {"talk": "yes", "days": ["1", "taken out"], "years": "12", "deleted": "x"}
    assert in_words(ALL, answers) == [
        ("Will you give a talk?", "Yes"),
        ("Days", f"Monday, {GONE}"),
        ("Years of service", "12"),
    ]
