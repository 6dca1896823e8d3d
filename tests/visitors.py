"""Somebody with a browser of their own who registers over real HTTP, without JavaScript."""

import re
from dataclasses import dataclass, field
from http.cookiejar import CookieJar
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, Request, build_opener

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


@dataclass(frozen=True)
class Page:
    status: int
    text: str


@dataclass
class Visitor:
    """Each has another name and address, made of the number, and a session of their own."""

    site: str
    number: int
    token: str = ""
    browser: OpenerDirector = field(default_factory=lambda: build_opener(HTTPCookieProcessor(CookieJar())))

    def open(self, path: str) -> Page:
        page = self._ask(Request(self.site + path))
        found = TOKEN.search(page.text)
        self.token = found.group(1) if found else self.token
        return page

    def register(self, path: str, *, country: str) -> Page:
        """Send the form that was opened before; the page to which it leads is returned."""
        letters = "".join(chr(ord("a") + int(digit)) for digit in str(self.number))
        form = {
            "csrfmiddlewaretoken": self.token,
            "given_name": f"Visitor{letters}",
            "family_name": f"Person{letters}",
            "sex": "female",
            "country": country,
            "institution": "Agency",
            "email": f"visitor{self.number}@example.org",
            "consent": "on",
        }
        headers = {"Referer": self.site + path}
        return self._ask(Request(self.site + path, data=urlencode(form).encode(), headers=headers))

    def _ask(self, request: Request) -> Page:
        try:
            with self.browser.open(request, timeout=60) as answer:
                return Page(answer.status, answer.read().decode())
        except HTTPError as error:
            return Page(error.code, error.read().decode())
