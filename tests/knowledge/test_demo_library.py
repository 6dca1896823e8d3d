import pytest

from knowledge import demo, demo_library
from knowledge.models import File, PageText, Work

pytestmark = pytest.mark.django_db


def test_load_makes_eight_works_with_files_that_are_read_and_the_second_time_none(broker):
    demo.load()
    assert demo_library.load() == "files of the library: 11 of 8 works"
    assert list(File.objects.order_by("pk").values_list("version__edition__work__number", "name", "pages")) == [
        *((number, f"publication-{number}-en.pdf", 2) for number in (3, 2, 1)),
        (4, "publication-4-ru.pdf", 13),
        (4, "publication-4-kk.pdf", 3),
        (5, "publication-5-uz.pdf", 3),
        (6, "publication-6-ky.pdf", 3),
        (7, "publication-7-en.pdf", 4),
        (7, "publication-7-tg.pdf", 2),
        (8, "publication-8-en.pdf", 3),
        (8, "publication-8-ka.pdf", 2),
    ]
    assert set(File.objects.values_list("text_state", flat=True)) == {"read"}
    twelfth = PageText.objects.get(number=12)
    assert "государственных услуг" in twelfth.text
    assert not PageText.objects.filter(text__contains="государственных услуг", file=twelfth.file).exclude(number=12)
    assert Work.objects.published_in(2022).count() == 3
    assert demo_library.load() == "files of the library: there already"
