"""How the library of the demo has been read: the same numbers for everybody who loads it on one day."""

from datetime import date, timedelta
from random import Random

from django.utils import timezone

from knowledge.actions import tallying
from knowledge.models import DownloadTotal, Work
from participants.models import Country, Person

SEED = 2022
DAYS = 40  # for each publication, spread from its first day until now
SEXES = (Person.Sex.FEMALE, Person.Sex.MALE, "")


def load() -> str:
    if DownloadTotal.objects.exists():
        return "downloads: there already"
    rng = Random(SEED)  # noqa: S311  the same demo every time
    today = timezone.localdate()
    countries = [*Country.objects.participating().order_by("pk").values_list("pk", flat=True), ""]
    works = Work.objects.published_by(today).standing().order_by("number").with_editions()
    rows = [row for work in works for row in _of_work(work, countries, today, rng)]
    DownloadTotal.objects.bulk_create(rows, ignore_conflicts=True)
    tallying.sum_up({work.pk for work in works})
    return f"downloads: {sum(row.downloads for row in rows)} of {len(works)} publications"


def _of_work(work: Work, countries: list[str], today: date, rng: Random) -> list[DownloadTotal]:
    languages = sorted(edition.language for edition in work.editions.all())
    span = (today - work.published_on).days - 2
    if span < 1 or not languages:
        return []
    since = sorted(int(span * rng.random() ** 2) for _day in range(DAYS))
    return [
        DownloadTotal(
            day=work.published_on + timedelta(days=days),
            work=work,
            language=rng.choice(languages),
            country=(country := rng.choice(countries)),
            sex=rng.choice(SEXES) if country else "",
            downloads=rng.randint(1, 4),
        )
        for days in since
    ]
