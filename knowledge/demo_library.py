"""The library of the demo: works of several languages with their PDF files, made here and read as any upload is."""

import json
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.files.base import ContentFile
from django.template.loader import render_to_string
from django.utils.translation import override

from events.models import Topic
from knowledge.actions import texts
from knowledge.actions.files import bring_file
from knowledge.models import Author, Edition, File, Work
from participants.models import Country
from portal.core.pdf import html_to_pdf


def load() -> str:
    if File.objects.exists():
        return "files of the library: there already"
    for work in Work.objects.filter(number__lte=3).with_editions():
        for edition in work.editions.all():
            _print(edition, [[edition.title, edition.abstract]])
    for told in json.loads(Path(settings.BASE_DIR, "knowledge/demo_data/library.json").read_text(encoding="utf-8")):
        _publish(told)
    return f"files of the library: {File.objects.count()} of {Work.objects.count()} works"


def _publish(told: dict[str, Any]) -> None:
    work = Work.objects.create(kind=told["kind"], published_on=date.fromisoformat(told["published_on"]))
    work.topics.set([Topic.objects.get_or_create(name=name)[0] for name in told["topics"]])
    work.countries.set(Country.objects.filter(pk__in=told["countries"]))
    work.save()
    for order, (given, family, organisation) in enumerate(told["authors"]):
        Author.objects.create(
            work=work, sort_order=order, given_name=given, family_name=family, organisation=organisation
        )
    for it in told["editions"]:
        edition = Edition.objects.create(work=work, language=it["language"], title=it["title"], abstract=it["abstract"])
        _print(edition, it["sections"])


def _print(edition: Edition, sections: list[list[str]]) -> None:
    work = edition.work
    with override("ru" if edition.language == "ru" else "en"):
        facts = {
            "language": edition.language,
            "kind": work.get_kind_display(),
            "title": edition.title,
            "abstract": edition.abstract,
            "authors": [str(author) for author in work.authors.all()],
            "published_on": work.published_on,
            "sections": [(heading, paragraphs) for heading, *paragraphs in sections],
        }
        content = html_to_pdf(render_to_string("pdf/library/publication.html", facts))
    at = datetime.combine(work.published_on, datetime.min.time(), ZoneInfo(settings.TIME_ZONE))
    name = f"publication-{work.number}-{edition.language}.pdf"
    file = bring_file(edition, ContentFile(content, name), name=name, at=at)
    texts.read(file.pk, at=at)
