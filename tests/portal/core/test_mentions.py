from io import BytesIO
from zipfile import ZipFile

import pytest

from portal.core.exports import csv_bytes, xlsx_bytes
from portal.core.mentions import mentions

NAME = "Айгүл О'Нил & дочь"
HEADER = ["Name"]


@pytest.mark.parametrize(
    "content",
    [
        csv_bytes(HEADER, [[NAME]]),
        xlsx_bytes("People", HEADER, [[NAME]]),
        f"name\n{NAME}\n".encode("utf-16"),
        f"имя\n{NAME.replace('ү', 'у')}\n".encode("cp1251"),
    ],
    ids=["csv", "xlsx", "utf-16", "cp1251"],
)
def test_a_name_is_found_in_every_form_of_a_list(content):
    assert mentions(content, {NAME, NAME.replace("ү", "у")})
    assert not mentions(content, {"Болат"})


@pytest.mark.parametrize("bytes_of", [csv_bytes, lambda *rows: xlsx_bytes("People", *rows)], ids=["csv", "xlsx"])
def test_a_name_is_found_in_columns_of_its_own(bytes_of):
    content = bytes_of(["Family name", "Sex", "Given name"], [["Ахметова", "F", "Анна"], ["Петров", "M", "Болат"]])
    assert mentions(content, {"Анна Ахметова"})
    assert not mentions(content, {"Анна Каренина"})


def test_what_cannot_be_looked_into_may_name_anybody():
    workbook = BytesIO()
    with ZipFile(workbook, "w") as archive:
        archive.writestr("sheet.xml", NAME)
    cut = workbook.getvalue()[:-20]
    assert [mentions(content, {NAME}) for content in (b"%PDF-1.7", b"\xd0\xcf\x11\xe0", cut)] == [True] * 3


def test_nothing_is_named_by_nothing():
    assert not mentions(b"", {NAME})
    assert not mentions(b"%PDF", set())
