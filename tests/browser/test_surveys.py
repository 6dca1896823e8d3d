"""Somebody answers a survey on a telephone, and looks at how downloads are counted."""

import pytest

from knowledge import demo_downloads
from knowledge.models import SurveyAnswer
from tests.browser.conftest import PHONE, assert_accessible
from tests.factories.library import WorkFactory
from tests.factories.surveys import SurveyInvitationFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]


def fits(page):
    assert_accessible(page)
    return page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]


def test_survey_on_a_telephone_without_scripts(open_window):
    invitation = SurveyInvitationFactory()
    page = open_window(PHONE)
    page.goto(f"/ru{invitation.get_absolute_url()}")
    assert fits(page)
    plain = open_window(PHONE, java_script_enabled=False)
    plain.goto(invitation.get_absolute_url())
    plain.get_by_role("radio", name="4").check()
    plain.get_by_label("Why?").fill("Real data.")
    plain.get_by_role("button", name="Send").click()
    plain.get_by_text("Thank you. Your answers are in.").wait_for()
    assert sorted(map(str, SurveyAnswer.objects.values_list("value", flat=True))) == ["4", "Real data."]


def test_how_we_count_on_a_telephone(open_window):
    WorkFactory.create_batch(2)
    demo_downloads.load()
    page = open_window(PHONE)
    page.goto("/ru/library/how-we-count/")
    assert fits(page)
