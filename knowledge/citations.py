"""How each edition is cited, and the files that programs for references read."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from events.models import Topic
from knowledge.citing import Cited, Name, bibtex, csl, ris
from knowledge.models import Author, Edition, Version, Work


@dataclass(frozen=True)
class Form:
    label: str
    content_type: str
    write: Callable[[Cited], str]


FORMS = {
    "bib": Form("BibTeX", "application/x-bibtex; charset=utf-8", bibtex),
    "ris": Form("RIS", "application/x-research-info-systems; charset=utf-8", ris),
    "json": Form("CSL-JSON", "application/vnd.citationstyles.csl+json", csl),
}


def cited(
    work: Work, edition: Edition, versions: Iterable[Version], *, authors: Iterable[Author], topics: Iterable[Topic]
) -> Cited:
    """In the language of the edition, where the portal speaks it. `authors` and `topics` are those of the work.

    The first of its versions is of the day of the work, which may be corrected; a later one has its own.
    """
    known = list(versions)
    version = next((it for it in known if it.is_live), None)
    later = version if version and any(it.pk < version.pk for it in known) else None
    with override("ru" if edition.language == "ru" else "en"):
        kind, publisher = str(work.get_kind_display()), publisher_name()
        names = tuple(str(topic) for topic in topics)
    return Cited(
        key=f"work{work.number}{edition.language}",
        kind=kind,
        title=edition.title,
        language=edition.language,
        authors=tuple(name_of(author) for author in authors),
        published_on=later.published_on if later else work.published_on,
        publisher=publisher,
        url=settings.BASE_URL + permanent_address(work),
        doi=work.doi,
        series=work.series_title,
        version=version.label if version else "",
        translator=edition.translator,
        abstract=edition.abstract,
        topics=names,
    )


def name_of(author: Author) -> Name:
    return (
        Name(author.family_name, author.given_name) if author.family_name else Name(author.organisation, is_body=True)
    )


def publisher_name() -> str:
    return _("Astana Civil Service Hub")


def permanent_address(work: Work) -> str:
    """The address without a language: it is what gets printed. A draft that is looked at may have no number yet."""
    with override("en"):
        return work.get_absolute_url() if work.number else reverse("knowledge:library")
