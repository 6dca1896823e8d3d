"""An officer brings the ledger of a year in, looks at it, and sees the checks of its money."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from indicators.models import LedgerExtract
from tests.browser.conftest import DESK
from tests.browser.test_main_job import sign_in
from tests.factories.people import UserFactory
from tests.indicators.money import build_programme

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]

EXAMPLES = Path("docs/examples").resolve()


def test_a_ledger_from_its_file_to_the_checks(open_window):
    build_programme()
    page = open_window(DESK)
    sign_in(page, UserFactory(role="M&E officer").email)
    page.goto("/admin/money/ledger/import/")
    page.get_by_label("File").set_input_files(EXAMPLES / "ledger-extract.csv")
    page.get_by_label("Source report*", exact=True).fill("Expenditure report 2022")
    page.get_by_label("First day").fill("2022-01-01")
    page.get_by_label("Last day").fill("2022-12-31")
    page.get_by_role("button", name="Check the file").click()
    expect(page.get_by_text("6 rows.")).to_be_visible()
    page.get_by_role("button", name="Write all 6 rows").click()
    expect(page.get_by_text("All 6 rows are written.")).to_be_visible()
    assert LedgerExtract.objects.get().lines.count() == 6
    page.goto("/admin/money/?year=2022")
    expect(page.get_by_role("row", name="Facilities and administration of output 1")).to_contain_text("agrees")
