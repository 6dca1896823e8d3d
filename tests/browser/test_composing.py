"""An officer writes a report: a figure is chosen from the list, kept, and read in the preview."""

import re

import pytest
from playwright.sync_api import Page, expect

from indicators.models import Report
from indicators.reports.tokens import Token, tokens_of
from tests.browser.conftest import DESK
from tests.browser.test_main_job import sign_in
from tests.factories.people import UserFactory
from tests.factories.reports import report_of, small_world

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]


def test_a_figure_from_the_list_to_the_preview(open_window):
    small_world()
    report = report_of({"summary": [("text", "<p>Came:</p>")], "risks": [("table", "risks")]}, live=False)
    page = open_window(DESK)
    sign_in(page, UserFactory(role="M&E officer").email)
    page.goto(f"/admin/reports/edit/{report.pk}/")
    expect(page.get_by_role("heading", name="I. Executive summary")).to_be_visible()
    choose_by_keyboard(page, "people.unique total")
    expect(page.locator(".public-DraftEditor-content .report-figure").first).to_have_text("0")
    expect(page.locator("[name=sections-0-body-0-value-en]")).to_have_value(re.compile("people.unique.total"))
    page.get_by_role("button", name="Save draft").click()
    expect(page.get_by_text("updated.")).to_be_visible()
    (text,) = Report.objects.get().latest.sections.get(key="summary").body
    assert list(tokens_of(text.value["en"].source)) == [Token("people.unique.total", "0")]
    page.get_by_role("button", name="Toggle preview").click()
    preview = page.frame_locator("iframe[src*='mode=en']")
    expect(preview.locator("[data-figure='people.unique.total']")).to_have_text("0")
    take_out_the_risks(page)
    assert [it.key for it in Report.objects.get().latest.sections.all()] == ["summary"]


def take_out_the_risks(page: Page) -> None:
    page.get_by_role("button", name="Toggle preview").click()
    page.get_by_title("Take the section out").nth(1).click()
    expect(page.get_by_role("heading", name="IV. Risks and issues")).to_be_hidden()
    page.get_by_role("button", name="Save draft").click()
    expect(page.get_by_text("updated.")).to_be_visible()
    expect(page.get_by_role("heading", name="IV. Risks and issues")).to_have_count(0)
    expect(page.get_by_text("Somebody else saved")).to_have_count(0)


def choose_by_keyboard(page: Page, words: str) -> None:
    """The first figure of the list that these words find, at the end of the first text."""
    page.locator(".public-DraftEditor-content").first.click()
    page.keyboard.press("End")
    page.keyboard.type(" /figure")
    expect(page.get_by_role("option", name="Figure")).to_be_visible()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Choose a figure")
    dialog.get_by_role("searchbox").fill(words)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(dialog).to_have_count(0)
