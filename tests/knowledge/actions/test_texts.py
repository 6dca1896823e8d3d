from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.storage import FileSystemStorage
from django.utils import timezone

from knowledge.actions import texts
from knowledge.models import File, PageText
from knowledge.pdfs.reading import Limits
from knowledge.signals import works_changed
from tests.broker import queued_tasks
from tests.factories.library import FileFactory, PageTextFactory
from tests.factories.pdfs import make_bomb, make_pdf
from tests.factories.people import UserFactory

NOW = timezone.now()
State = File.TextState

pytestmark = pytest.mark.django_db


@pytest.fixture
def told():
    """What is told of works."""
    heard: list[list[int]] = []

    def hear(works: list[int], **kwargs: object) -> None:
        heard.append(works)

    works_changed.connect(hear)
    yield heard
    works_changed.disconnect(hear)


def pages_of(file: File) -> list[tuple[int, str]]:
    return list(file.page_texts.order_by("number").values_list("number", "text"))


def standing(file: File) -> tuple[str, str, int | None, int]:
    file.refresh_from_db()
    return file.text_state, file.text_note, file.pages, file.text_attempts


def test_read_writes_the_pages_and_the_thumbnail(commits, told):
    file = FileFactory(content=make_pdf("Open data", "", "and more"))
    with commits():
        assert texts.read(file.pk, at=NOW)
    assert standing(file) == (State.READ, "", 3, 1)
    assert pages_of(file) == [(1, "Open data"), (3, "and more")]
    assert set(PageText.objects.values_list("version", flat=True)) == {file.version_id}
    assert file.thumbnail.name.endswith(".webp")
    assert told == [[file.version.edition.work_id]]


def test_read_twice_does_nothing_the_second_time(django_assert_num_queries):
    file = FileFactory(content=make_pdf("Open data"))
    assert [texts.read(file.pk, at=NOW), texts.read(file.pk, at=NOW)] == [True, False]
    assert pages_of(file) == [(1, "Open data")]


def test_asked_again_it_is_read_anew(commits, broker):
    file = FileFactory(
        content=make_pdf("Open data"), text_state=State.UNREADABLE, text_note="too_much", text_attempts=3
    )
    PageTextFactory(file=file, number=7, text="of before")
    with commits():
        texts.ask_for_text(file, by=UserFactory(), at=NOW)
    assert queued_tasks(broker) == [("knowledge.tasks.read_file", [file.pk])]
    assert standing(file) == (State.WAITING, "", None, 0)
    assert texts.read(file.pk, at=NOW)
    assert (standing(file), pages_of(file)) == ((State.READ, "", 1, 1), [(1, "Open data")])


def test_read_of_what_has_no_text():
    file = FileFactory(name="figures.xlsx", content=b"PK")
    assert texts.read(file.pk, at=NOW)
    assert standing(file) == (State.NONE, "", None, 1)


def test_an_oversized_file_keeps_its_title_and_says_why_its_text_is_not_found():
    file = FileFactory(content=make_pdf("Open data"))
    assert texts.read(file.pk, at=NOW, limits=Limits(size=100))
    assert standing(file) == (State.UNREADABLE, "too_large", None, 1)
    assert file.get_text_note_display() == "The file is too large to be read; it is found by its title."
    assert file in File.objects.offered()
    assert file.version.edition.title == f"Open data {file.version.edition.work.number}"


def test_a_locked_file_stays():
    file = FileFactory(content=make_pdf("Open data", password="secret"))
    assert texts.read(file.pk, at=NOW)
    assert standing(file) == (State.LOCKED, "", None, 1)
    assert file in File.objects.offered()


def test_a_bomb_leaves_the_pages_before_it():
    file = FileFactory(content=make_bomb("One"))
    assert texts.read(file.pk, at=NOW, limits=Limits(seconds=1))
    assert (standing(file), pages_of(file)) == ((State.PARTLY, "too_much", 2, 1), [(1, "One")])


def test_bytes_that_cannot_be_had_are_asked_for_again(caplog):
    file = FileFactory(content=make_pdf("One"))
    path = Path(file.file.path)
    path.rename(path.with_suffix(".away"))
    assert [texts.read(file.pk, at=NOW) for _ in range(4)] == [False] * 4
    assert standing(file) == (State.WAITING, "", None, 0)
    path.with_suffix(".away").rename(path)
    assert texts.read(file.pk, at=NOW)
    assert standing(file) == (State.READ, "", 1, 1)
    caplog.clear()


def test_a_reader_that_was_stopped_three_times_is_not_stopped_a_fourth_time():
    file = FileFactory(content=make_pdf("One"), text_attempts=3)
    assert not texts.read(file.pk, at=NOW)
    assert standing(file) == (State.UNREADABLE, "interrupted", None, 3)


def test_what_no_worker_took_up_or_lost_is_sent_again(broker):
    never = FileFactory()
    lost = FileFactory(text_asked_at=NOW - timedelta(minutes=6), text_attempts=1)
    under_way = FileFactory(text_asked_at=NOW - timedelta(minutes=4), text_attempts=1)
    FileFactory(text_state=State.READ)
    assert (texts.send_waiting(at=NOW), texts.send_waiting(at=NOW)) == (2, 0)
    assert sorted(queued_tasks(broker)) == [("knowledge.tasks.read_file", [it.pk]) for it in (never, lost)]
    under_way.refresh_from_db()
    assert under_way.text_asked_at == NOW - timedelta(minutes=4)


def test_without_a_broker_it_goes_on_waiting(broken_broker, caplog):
    file = FileFactory()
    assert texts.send_waiting(at=NOW) == 0
    file.refresh_from_db()
    assert file.text_asked_at is None


def test_a_reader_that_another_overtook_writes_nothing():
    file = FileFactory(content=make_pdf("One"), text_attempts=1)
    overtaken = File.objects.get(pk=file.pk)
    assert texts.read(file.pk, at=NOW)
    File.objects.update(text_state=State.WAITING)
    assert not texts._write(overtaken, texts.Reading("scan"))
    assert standing(file)[0] == State.WAITING


def test_whatever_a_storage_raises_it_is_away():
    class Bucket(FileSystemStorage):
        def path(self, name):
            raise NotImplementedError

        def _open(self, name, mode="rb"):
            raise ValueError("no answer")  # botocore's errors are no OSErrors

    with pytest.raises(texts.StorageAway), texts.on_disk(Bucket(), "any.pdf"):
        pass


def test_texts_that_were_told_stand_until_the_main_file_was_read_whole():
    file = FileFactory(content=make_pdf("One"))
    told = PageTextFactory(file=None, version=file.version, number=1, text="told")
    for other in (FileFactory(version=file.version, content=make_pdf("")),
                  FileFactory(version=file.version, content=make_pdf("Annex"), role=File.Role.ANNEX)):  # fmt: skip
        assert texts.read(other.pk, at=NOW)
    assert PageText.objects.filter(pk=told.pk).exists()
    assert texts.read(file.pk, at=NOW)
    assert not PageText.objects.filter(file=None).exists()


def test_a_file_of_another_storage_is_copied_for_its_reader(settings):
    file = FileFactory(content=make_pdf("One"))
    folder = Path(file.file.path).parent

    class Remote(FileSystemStorage):
        def path(self, name):
            raise NotImplementedError

        def _open(self, name, mode="rb"):
            from django.core.files import File as Opened

            return Opened((folder / Path(name).name).open(mode))

    with texts.on_disk(Remote(), file.file.name) as path:
        assert path.read_bytes() == make_pdf("One")
        assert path != Path(file.file.path)
    assert not path.exists()
