from datetime import date, timedelta

import pytest
from django.utils import timezone

from knowledge.templatetags.knowledge_tags import latest_product
from tests.factories.library import WorkFactory

pytestmark = pytest.mark.django_db


def test_latest_product_is_the_one_published_last():
    latest = WorkFactory()
    WorkFactory(published_on=date(2022, 2, 1))
    WorkFactory(published_on=date(2022, 12, 2), withdrawn_on=date(2023, 1, 1), withdrawn_reason="Wrong.")
    WorkFactory(published_on=timezone.localdate() + timedelta(days=1))
    assert latest_product() == latest


def test_latest_product_of_an_empty_library():
    assert latest_product() is None
