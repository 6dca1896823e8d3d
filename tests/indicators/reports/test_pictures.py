from base64 import b64decode
from datetime import UTC, date, datetime
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from PIL import Image as Pictures
from PIL import ImageFile
from wagtail.images.models import Image as Picture

from indicators.actions.sealing import FreezingRefused, freeze
from indicators.models import Report, Snapshot
from indicators.reports.checklist import checklist_of
from indicators.reports.composing import compose, problems
from indicators.reports.document import Image, Text
from indicators.reports.pictures import PictureRefused, picture_of
from indicators.reports.printing import document_html
from tests.factories.people import UserFactory
from tests.factories.reports import report_of
from tests.factories.scans import picture

pytestmark = pytest.mark.django_db

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
REFUSED = "Lessons learnt: the picture “Opening day” cannot be printed. Choose another file, JPEG or PNG."


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def stored(content: bytes, name: str = "opening.png") -> Picture:
    """Wagtail takes in no file that is none, but one may have been there before, or be spoilt since."""
    made = Picture.objects.create(title="Opening day", file=ContentFile(picture("PNG"), name.replace("svg", "png")))
    made.file.storage.delete(made.file.name)
    Picture.objects.filter(pk=made.pk).update(
        file=made.file.storage.save(f"original_images/{name}", ContentFile(content))
    )
    return Picture.objects.get(pk=made.pk)


def value(of: Picture | None, **fields: str) -> dict[str, object]:
    return {"picture": of, "alt": "People in a room", "alt_ru": "", "caption": "", "caption_ru": ""} | fields


def test_a_picture_is_as_small_as_paper_needs_and_tells_nothing_of_the_camera():
    large = stored(picture("JPEG", size=(3000, 1500), words="secret place"), "large.jpg")
    found = picture_of(value(large, caption="The first day"), section="Lessons learnt")
    content = b64decode(found.content)
    assert (found.content_type, found.alt, found.caption) == ("image/jpeg", "People in a room", "The first day")
    assert Pictures.open(BytesIO(content)).size == (1200, 600)
    assert b"secret place" not in content
    assert picture_of(value(large, caption="The first day"), section="Lessons learnt") == found
    assert picture_of(value(stored(picture("PNG"))), section="").content_type == "image/png"


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"This is a text.", "text.png"),
        (SVG, "drawing.svg"),
        (SVG, "drawing.png"),
        (picture("PNG")[:60], "broken.png"),
        (picture("JPEG", size=(400, 300))[:300], "broken.jpg"),
        (b"", "empty.png"),
    ],
)
def test_what_is_no_picture_is_refused_by_its_title(content, name, monkeypatch):
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)  # as WeasyPrint does
    with pytest.raises(PictureRefused, match=REFUSED):
        picture_of(value(stored(content, name)), section="Lessons learnt")


def test_a_picture_larger_than_any_screen_is_refused(monkeypatch):
    large = stored(picture("PNG", size=(40, 30)))
    monkeypatch.setattr(Pictures, "MAX_IMAGE_PIXELS", 1000)
    with pytest.raises(PictureRefused, match=REFUSED):
        picture_of(value(large), section="Lessons learnt")


def test_a_file_that_is_gone_and_a_picture_that_is_gone_are_refused(media):
    there = stored(picture("PNG"))
    there.file.storage.delete(there.file.name)
    with pytest.raises(PictureRefused, match=REFUSED):
        picture_of(value(Picture.objects.get()), section="Lessons learnt")
    with pytest.raises(PictureRefused, match="Lessons learnt: a picture has been deleted"):
        picture_of(value(None), section="Lessons learnt")


def test_a_draft_says_in_its_place_which_picture_cannot_be_printed(year_2022):
    good, bad = stored(picture("PNG")), stored(SVG, "drawing.svg")
    blocks = [("picture", value(it.pk, caption_ru="Первый день")) for it in (good, bad)]
    document = compose(report_of({"lessons": blocks}).latest, language="ru")
    shown, refused = document.sections[0].blocks
    assert isinstance(shown, Image)
    assert (shown.alt, shown.caption) == ("People in a room", "Первый день")
    assert isinstance(refused, Text)
    assert refused.look == "problem"
    (problem,) = problems(document)
    assert "«Opening day»" in problem
    assert "report-problem" in document_html(document)
    report = Report.objects.get()
    with pytest.raises(FreezingRefused, match="“Opening day” cannot be printed"):
        freeze(report, by=UserFactory(), at=datetime(2023, 1, 9, tzinfo=UTC))
    assert Snapshot.objects.count() == 0
    listed = checklist_of(report, today=date(2023, 1, 9))
    assert [item.rows[0][0] for item in listed if item.key == "parts"] == ["VII " + REFUSED]
