import pytest

from knowledge.byte_ranges import Part, Unsatisfiable, part_of


@pytest.mark.parametrize(
    ("header", "part"),
    [
        ("bytes=10-19", Part(10, 19)),
        ("bytes=90-", Part(90, 99)),
        ("bytes=90-1000", Part(90, 99)),
        ("bytes=-10", Part(90, 99)),
        ("BYTES = 1-1", Part(1, 1)),
        ("bytes=0-0", Part(0, 0)),
        ("bytes=0-", None),
        ("bytes=0-99", None),
        ("bytes=-1000", None),
        ("", None),
        ("bytes=-", None),
        ("bytes=20-10", None),
        ("bytes=1-2,5-6", None),
        ("lines=1-2", None),
        ("bytes=a-b", None),
        ("bytes=" + "9" * 40 + "-", None),
    ],
)
def test_part_of_a_hundred_bytes(header, part):
    assert part_of(header, 100) == part


@pytest.mark.parametrize("header", ["bytes=100-", "bytes=100-200", "bytes=-0"])
def test_range_behind_the_end(header):
    with pytest.raises(Unsatisfiable):
        part_of(header, 100)


def test_part_tells_its_place():
    assert (Part(10, 19).length, Part(10, 19).content_range(100)) == (10, "bytes 10-19/100")
