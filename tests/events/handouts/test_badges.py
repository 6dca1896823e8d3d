from datetime import UTC, datetime

import pypdfium2
import pytest
import segno
from django.utils.translation import override

from events.check_in_codes import code_of
from events.handouts.badges import badges, name_plates
from tests.factories.events import PastEventPageFactory, RegistrationFactory
from tests.factories.people import PersonFactory
from tests.factories.places import InstitutionFactory
from tests.factories.scripts import PEOPLE, people_in_every_script
from tests.printed import embedded_fonts, missing_glyphs, pages_of, words_of

pytestmark = pytest.mark.django_db

AT = datetime(2022, 6, 19, 6, tzinfo=UTC)
MM = 72 / 25.4  # points


def silent(percent, note):
    """The progress, of which nobody is told here."""


def made(event, work, language="en", **options):
    with override(language):
        return work(event, options={"who": "confirmed"} | options, at=AT, progress=silent)


@pytest.fixture
def event():
    return PastEventPageFactory(title="Open data", title_ru="Открытые данные")


def sizes(content):
    return [tuple(round(side / MM) for side in page.get_size()) for page in pypdfium2.PdfDocument(content)]


def test_a_badge_for_each_in_own_script_and_latin_letters(event):
    for person in people_in_every_script():
        RegistrationFactory(event=event, person=person)
    handed = made(event, badges, "ru", layout="a6")
    assert (handed.people, sizes(handed.content)) == (8, [(105, 148)] * 8)
    words = words_of(handed.content)
    for _iso2, _code, _name, name_ru, given, family, given_latin, family_latin in PEOPLE:
        for said in (f"{given} {family}", f"{given_latin} {family_latin}", name_ru, f"Агентство: {name_ru}"):
            assert said.replace(" ", "") in words.replace(" ", "")
    assert missing_glyphs(handed.content) == 0
    assert all(font.startswith("Noto-Sans") for font in embedded_fonts(handed.content))


def test_four_on_a_sheet_and_a_plate_for_each(event):
    RegistrationFactory.create_batch(5, event=event)
    RegistrationFactory(event=event, state="waiting")
    anonymised = {"given_name": "", "family_name": "", "email": "", "anonymised_at": AT}
    RegistrationFactory(event=event, person=PersonFactory(**anonymised))
    four = made(event, badges, layout="a4")
    assert (four.people, sizes(four.content)) == (5, [(210, 297)] * 2)
    assert [page.count("Aigul Sarsenova") for page in pages_of(four.content)] == [4, 1]
    plates = made(event, name_plates)
    assert (plates.people, sizes(plates.content)) == (5, [(297, 210)] * 5)


LONG = (
    ("Ақ" * 50, "Қ" * 100),
    (("Մխիթար " * 14).strip(), "Եղիազարյան-" * 9),
    ("<b>&amp;</b>" * 8, "WWWWWWWWWWWWWWWWWWWW"),
)


def test_long_names_are_smaller_and_not_cut(event):
    institution = InstitutionFactory(name="Department of " + "Interinstitutional Coordination " * 5)
    for place, (given, family) in enumerate(LONG):
        latin = {"given_name_latin": f"{place} Abdurakhmonjon", "family_name_latin": "L" * 98}
        person = PersonFactory(given_name=given, family_name=family, institution=institution, **latin)
        RegistrationFactory(event=event, person=person)
    for work, options in ((badges, {"layout": "a6"}), (name_plates, {})):
        document = pypdfium2.PdfDocument(made(event, work, **options).content)
        assert len(document) == len(LONG)
        for place, (page, (given, family)) in enumerate(zip(document, LONG, strict=True)):
            text = page.get_textpage()
            said = "".join(text.get_text_bounded().replace("\x02", "-").replace("\ufffe", "-").split())
            for whole in (given, family, "L" * 98, f"{place}Abdurakhmonjon", "Coordination" if options else given):
                assert "".join(whole.split()) in said
            boxes = [text.get_charbox(at) for at in range(text.count_chars())]
            assert all(left >= 0 and right <= page.get_width() for left, _bottom, right, _top in boxes)
            assert all(bottom >= 0 and top <= page.get_height() for _left, bottom, _right, top in boxes)


def test_nobody_and_one_without_a_latin_name_or_institution(event):
    assert [made(event, work, layout="a4").people for work in (badges, name_plates)] == [0, 0]
    assert pages_of(made(event, badges, layout="a4").content) == ["Nobody stands on this list yet."]
    person = PersonFactory(
        given_name="Ані", family_name="Я", given_name_latin="", family_name_latin="", institution=None
    )
    registration = RegistrationFactory(event=event, person=person)
    assert pages_of(made(event, badges, layout="a6").content) == ["Open data 20–21 June 2022 Ані Я Kazakhstan"]
    assert segno.make(code_of(registration), micro=False, error="m").symbol_size()[0] <= 45  # 0.7 mm for a point
