from datetime import date

import factory

from knowledge.models import Edition, Work


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
