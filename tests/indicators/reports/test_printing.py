import ctypes
import re
import zlib
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pypdfium2
import pytest

from indicators.reports.document import Image, Table, Text
from indicators.reports.printing import document_html, document_pdf, signature_sheet_pdf
from indicators.reports.seals import Seal, SignatureSheet, SignedBy, SignedFile
from portal.core.pdf import FileRefused
from tests.factories.documents import document, full_document, section, table
from tests.factories.scans import picture
from tests.printed import embedded_fonts, missing_glyphs, pages_of, text_of

MADE = datetime(2023, 1, 9, 8, 30, tzinfo=UTC)
SEAL = Seal(12, "ab" * 32, "cd" * 32, MADE, "https://hub.example.org/results/verify/")


@pytest.fixture(scope="module")
def draft() -> bytes:
    return document_pdf(full_document())


@pytest.fixture(scope="module")
def sealed() -> bytes:
    return document_pdf(full_document(edition="public"), seal=SEAL)


def test_a_draft_says_so_on_every_page_and_a_sealed_report_its_hash(draft, sealed):
    pages = pages_of(draft)
    assert len(pages) > 5
    assert all("DRAFT" in page and "SHA-256" not in page for page in pages)
    pages = pages_of(sealed)
    assert all(f"Snapshot 12 · SHA-256 {SEAL.sha256}" in page and "DRAFT" not in page for page in pages)
    assert "Public edition" in pages[0]
    assert all(it in pages[-1] for it in (SEAL.address, SEAL.previous, "9 January 2023, 08:30 (UTC)"))


def test_the_heads_name_report_and_section_and_the_feet_the_page(draft):
    pages = pages_of(draft)
    assert "Annual progress report 2022 DRAFT III. Progress review" in pages[4]
    assert [page.split()[-1] for page in pages[1:]] == [f"{number}/7" for number in range(2, 8)]


def test_contents_and_bookmarks_name_the_pages_of_sections_and_headings(draft):
    pages = pages_of(draft)
    lines = pages[1].partition("Contents Contents ")[2]
    listed = [(words.strip(), int(page)) for words, page in re.findall(r"(.+?)\.{5,} ?(\d+)", lines)]
    assert [words for words, _page in listed] == [
        "I. Executive summary",
        "What was held",
        "III. Progress review",
        "Results framework",
        "Activity 1.1",
        "X. Annexes",
    ]
    assert all(words in pages[page - 1] for words, page in listed)
    found = [
        (it.level, it.get_title(), it.get_dest().get_index() + 1)
        for it in pypdfium2.PdfDocument(draft).get_toc()
        if it.get_title() != "Contents"
    ]
    assert [(words, page) for _level, words, page in found] == listed
    assert [level for level, _words, _page in found] == [0, 1, 0, 1, 2, 0]


def test_a_table_has_its_head_on_every_page(draft):
    pages = [page for page in pages_of(draft) if re.search(r"Indicator \d", page)]
    assert len(pages) == 3
    assert all("Sex ARM AZE GEO KAZ KYR TAJ UZB Total" in page for page in pages)


def test_the_file_is_tagged_and_says_what_it_is(sealed):
    pdf = pypdfium2.PdfDocument(sealed)
    assert pypdfium2.raw.FPDFCatalog_IsTagged(pdf)
    assert language_of(pdf) == "en"
    assert {name: value for name, value in pdf.get_metadata_dict().items() if value and name != "Producer"} == {
        "Title": "Annual progress report 2022",
        "Author": "Astana Civil Service Hub",
        "Subject": "Annual progress report, 1 January – 31 December 2022",
        "CreationDate": "D:20230109083000Z",
    }
    assert any(re.search(rb"pdfuaid:part(>|=\")1", it) for it in streams(sealed))
    assert "Unique people by country and sex" in alternatives(pdf)


def language_of(pdf: pypdfium2.PdfDocument) -> str:
    size = pypdfium2.raw.FPDFCatalog_GetLanguage(pdf, None, 0)
    text = (ctypes.c_ushort * (size // 2))()
    pypdfium2.raw.FPDFCatalog_GetLanguage(pdf, text, size)
    return bytes(text).decode("utf-16-le").rstrip("\0")


def streams(content: bytes) -> Iterator[bytes]:
    for found in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", content, re.DOTALL):
        try:
            yield zlib.decompress(found)
        except zlib.error:
            yield found


def alternatives(pdf: pypdfium2.PdfDocument) -> set[str]:
    """The texts in the place of pictures."""
    raw, found = pypdfium2.raw, set()

    def walk(element: object) -> None:
        size = raw.FPDF_StructElement_GetAltText(element, None, 0)
        if size:
            text = (ctypes.c_ushort * (size // 2))()
            raw.FPDF_StructElement_GetAltText(element, text, size)
            found.add(bytes(text).decode("utf-16-le").rstrip("\0"))
        for index in range(raw.FPDF_StructElement_CountChildren(element)):
            child = raw.FPDF_StructElement_GetChildAtIndex(element, index)
            if child:
                walk(child)

    for page in pdf:
        tree = raw.FPDF_StructTree_GetForPage(page)
        for index in range(raw.FPDF_StructTree_CountChildren(tree)):
            walk(raw.FPDF_StructTree_GetChildAtIndex(tree, index))
        raw.FPDF_StructTree_Close(tree)
    return found


def test_the_same_document_and_seal_give_the_same_bytes(sealed):
    assert document_pdf(full_document(edition="public"), seal=SEAL) == sealed


def test_progress_is_told_every_tenth_page_and_never_goes_back():
    said = []
    document_pdf(document(section(table(400))), progress=lambda *step: said.append(step))
    assert said[0] == (51, "Setting page 10")
    assert [percent for percent, _note in said] == sorted(percent for percent, _note in said)


@pytest.mark.parametrize("lines", range(37, 45, 2))
def test_no_caption_stands_without_its_rows(lines):
    tall = replace(table(20, caption="The caption of it", first="First"), total=())
    spoken = "<p>" + "<br>".join(["A line of text."] * lines) + "</p>"
    pages = pages_of(document_pdf(document(section(Text(spoken), tall))))
    (page,) = (page for page in pages if "The caption of it" in page)
    assert "First 0" in page


SPOKEN = {
    "Armenian": "Հայաստանի Հանրապետություն",
    "Georgian": "საქართველო",
    "Kazakh": "Қазақстан Әділет Ұлттық Һәм Ғылым Үкімет Іс Өңір",
    "Kyrgyz": "Кыргыз Республикасы өкмөтү үчүн ң",
    "Tajik": "Ҷумҳурии Тоҷикистон ғ ӣ қ ӯ",
    "Uzbek": "Oʻzbekiston Respublikasi Gʻijduvon sanʼat",
    "Azerbaijani": "Azərbaycan Respublikası Şəki Gəncə İğdır",
    "Korean": "대한민국 행정안전부",
    "Russian": "Ёлки Российская Федерация",
}


def test_every_script_of_the_region_is_printed_and_read_back():
    rows = "".join(f"<p>{words}</p>" for words in SPOKEN.values())
    content = document_pdf(document(section(Text(rows))))
    text = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(content))
    assert [name for name, words in SPOKEN.items() if words not in text] == []
    assert missing_glyphs(content) == 0
    assert not any(name.endswith("*") or "DejaVu" in name for name in embedded_fonts(content))


def test_the_signature_sheet_is_one_page_with_hashes_names_and_a_code():
    files = tuple(
        SignedFile(language, edition, 1234567, digit * 64)
        for digit, (language, edition) in zip(
            "1234",
            [("English", "full"), ("English", "public"), ("Русский", "full"), ("Русский", "public")],
            strict=True,
        )
    )
    signatures = (SignedBy("Aliya Testova", "Programme manager", MADE), SignedBy("Kim Example", "Board", MADE))
    sheet = SignatureSheet("Annual progress report 2022", "en", SEAL, files, signatures)
    content = signature_sheet_pdf(sheet)
    (page,) = pages_of(content)
    for words in (SEAL.sha256, SEAL.address, *(it.sha256 for it in files), "1 234 567", "Aliya Testova", "Kim Example"):
        assert words in page
    assert SEAL.address in alternatives(pypdfium2.PdfDocument(content))
    assert signature_sheet_pdf(sheet) == content


def test_a_picture_in_the_document_is_png_or_jpeg_and_nothing_else():
    shown = document_pdf(
        document(section(Image(b64encode(picture("PNG")).decode(), "image/png", "A room", "The first day")))
    )
    assert "The first day" in text_of(shown)
    assert "A room" in alternatives(pypdfium2.PdfDocument(shown))
    for kind, content in (("image/svg+xml", "PHN2Zy8+"), ("image/png", "PHN2Zy8+"), ("image/png", "%%%")):
        with pytest.raises(FileRefused):
            document_pdf(document(section(Image(content, kind, "A room"))))


def test_words_are_escaped():
    row = replace(table(1).rows[0][0], text="<b>&")
    html = document_html(document(section(Table("one", "<i>", ("A",), ((row,),)))))
    assert "<i>" not in html
    assert "&lt;b&gt;&amp;" in html
