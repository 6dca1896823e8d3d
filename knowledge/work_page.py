"""What the page of one publication shows, put together once. Also of a draft that was never saved."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePath

from django.db.models import Count
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.models import EventPage, Registration, Topic
from events.models.languages import CODES, language_name
from knowledge.citations import FORMS, cited
from knowledge.citing import Cited, in_words
from knowledge.models import Author, Edition, File, Version, Work, WorkQuerySet
from participants.models import Country

FEWEST_IN_COMMON = 10  # people who attended both: with fewer, a list would tell where somebody was
MOST_IN_COMMON = 4


@dataclass(frozen=True)
class ShownFile:
    name: str
    url: str
    facts: str  # "PDF, 1.2 MB, 24 pages"
    role: str
    for_whom: str  # nothing when it is for everybody
    is_open: bool
    is_pdf: bool
    thumbnail: str


@dataclass(frozen=True)
class ShownVersion:
    version: Version
    files: list[ShownFile]


@dataclass(frozen=True)
class ShownEdition:
    edition: Edition
    cited: Cited
    live: ShownVersion | None
    earlier: list[ShownVersion]
    downloads: list[tuple[str, str]] = field(default_factory=list)  # name of the form and address

    @property
    def citation(self) -> str:
        return in_words(self.cited)

    @property
    def language_name(self) -> str:
        return language_name(self.edition.language)

    @property
    def open_pdf(self) -> ShownFile | None:
        """The text itself, if it is a PDF for everybody."""
        files = self.live.files if self.live else []
        return next((it for it in files if it.is_open and it.is_pdf), None)


class WorkPage:
    def __init__(self, work: Work, *, today: date) -> None:
        self.work, self.today = work, today

    @cached_property
    def authors(self) -> list[Author]:
        return list(self.work.authors.all())

    @cached_property
    def topics(self) -> list[Topic]:
        return list(self.work.topics.all())

    @cached_property
    def countries(self) -> list[Country]:
        return list(self.work.countries.all())

    @cached_property
    def editions(self) -> list[ShownEdition]:
        """The one in the reader's language first."""
        first, rows = self.work.local_edition, list(self.work.editions.all())
        versions = _versions(rows)
        rows.sort(key=lambda it: (it is not first, language_name(it.language)))
        return [self._shown(edition, versions.get(edition.pk, [])) for edition in rows]

    @property
    def first(self) -> ShownEdition | None:
        """What the page tells search engines of."""
        return self.editions[0] if self.editions else None

    @property
    def downloads(self) -> int | None:
        """Up to yesterday; None of what was never saved."""
        return Work.objects.with_downloads().get(pk=self.work.pk).downloads if self.work.pk else None

    @property
    def missing(self) -> str:
        """In which languages that the programme publishes in there is no edition yet: `Kazakh, Uzbek`."""
        own = {it.edition.language for it in self.editions}
        used = Edition.objects.filter(work__live=True, work__withdrawn_on=None).order_by().values_list("language")
        published_in = {language for (language,) in used.distinct()}
        return ", ".join(language_name(code) for code in CODES if code in published_in - own)

    @property
    def thumbnail(self) -> ShownFile | None:
        shown = self.first.live if self.first else None
        return next((it for it in shown.files if it.thumbnail and it.is_open), None) if shown else None

    @property
    def related(self) -> list[Work]:
        keys = [it.pk for it in self.work.related.all()]
        return list(_on_the_shelf(self.today).filter(pk__in=keys)) if keys else []

    @property
    def events(self) -> list[EventPage]:
        return list(EventPage.objects.live().filter(pk__in=self._events).order_by("-starts_on")) if self._events else []

    @property
    def read_by_the_same(self) -> list[Work]:
        """Of other events which at least ten people of the related events attended too; most in common first.

        Nobody's downloads are known, so this is of attendance alone, and no number is shown.
        """
        if not self._events:
            return []
        attended = Registration.objects.filter(attendance__isnull=False)
        people = attended.filter(event__in=self._events).values("person")
        others = attended.filter(person__in=people).exclude(event__in=self._events)
        common = others.order_by().values("event").annotate(people=Count("person", distinct=True))
        ranked = {it["event"]: it["people"] for it in common.filter(people__gte=FEWEST_IN_COMMON)}
        shared = Work.events.through.objects.filter(eventpage__in=ranked).values_list("work_id", "eventpage_id")
        best: dict[int, int] = {}
        for work, event in shared:
            best[work] = max(best.get(work, 0), ranked[event])
        hidden = {self.work.pk, *(it.pk for it in self.work.related.all())}
        found = [it for it in _on_the_shelf(self.today).filter(pk__in=best) if it.pk not in hidden]
        return sorted(found, key=lambda it: -best[it.pk])[:MOST_IN_COMMON]

    @cached_property
    def _events(self) -> list[int]:
        return [event.pk for event in self.work.events.all()]

    def _shown(self, edition: Edition, versions: list[Version]) -> ShownEdition:
        shown = [ShownVersion(it, [self._file(file) for file in _text_first(it.files.all())]) for it in versions]
        live = next((it for it in shown if it.version.is_live), None)
        return ShownEdition(
            edition,
            cited(self.work, edition, versions, authors=self.authors, topics=self.topics),
            live,
            [it for it in shown if it is not live],
            [
                (form.label, reverse("knowledge:citation", args=[self.work.number, edition.language, name]))
                for name, form in FORMS.items()
                if self.work.number
            ],
        )

    def _file(self, file: File) -> ShownFile:
        for_whom = _for_whom(file, self.today)
        is_open = not for_whom
        return ShownFile(
            name=file.name,
            url=file.get_absolute_url(),
            facts=_facts(file),
            role=str(file.get_role_display()),
            for_whom=for_whom,
            is_open=is_open,
            is_pdf=PurePath(file.name).suffix.lower() == ".pdf",
            thumbnail=reverse("knowledge:first_page", args=[file.pk]) if file.thumbnail and is_open else "",
        )


def _versions(editions: Iterable[Edition]) -> dict[int, list[Version]]:
    """By edition. One of a draft that was never saved has none."""
    saved = [it.pk for it in editions if it.pk]
    found: dict[int, list[Version]] = {}
    files = "files__cohort_event", "files__cohort_series"
    for version in Version.objects.filter(edition__in=saved).prefetch_related("files", *files) if saved else ():
        found.setdefault(version.edition_id, []).append(version)
    return found


def _text_first(files: Iterable[File]) -> list[File]:
    return sorted(files, key=lambda it: (File.Role.values.index(it.role), it.pk))


def _on_the_shelf(today: date) -> WorkQuerySet:
    return Work.objects.published_by(today).standing().latest_first().with_editions()


def _facts(file: File) -> str:
    kind = PurePath(file.name).suffix.lstrip(".").upper()
    pages = ngettext("%(n)d page", "%(n)d pages", file.pages) % {"n": file.pages} if file.pages else ""
    return ", ".join(it for it in (kind, filesizeformat(file.size), pages) if it)


def _for_whom(file: File, today: date) -> str:
    """Who may read it and from when, in words; nothing when everybody may, now."""
    words = []
    if file.access == File.Access.SIGNED_IN:
        words.append(_("for those who are signed in"))
    if file.access == File.Access.COHORT:
        of = file.cohort_event.local_title if file.cohort_event else str(file.cohort_series)
        words.append(_("for those who take part in “%(of)s”") % {"of": of})
    if file.embargo_until and file.embargo_until > today:
        words.append(_("from %(day)s") % {"day": date_format(file.embargo_until, "DATE_FORMAT")})
    return ", ".join(words)
