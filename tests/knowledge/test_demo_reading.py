"""What the demo shows of downloads and of a survey."""

from datetime import timedelta

import pytest
from django.utils import timezone

from knowledge import demo_downloads, demo_surveys
from knowledge.models import DownloadTotal, Survey, Work
from knowledge.survey_results import results_of
from tests.factories.events import EventPageFactory
from tests.factories.learning import EnrolmentFactory, SeriesSessionFactory
from tests.factories.library import WorkFactory

pytestmark = pytest.mark.django_db


def test_downloads_are_the_same_each_time():
    WorkFactory.create_batch(2)
    first = demo_downloads.load()
    rows = list(DownloadTotal.objects.values_list("day", "work", "language", "country", "sex", "downloads"))
    assert demo_downloads.load() == "downloads: there already"
    DownloadTotal.objects.all().delete()
    assert demo_downloads.load() == first
    assert list(DownloadTotal.objects.values_list("day", "work", "language", "country", "sex", "downloads")) == rows
    assert min(work.downloads for work in Work.objects.with_downloads()) > 20


def test_survey_of_the_finished_series_is_closed_and_shows_its_results():
    event = EventPageFactory(starts_on=timezone.localdate() - timedelta(days=60))
    session = SeriesSessionFactory(event=event)
    EnrolmentFactory.create_batch(12, series=session.series)
    demo_surveys.load()
    results = results_of(Survey.objects.get())
    shown = [it.is_shown for it in results.questions]
    assert (results.is_closed, results.invited, shown) == (True, 12, [True] * 5)
    assert demo_surveys.load() == "surveys: there already"


def test_without_a_finished_series_there_is_no_survey():
    SeriesSessionFactory()
    assert demo_surveys.load() == "surveys: no series is finished"
