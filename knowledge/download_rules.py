"""What counts as a download of a file of the library. The page “How we count” is written from what stands here.

The rules follow the Code of Practice of COUNTER, release 5, section 7 (robots, double clicks, successful requests),
and its list of robots (package counter-robots), as far as a library without subscriptions needs them.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from counter_robots import is_robot_or_machine

DOUBLE_CLICK = timedelta(seconds=30)
RAW_DAYS = 90  # single rows are kept so long, then only the totals of each day
LATE_DAYS = 14  # the totals of so many days are made anew each night, for rows that came late
LEAST_SHOWN = 5  # of women and men

# Beside COUNTER's list: who fetches a file to show a preview of the link, to check it, or for a program. Browsers that
# are built into a messenger name it as well, and their readers are readers.
OUR_ROBOTS = (
    "TelegramBot",
    "Viber",
    "Slack-ImgProxy",
    "Discordbot",
    "vkShare",
    "OdklBot",
    "Mastodon",
    "Embed",
    "preview",
    "monitor",
    "uptime",
    "crawl",
    "scrap",
    "headless",
    "phantom",
    "selenium",
    "puppeteer",
    "playwright",
    "ChatGPT-User",
    "Perplexity",
    "GPTBot",
    "Google-Read-Aloud",
    "Google-Safety",
    "Barracuda",
    "SafeLinks",
    "Proofpoint",
    "Go-http-client",
    "node-fetch",
    "undici",
    "aiohttp",
    "Java/",
    "Postman",
    "HTTPie",
    "PowerShell",
)
_OURS = re.compile("|".join(map(re.escape, OUR_ROBOTS)), re.IGNORECASE)

# Headers by which a browser says that it fetches ahead, before anybody has asked.
FETCHED_AHEAD = {
    "sec-purpose": "prefetch",
    "purpose": "prefetch",
    "x-purpose": "preview",
    "x-moz": "prefetch",
}
NOT_A_READER = {"sec-fetch-dest": frozenset({"image", "script", "style", "video", "audio", "serviceworker"})}


class Left(StrEnum):
    """Why a request is no download."""

    METHOD = "method"  # only looks whether the file is there
    STATUS = "status"  # a part that goes on, “unchanged”, or a refusal
    STAFF = "staff"
    ROBOT = "robot"
    AHEAD = "ahead"


@dataclass(frozen=True)
class Asked:
    """A request for a file, and the status that it got. Names of headers in lower case."""

    method: str
    status: int
    headers: Mapping[str, str]
    is_staff: bool = False

    @property
    def agent(self) -> str:
        return self.headers.get("user-agent", "").strip()


def left_out(asked: Asked, *, sent: Iterable[int] = (200,)) -> Left | None:
    """Why the request does not count; None when it does, and is then only held against double clicks.

    `sent`: by which statuses the whole file was handed over; a storage that sends it itself answers by leading there.
    """
    if asked.method != "GET":
        return Left.METHOD
    if asked.status not in sent:
        return Left.STATUS
    if asked.is_staff:
        return Left.STAFF
    if is_robot(asked.agent):
        return Left.ROBOT
    return Left.AHEAD if is_fetched_ahead(asked.headers) else None


def is_robot(agent: str) -> bool:
    """A program that does not say what it is counts as one."""
    return not agent or is_robot_or_machine(agent) or bool(_OURS.search(agent))


def is_fetched_ahead(headers: Mapping[str, str]) -> bool:
    ahead = any(word in headers.get(name, "").lower() for name, word in FETCHED_AHEAD.items())
    return ahead or any(headers.get(name, "").lower() in kinds for name, kinds in NOT_A_READER.items())


def visitor(salt: str, address: str, agent: str) -> str:
    """Who asks, as far as double clicks need it; without the salt of the day nobody works it back."""
    return hashlib.sha256("\n".join((salt, address, agent)).encode()).hexdigest()[:32]


@dataclass(frozen=True, order=True)
class Click:
    """`number` is that of the row."""

    visitor: str
    file: int
    at: datetime
    number: int


def counted(clicks: Iterable[Click]) -> list[Click]:
    """Those that count. Of clicks of one visitor on one file that follow each other within 30 seconds, the last.

    As in COUNTER's code each click is held against the next: who clicks every 20 seconds for an hour is counted once.
    """
    ordered = sorted(clicks)
    followers = (*ordered[1:], None)
    return [click for click, follower in zip(ordered, followers, strict=False) if not _is_double(click, follower)]


def _is_double(click: Click, follower: Click | None) -> bool:
    if follower is None or (click.visitor, click.file) != (follower.visitor, follower.file):
        return False
    return follower.at - click.at <= DOUBLE_CLICK
