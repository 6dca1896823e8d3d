from datetime import date
from hashlib import sha256

import factory
from django.core.files.base import ContentFile

from knowledge.models import Edition, File, PageText, Version, Work


class WorkFactory(factory.django.DjangoModelFactory):
    """A knowledge product with one edition in English."""

    class Meta:
        model = Work
        skip_postgeneration_save = True

    number = factory.Sequence(lambda n: n + 1)
    kind = Work.Kind.KNOWLEDGE_PRODUCT
    published_on = date(2022, 12, 1)

    @factory.post_generation
    def edition(self, create, _given, **fields):
        defaults = {
            "language": "en",
            "title": f"Open data {self.number}",
            "title_ru": f"Открытые данные {self.number}",
            "abstract": "What it takes.",
            "abstract_ru": "Что для этого нужно.",
        }
        Edition.objects.create(work=self, **defaults | fields)


class VersionFactory(factory.django.DjangoModelFactory):
    """The live version of the English edition of a new work."""

    class Meta:
        model = Version

    edition = factory.LazyAttribute(lambda _: WorkFactory().editions.get())
    published_on = date(2022, 12, 1)


class FileFactory(factory.django.DjangoModelFactory):
    """A file that everybody may read. Its bytes are `content`; its text is not read."""

    class Meta:
        model = File

    class Params:
        content = b"%PDF-1.7 that nobody opens"

    version = factory.SubFactory(VersionFactory)
    name = factory.Sequence(lambda n: f"guide-{n}.pdf")
    file = factory.LazyAttribute(lambda it: ContentFile(it.content, it.name))
    sha256 = factory.LazyAttribute(lambda it: sha256(it.content).hexdigest())
    size = factory.LazyAttribute(lambda it: len(it.content))


class PageTextFactory(factory.django.DjangoModelFactory):
    """A page of a file; `file=None, version=...` is one that came without."""

    class Meta:
        model = PageText

    file = factory.SubFactory(FileFactory)
    version = factory.LazyAttribute(lambda it: it.file.version)
    number = factory.Sequence(lambda n: n + 1)
    text = "What it takes."
