"""What scholarly search and search engines read of a publication: citation_* tags, and https://schema.org."""

from typing import Any

from django.conf import settings

from knowledge.citing import Cited, Name, one_line
from knowledge.models import Work
from knowledge.work_page import ShownEdition, WorkPage
from portal.core.structured_data import CONTEXT

TYPES = {Work.Kind.GUIDE: "Guide", Work.Kind.ARTICLE: "ScholarlyArticle"}
LICENCES = {
    Work.Licence.CC_BY: "https://creativecommons.org/licenses/by/4.0/",
    Work.Licence.CC_BY_SA: "https://creativecommons.org/licenses/by-sa/4.0/",
    Work.Licence.CC_BY_NC: "https://creativecommons.org/licenses/by-nc/4.0/",
    Work.Licence.CC_BY_NC_ND: "https://creativecommons.org/licenses/by-nc-nd/4.0/",
}


def citation_tags(shown: ShownEdition) -> list[tuple[str, str]]:
    """Of one edition, in its language; the address of the PDF only when it is for everybody."""
    cited, pdf = shown.cited, shown.open_pdf
    tags = [
        ("citation_title", one_line(cited.title)),
        *(("citation_author", _written(name)) for name in cited.people),
        ("citation_publication_date", cited.published_on.strftime("%Y/%m/%d")),
        ("citation_language", cited.language),
        ("citation_publisher", cited.publisher),
        ("citation_technical_report_institution", cited.publisher),
        ("citation_doi", cited.doi),
        ("citation_keywords", "; ".join(cited.topics)),
        ("citation_abstract_html_url", cited.url),
        ("citation_pdf_url", settings.BASE_URL + pdf.url if pdf else ""),
    ]
    return [(name, value) for name, value in tags if value]


def structured_data(page: WorkPage) -> dict[str, Any]:
    """The edition in the reader's language; the others as its translations."""
    first, *others = page.editions
    pdf, thumbnail = first.open_pdf, page.thumbnail
    files = first.live.files if first.live else []
    data = _edition(page.work, first.cited) | {
        "@context": CONTEXT,
        "abstract": first.edition.abstract,
        "author": [_author(name) for name in first.cited.people],
        "publisher": {"@type": "Organization", "name": first.cited.publisher},
        "license": LICENCES.get(Work.Licence(page.work.licence), ""),
        "identifier": f"https://doi.org/{page.work.doi}" if page.work.doi else "",
        "keywords": list(first.cited.topics),
        "version": first.cited.version,
        "thumbnailUrl": settings.BASE_URL + thumbnail.thumbnail if thumbnail else "",
        "encoding": [{"@type": "MediaObject", "contentUrl": settings.BASE_URL + pdf.url}] if pdf else [],
        "isAccessibleForFree": any(it.is_open for it in files) if files else "",
        "workTranslation": [_edition(page.work, it.cited) for it in others],
    }
    return {name: value for name, value in data.items() if value not in ("", [])}


def _edition(work: Work, cited: Cited) -> dict[str, Any]:
    return {
        "@type": TYPES.get(Work.Kind(work.kind), "Report"),
        "name": one_line(cited.title),
        "inLanguage": cited.language,
        "datePublished": cited.published_on.isoformat(),
        "url": cited.url,
    }


def _author(name: Name) -> dict[str, str]:
    if name.is_body:
        return {"@type": "Organization", "name": name.family}
    return {"@type": "Person", "name": f"{name.given} {name.family}".strip(), "familyName": name.family}


def _written(name: Name) -> str:
    return name.family if name.is_body or not name.given else f"{name.family}, {name.given}"
