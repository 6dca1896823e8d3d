from datetime import date

import pytest

from knowledge.pdfs.describing import Description, described, guessed_language
from knowledge.pdfs.reading import Reading

LANGUAGES = ("en", "ru", "hy", "az", "ka", "kk", "ky", "tg", "uz", "ko")


def test_a_file_that_says_everything():
    told = Reading("read", "", 2, "Open  data", "Aigul Omarova; UNDP", "D:20230517120000Z", "kk-KZ")
    assert described(told, "x.pdf", LANGUAGES) == Description(
        "Open data", (("Aigul", "Omarova"), ("", "UNDP")), "kk", date(2023, 5, 17)
    )


def test_a_file_that_says_nothing_is_called_by_its_name():
    assert described(Reading("scan", date="D:20239999"), "open_data-2023.pdf", LANGUAGES) == Description(
        "open data 2023", (), "", None
    )


@pytest.mark.parametrize("told", ["Microsoft Word - guide.docx", "untitled", "Документ1", "", "guide final.indd"])
def test_what_a_program_wrote_is_no_title(told):
    assert described(Reading("read", title=told), "the_guide.pdf", LANGUAGES).title == "the guide"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The quality of public services in the regions", "en"),
        ("Качество государственных услуг в регионах", "ru"),
        ("Өңірлердегі мемлекеттік қызметтердің сапасы", "kk"),
        ("Аймактардагы мамлекеттик кызматтардын сапасы жөнүндө", "ky"),
        ("Сифати хизматрасониҳои давлатӣ дар минтақаҳо", "tg"),
        ("Davlat xizmatlari sifati to‘g‘risida, hududlar bo‘yicha", "uz"),
        ("Regionlarda dövlət xidmətlərinin keyfiyyəti", "az"),
        ("სახელმწიფო მომსახურების ხარისხი", "ka"),
        ("Պետական ծառայությունների որակը", "hy"),
        ("지역의 공공 서비스 품질", "ko"),
        ("12.05.2023", ""),
    ],
)
def test_guessed_language(text, language):
    assert guessed_language(text) == language
