from datetime import UTC, datetime, timedelta

from events.rotating_codes import code_at, holds

START = datetime(2022, 6, 20, 4, 0, tzinfo=UTC)  # the first second of a half minute


def test_code_holds_from_sixty_to_ninety_seconds():
    """Shown in its first second it holds for ninety, shown in its last for sixty more."""
    code = code_at(7, START)
    held = {seconds: holds(7, code, START + timedelta(seconds=seconds)) for seconds in (-1, 0, 29, 60, 89, 90)}
    assert held == {-1: False, 0: True, 29: True, 60: True, 89: True, 90: False}


def test_code_is_six_digits_of_this_event_alone():
    codes = {code_at(7, START + timedelta(seconds=30 * step)) for step in range(20)}
    assert (len(codes), {len(code) for code in codes}) == (20, {6})
    code = code_at(7, START)
    texts = (code, f" {code[:3]} {code[3:]} ", code_at(8, START), "", "000000000000", "١٢٣٤٥٦")
    assert [holds(7, text, START) for text in texts] == [True, True, False, False, False, False]
