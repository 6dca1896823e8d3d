import pypdfium2
import pytest

from portal.core.pdf import FileRefused, html_to_pdf

NAMES = ["Տիգրան Սահակյան", "თამარ ბერიძე", "Әсел Нұрғалиқызы", "Gʻulom Oʻrinov", "Фирӯза Қодирова", "서울 디지털 정부"]


def page(body: str) -> str:
    return f'<html lang="en"><head><title>T</title></head><body style="font-family: Noto Sans">{body}</body></html>'


def test_html_to_pdf_keeps_the_letters_of_all_countries_and_tags_the_file():
    content = html_to_pdf(page("".join(f"<p>{name}</p>" for name in NAMES)))
    document = pypdfium2.PdfDocument(content)
    text = document[0].get_textpage().get_text_bounded()
    assert [line for line in text.splitlines() if line.strip()] == NAMES
    assert pypdfium2.raw.FPDFCatalog_IsTagged(document)


def test_html_to_pdf_makes_the_same_bytes_of_the_same_html():
    assert html_to_pdf(page("<p>One</p>")) == html_to_pdf(page("<p>One</p>"))


@pytest.mark.parametrize("address", ["file:///etc/passwd", "http://127.0.0.1:9/x.png", "portal/../../manage.py"])
def test_html_to_pdf_refuses_what_is_not_the_portals_own(address):
    with pytest.raises(FileRefused):
        html_to_pdf(page(f'<img src="{address}" alt="x">'))
