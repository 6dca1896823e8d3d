import os
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.db import connection, connections
from django.test.testcases import LiveServerThread
from playwright.sync_api import Browser, Page, sync_playwright

# Playwright's loop runs in this thread; the tests use Django's database calls beside it, one after the other.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

CHROMIUM = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PHONE = {"width": 360, "height": 800}
REFUSED = "status of 422 (Unprocessable Entity)"  # a form that is shown again: an answer, no fault
CUT_OFF = "net::ERR_INTERNET_DISCONNECTED"  # the test has switched the network off
DESK = {"width": 1440, "height": 900}


@pytest.fixture(scope="session")
def chromium(django_db_setup, django_db_blocker) -> Iterator[Browser]:
    """Debian's Chromium, with a profile of its own."""
    with django_db_blocker.unblock():
        contents = connection._test_serialized_contents
    with sync_playwright() as playwright:
        # In a thread with a loop Django opens a second connection; it restores the first pages and groups as well.
        connection._test_serialized_contents = contents
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=CHROMIUM)
        yield browser
        browser.close()


@pytest.fixture
def server(transactional_db) -> Iterator[str]:
    """The portal on a port of 127.0.0.1; its static files come from WhiteNoise, as they really do."""
    thread = LiveServerThread("127.0.0.1", static_handler=lambda application: application)
    thread.daemon = True
    thread.start()
    thread.is_ready.wait()
    if thread.error:
        raise thread.error
    yield f"http://127.0.0.1:{thread.port}"
    thread.terminate()
    connections.close_all()


class Complaints(list):
    """What the browser complained about: errors of scripts, refusals of the Content-Security-Policy, missing files."""

    def listen_to(self, page: Page) -> None:
        page.on(
            "console",
            lambda said: (
                self.append(said.text) if said.type == "error" and not said.text.endswith((REFUSED, CUT_OFF)) else None
            ),
        )
        page.on("pageerror", lambda error: self.append(str(error)))
        page.on("response", lambda answer: self.append(f"404 {answer.url}") if answer.status == 404 else None)


@pytest.fixture
def open_window(chromium, server):
    """`open_window(PHONE)` is a page of a new visitor. A test fails on anything its browser complained about."""
    contexts, complaints = [], Complaints()

    def window(viewport: dict[str, int], **options: object) -> Page:
        context = chromium.new_context(viewport=viewport, base_url=server, locale="en-GB", **options)
        context.set_default_timeout(15_000)
        contexts.append(context)
        page = context.new_page()
        complaints.listen_to(page)
        return page

    yield window
    for context in contexts:
        context.close()
    assert complaints == []


def assert_accessible(page: Page) -> None:
    """No violation of axe's rules on the page as it stands."""
    found = Axe().run(page)
    assert found.response["violations"] == [], found.generate_report()
