"""The nightly count: single downloads become totals of days, and the salts of days that are over are deleted."""

from collections import Counter
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.db.models import Sum
from django.utils import timezone

from knowledge.download_rules import LATE_DAYS, Click, counted
from knowledge.models import Download, DownloadCount, DownloadTotal, VisitorSalt, Work

Key = tuple[int, str, str, str]  # work, language, country, sex


def tally(*, at: datetime) -> int:
    """Make the totals of the days before today anew, as far back as rows may come late; returns how many days.

    Again at once: the same totals. A day without single rows keeps the totals that it has.
    """
    today = timezone.localdate(at)
    VisitorSalt.objects.over(today).delete()
    since = _midnight(today - timedelta(days=LATE_DAYS))
    rows = Download.objects.filter(at__gte=since, at__lt=_midnight(today)).order_by()
    days = sorted({timezone.localdate(moment) for moment in rows.values_list("at", flat=True).distinct()})
    for day in days:
        _tally_day(day)
    return len(days)


def _tally_day(day: date) -> None:
    found = _counted_on(day)
    with transaction.atomic():
        before = DownloadTotal.objects.select_for_update().filter(day=day)
        works = {work for work, *_rest in found} | set(before.values_list("work", flat=True))
        gone = [total.pk for total in before if (total.work_id, total.language, total.country, total.sex) not in found]
        DownloadTotal.objects.filter(pk__in=gone).delete()
        DownloadTotal.objects.bulk_create(
            [
                DownloadTotal(day=day, work_id=work, language=language, country=country, sex=sex, downloads=downloads)
                for (work, language, country, sex), downloads in found.items()
            ],
            update_conflicts=True,
            unique_fields=["day", "work", "language", "country", "sex"],
            update_fields=["downloads"],
        )
        sum_up(works)


def _counted_on(day: date) -> Counter[Key]:
    rows = Download.objects.filter(at__gte=_midnight(day), at__lt=_midnight(day + timedelta(days=1)))
    keys: dict[int, Key] = {}
    clicks = []
    found = rows.values_list(
        "pk", "visitor", "file", "at", "file__version__edition__work", "language", "country", "sex"
    )
    for number, visitor, file, at, *key in found:
        clicks.append(Click(visitor, file, at, number))
        keys[number] = (key[0], key[1], key[2], key[3])
    return Counter(keys[click.number] for click in counted(clicks))


def sum_up(works: set[int]) -> None:
    """Write what all days of these works come to."""
    sums = Work.objects.filter(pk__in=works).order_by().annotate(together=Sum("download_totals__downloads"))
    DownloadCount.objects.bulk_create(
        [DownloadCount(work_id=pk, downloads=together or 0) for pk, together in sums.values_list("pk", "together")],
        update_conflicts=True,
        unique_fields=["work"],
        update_fields=["downloads"],
    )


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
