"""Works that are brought in as a list, with their page texts or files: thousands at once, and twice without harm."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from itertools import islice
from pathlib import Path

from django.core.files.base import File as Content
from django.db import DatabaseError, transaction
from django.utils import timezone

from events.models import Topic
from knowledge.actions.files import FileRefused, add_file, check_file
from knowledge.actions.telling import tell_changed
from knowledge.actions.texts import read
from knowledge.listed_works import ListedEdition, ListedWork
from knowledge.models import Author, Edition, File, PageText, Version, Work
from knowledge.models.works import changed_when
from participants.models import Country

AT_ONCE = 100


@dataclass
class Imported:
    """Counts of what was written; `files` by their numbers, a sentence for each work refused, and for all left out."""

    new: int = 0
    updated: int = 0
    editions: int = 0
    pages: int = 0
    files: list[int] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)


def import_works(works: Sequence[ListedWork], folder: Path, *, at: datetime) -> Imported:
    """Write them, a hundred in a transaction. Those whose files cannot be taken are refused whole, each with its place;
    an edition of which page texts are told goes without the file.

    A work of the same id is updated: what is told of it replaces what was known, but files and page texts are only
    replaced by others. Files lie in `folder` or below; the page texts that are told stand until a file was read.
    """
    done = Imported()
    whole = iter([taken for work in works if (taken := _with_its_files(work, folder, done))])
    while some := list(islice(whole, AT_ONCE)):
        _write_some(some, folder, done, at=at)
    return done


def read_files(files: Iterable[int], *, at: datetime) -> int:
    """The text of files that were just brought in, now and here. Returns of how many."""
    return sum(read(file, at=at) for file in files)


def _write_some(works: list[ListedWork], folder: Path, done: Imported, *, at: datetime) -> None:
    """All together; when the database refuses them, one by one, so that only the faulty one is left out."""
    try:
        with transaction.atomic():
            written = _Writing(works, at).write(folder)
    except (DatabaseError, FileRefused) as error:
        if len(works) == 1:
            done.refused.append(f"{_place(works[0])}: {' '.join(str(error).split())[:300]}")
            return
        for work in works:
            _write_some([work], folder, done, at=at)
        return
    done.new, done.updated = done.new + written.new, done.updated + written.updated
    done.editions, done.pages = done.editions + written.editions, done.pages + written.pages
    done.files, done.left = done.files + written.files, done.left + written.left


def _place(work: ListedWork) -> str:
    return f"entry {work.editions[0].place} (id {work.source_id})"


def _with_its_files(work: ListedWork, folder: Path, done: Imported) -> ListedWork | None:
    """Nothing when a file cannot be taken on which the text of an edition depends."""
    editions, left = [], []
    for edition in work.editions:
        faults = {listed: _fault_of(folder, listed.path) for listed in edition.files}
        for listed, fault in faults.items():
            place = f"entry {edition.place} (id {work.source_id})"
            if fault and not edition.texts:
                done.refused.append(f"{place}: {listed.path}: {fault}")
                return None
            if fault:
                left.append(f"{place}, left out: {listed.path}: {fault}")
        editions.append(replace(edition, files=tuple(listed for listed in edition.files if not faults[listed])))
    done.left += left
    return replace(work, editions=tuple(editions))


def _fault_of(folder: Path, path: str) -> str:
    place = (folder / path).resolve()
    if not place.is_relative_to(folder.resolve()):
        return "does not lie beside the list"
    if not place.is_file():
        return "there is no such file"
    try:
        with place.open("rb") as opened:
            check_file(Content(opened), place.name)
    except FileRefused as refusal:
        return str(refusal)
    return ""


class _Writing:
    """One transaction's works, from their rows to their pages."""

    def __init__(self, works: list[ListedWork], at: datetime) -> None:
        self.listed = {work.source_id: work for work in works}
        self.at = at
        self.done = Imported()

    def write(self, folder: Path) -> Imported:
        self.works = self._works()
        self._authors()
        self._topics_and_countries()
        self.editions = self._editions()
        self.versions = self._versions()
        self._texts()
        self._files(folder)
        for work in self.works.values():
            if work.latest_revision_id:  # else the editor would show what it was before, and publish that
                revision = Work.objects.get(pk=work.pk).save_revision()
                if work.live:
                    revision.publish(log_action=False)
        tell_changed([work.pk for work in self.works.values()])
        return self.done

    def _works(self) -> dict[str, Work]:
        known = {it.source_id: it for it in Work.objects.select_for_update().filter(source_id__in=self.listed)}
        number = Work.objects.next_number()
        new: list[Work] = []
        for source_id, listed in self.listed.items():
            work = known.get(source_id)
            if work is None:
                work = Work(source_id=source_id, number=number + len(new), first_published_at=self.at)
                new.append(work)
            self._fill(work, listed)
        Work.objects.bulk_update(
            known.values(),
            ["kind", "published_on", "series_title", "doi", "licence", "source_is_number", "changed_at"],
        )
        Work.objects.bulk_create(new)
        self.done.new, self.done.updated = len(new), len(known)
        return {str(work.source_id): work for work in (*known.values(), *new)}

    def _fill(self, work: Work, listed: ListedWork) -> None:
        work.kind, work.series_title, work.doi = listed.kind, listed.series, listed.doi
        work.source_is_number = listed.is_number
        work.published_on = listed.published_on or work.published_on or timezone.localdate(self.at)
        work.changed_at = changed_when(work, self.at)
        if listed.licence in Work.Licence.values:
            work.licence = listed.licence

    def _authors(self) -> None:
        Author.objects.filter(work__in=self.works.values()).delete()
        Author.objects.bulk_create(
            Author(
                work=self.works[source_id],
                sort_order=order,
                family_name=author.family_name,
                given_name=author.given_name,
                organisation=author.organisation,
                orcid=author.orcid,
            )
            for source_id, listed in self.listed.items()
            for order, author in enumerate(listed.authors)
        )

    def _topics_and_countries(self) -> None:
        wanted = {name for listed in self.listed.values() for name in listed.topics}
        known = {
            name.casefold(): pk for pk, *names in Topic.objects.values_list("pk", "name", "name_ru") for name in names
        }
        for name in sorted(wanted):
            if name.casefold() not in known:
                known[name.casefold()] = Topic.objects.create(name=name).pk
        countries = self._countries()
        topics_of, countries_of = Work.topics.through, Work.countries.through
        for through in (topics_of, countries_of):
            through.objects.filter(work__in=self.works.values()).delete()
        pairs = [(self.works[source_id].pk, listed) for source_id, listed in self.listed.items()]
        topics_of.objects.bulk_create(
            [
                topics_of(work_id=pk, topic_id=topic)
                for pk, it in pairs
                for topic in {known[name.casefold()] for name in it.topics}
            ]
        )
        countries_of.objects.bulk_create(
            [
                countries_of(work_id=pk, country_id=code)
                for pk, it in pairs
                for code in sorted(
                    {countries[name.casefold()] for name in it.countries if name.casefold() in countries}
                )
            ]
        )

    def _countries(self) -> dict[str, str]:
        """Codes by code and by name; names that no country has are told of."""
        rows = Country.objects.values_list("pk", "report_code", "name", "name_ru")
        known = {name.casefold(): code for code, *names in rows for name in (code, *names)}
        for listed in self.listed.values():
            for name in listed.countries:
                if name.casefold() not in known:
                    self.done.left.append(f"{_place(listed)}, left out: the country {name!r} is not known")
        return known

    def _listed_editions(self) -> Iterator[tuple[tuple[int, str], ListedEdition]]:
        for source_id, listed in self.listed.items():
            for edition in listed.editions:
                yield (self.works[source_id].pk, edition.language), edition

    def _editions(self) -> dict[tuple[int, str], Edition]:
        known = {(it.work_id, it.language): it for it in Edition.objects.filter(work__in=self.works.values())}
        new: list[Edition] = []
        changed: list[Edition] = []
        for (work, language), listed in self._listed_editions():
            edition = known.setdefault((work, language), Edition(work_id=work, language=language))
            edition.title, edition.abstract, edition.translator = listed.title, listed.abstract, listed.translator
            (changed if edition.pk else new).append(edition)
        Edition.objects.bulk_update(changed, ["title", "abstract", "translator"])
        Edition.objects.bulk_create(new)
        self.done.editions = len(new) + len(changed)
        return known

    def _versions(self) -> dict[tuple[int, str], Version]:
        """The live version of each edition that has something to hold."""
        by_edition = {
            it.edition_id: it for it in Version.objects.filter(edition__in=self.editions.values(), is_live=True)
        }
        found, new = {}, []
        for key, listed in self._listed_editions():
            edition = self.editions[key]
            if edition.pk in by_edition:
                found[key] = by_edition[edition.pk]
            elif listed.files or listed.texts:
                found[key] = Version(edition=edition, published_on=self._day_of(key[0]))
                new.append(found[key])
        Version.objects.bulk_create(new)
        return found

    def _day_of(self, work_id: int) -> date:
        return next(work.published_on for work in self.works.values() if work.pk == work_id)

    def _texts(self) -> None:
        """Pages that are as they were stay the rows that they are: they need not be indexed again."""
        read = set(
            File.objects.giving_text().filter(version__in=self.versions.values()).values_list("version", flat=True)
        )
        wanted = {
            (self.versions[key].pk, number): text
            for key, listed in self._listed_editions()
            if listed.texts and self.versions[key].pk not in read
            for number, text in listed.texts
        }
        versions = {version for version, _ in wanted}
        stored = PageText.objects.filter(version__in=versions, file=None)
        known = {
            (version, number): (pk, text)
            for pk, version, number, text in stored.values_list("pk", "version", "number", "text")
        }
        gone = [pk for key, (pk, text) in known.items() if wanted.get(key) != text]
        PageText.objects.filter(pk__in=gone).delete()
        new = [
            PageText(version_id=version, number=number, text=text)
            for (version, number), text in wanted.items()
            if known.get((version, number), (0, None))[1] != text
        ]
        PageText.objects.bulk_create(new, batch_size=500)
        self.done.pages = len(wanted)

    def _files(self, folder: Path) -> None:
        for key, listed in self._listed_editions():
            for one in listed.files:
                path = folder / one.path
                with path.open("rb") as opened:
                    file = add_file(self.versions[key], Content(opened), name=path.name, role=one.role, at=self.at)
                self.done.files.append(file.pk)
