"""Files as rows, and files that are none."""

from datetime import datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pytest

from portal.core.spreadsheets import Formula, Row, Unreadable, read_rows
from tests.factories.spreadsheets import xlsx

LIST = "ФИО;Страна\nИванова Анна;РК\n"
OLD_OFFICE = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 504
HOW = "Save it in Excel as “CSV UTF-8 (comma delimited)” or as XLSX."


def archive(**parts: str | bytes) -> bytes:
    """A ZIP of these files; `__` in a name is a slash."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as zipped:
        for name, content in parts.items():
            zipped.writestr(name.replace("__", "/") + ".xml" * ("__" in name), content)
    return file.getvalue()


def refusal(content: bytes) -> str:
    with pytest.raises(Unreadable) as refused:
        read_rows("list.xlsx", content)
    return str(refused.value)


def cells(content: bytes) -> list[tuple]:
    return [(row.number, *row.cells) for row in read_rows("list.csv", content)]


@pytest.mark.parametrize(
    "content",
    [
        LIST.encode(),
        LIST.encode("utf-8-sig"),
        LIST.replace(";", ",").encode(),
        LIST.replace(";", "\t").encode(),
        LIST.replace(";", "|").encode(),
        LIST.replace("\n", "\r\n").encode(),
        LIST.replace("\n", "\r").encode(),
        f"sep=;\n{LIST}".encode(),
        xlsx([["ФИО", "Страна"], ["Иванова Анна", "РК"]]),
    ],
)
def test_one_list_in_many_forms(content):
    assert cells(content) == [(1, "ФИО", "Страна"), (2, "Иванова Анна", "РК")]


def test_empty_rows_are_left_out_and_the_others_keep_their_numbers():
    assert cells(b"\nName,Country\n,\n \nAnna,KZ\n") == [(2, "Name", "Country"), (5, "Anna", "KZ")]
    assert cells(xlsx([[None], ["Name"], [" "], ["Anna"]])) == [(2, "Name"), (4, "Anna")]


def test_line_breaks_delimiters_and_quotation_marks_in_a_cell():
    content = 'Name,Note\n"Ivanova, Anna","says ""yes""\nand goes"\nAram,"ООО "Ромашка""\n'.encode()
    assert cells(content) == [
        (1, "Name", "Note"),
        (2, "Ivanova, Anna", 'says "yes"\nand goes'),
        (3, "Aram", 'ООО Ромашка""'),
    ]


def test_cells_of_every_kind():
    moment = datetime.fromisoformat("1985-03-02")
    content = xlsx([["text", 1, 1.5, True, moment, "=1+1", None, "'=x"]])
    assert read_rows("list.xlsx", content) == [
        Row(1, ("text", 1, 1.5, True, moment, Formula("=1+1"), None, "'=x"), "Sheet")
    ]


def test_merged_cells():
    content = xlsx(
        [["List of people", None, None], ["Country", "Name", None], ["Armenia", "Ani", "Aram"], [None, "Nino", None]],
        merged=["A1:C1", "A3:A4", "B2:C2"],
    )
    assert read_rows("list.xlsx", content) == [
        Row(1, ("List of people", None, None), "Sheet", is_banner=True),
        Row(2, ("Country", "Name", None), "Sheet", is_banner=True),
        Row(3, ("Armenia", "Ani", "Aram"), "Sheet"),
        Row(4, ("Armenia", "Nino", None), "Sheet"),
    ]


def test_hidden_sheets_are_not_read():
    book = openpyxl.Workbook()
    book.active.append(["Shown"])
    hidden = book.create_sheet("Old")
    hidden.append(["Hidden"])
    hidden.sheet_state = "hidden"
    file = BytesIO()
    book.save(file)
    assert cells(file.getvalue()) == [(1, "Shown")]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "The file is empty."),
        (b"\xef\xbb\xbf\r\n", "The file is empty."),
        (xlsx([[]]), "The file is empty."),
        (b"%PDF-1.7\n", "This is a PDF, and no spreadsheet. Upload an XLSX or a CSV file."),
        (b"\x89PNG\r\n\x1a\n\0", "This is a picture, and no spreadsheet. Upload an XLSX or a CSV file."),
        (
            archive(list="x"),
            "This is an archive or another kind of file, and no spreadsheet. Upload an XLSX or a CSV file.",
        ),
        (
            archive(word__document="x"),
            "This is a Word document. Copy its table into a spreadsheet and save it as XLSX.",
        ),
        (
            archive(mimetype="application/vnd.oasis.opendocument.spreadsheet"),
            "This is an OpenDocument spreadsheet (ODS). Open it and save it as XLSX.",
        ),
        (
            OLD_OFFICE + "Workbook".encode("utf-16-le"),
            "This is a workbook of an old kind (XLS). Open it and save it as XLSX.",
        ),
        (
            OLD_OFFICE + "EncryptedPackage".encode("utf-16-le"),
            "The file is protected by a password. Save it without one.",
        ),
        (
            OLD_OFFICE + "WordDocument".encode("utf-16-le"),
            "This is a document of an old kind, and no spreadsheet. Upload an XLSX or a CSV file.",
        ),
        (
            xlsx([["Name"]])[:-100],
            "The file is damaged. Open it in a spreadsheet program and save it anew as XLSX.",
        ),
        (
            archive(xl__workbook="<workbook/>"),
            "The file is damaged. Open it in a spreadsheet program and save it anew as XLSX.",
        ),
        (
            archive(xl__workbook="<!DOCTYPE x [<!ENTITY a 'b'>]><workbook/>"),
            "The file holds instructions that no spreadsheet needs. Save it anew as XLSX.",
        ),
        (
            b"<html><table><tr><td>Name</td></tr></table>",
            "This is a page of text, and no spreadsheet. Open it in a spreadsheet program and save it as XLSX.",
        ),
        (LIST.encode("cp1251"), f"The file seems to be written in Windows-1251 and not in UTF-8. {HOW}"),
        (LIST.encode("utf-16"), f"The file seems to be written in UTF-16 and not in UTF-8. {HOW}"),
        (LIST.encode("utf-16-le"), f"The file seems to be written in UTF-16 and not in UTF-8. {HOW}"),
        ("Name\nJosé\n".encode("latin-1"), f"The file is not written in UTF-8. {HOW}"),
        (
            b"Name,Country\nAnna\0,KZ\n",
            "The file is no spreadsheet: it holds signs that no text has. Upload an XLSX or a CSV file.",
        ),
        (
            bytes(range(256)) * 20,
            "The file is no spreadsheet: it holds signs that no text has. Upload an XLSX or a CSV file.",
        ),
        (b'Name,Country\n"Anna,KZ\nAram,AM\n', "Row 2: a quotation mark is opened and never closed."),
        (b"Name\n" + b"Anna\n" * 100_000, "The file has more than 20000 rows. Divide it."),
        (b"x" * (20 * 2**20 + 1), "The file is larger than 20 MB. Divide it."),
    ],
)  # fmt: skip
def test_a_file_that_is_no_list_says_why(content, sentence):
    assert refusal(content) == sentence


@pytest.mark.parametrize(
    ("sheet", "sentence"),
    [
        (b"<row><c><v>1</v></c></row>" * 100_000, "The file has more than 20000 rows. Divide it."),
        (
            b"<row>" + b"<c />" * 1_000_001 + b"</row>",
            "The file is too large when unpacked. Save the list alone in a new file.",
        ),
        (b" " * (101 * 2**20), "The file is too large when unpacked. Save the list alone in a new file."),
    ],
)
def test_a_workbook_that_would_take_all_memory_is_not_opened(sheet, sentence):
    assert refusal(archive(xl__workbook="<workbook/>", xl__worksheets__sheet1=sheet)) == sentence
