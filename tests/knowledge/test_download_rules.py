from datetime import UTC, datetime, timedelta

import pytest

from knowledge.download_rules import Asked, Click, Left, counted, is_robot, left_out, visitor

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"
WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
PHONE = "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) "
READERS = (
    FIREFOX,
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Version/17.5 Mobile/15E148 Safari/604",
    PHONE + "Chrome/126.0.0.0 Mobile Safari/537.36",
    PHONE + "Chrome/126.0.0.0 Mobile Safari/537.36 Telegram-Android/11.2.3 (Samsung SM-A536E; Android 13)",
    PHONE + "SamsungBrowser/25.0 Chrome/121.0.0.0 Mobile Safari/537.36",
    WINDOWS + "Chrome/124.0.0.0 YaBrowser/24.6.0.0 Safari/537.36",
    WINDOWS + "Chrome/126.0.0.0 Safari/537.36 Edg/126.0.0.0",
)
ROBOTS = (
    "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    "Mozilla/5.0 (compatible; YandexBot/3.0; +http://yandex.com/bots)",
    "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.2; +https://openai.com/gptbot)",
    "TelegramBot (like TwitterBot)",
    "WhatsApp/2.23.20.0",
    "Viber/13.9.1",
    "Slack-ImgProxy (+https://api.slack.com/robots)",
    "Mozilla/5.0 (compatible; vkShare; +http://vk.com/dev/Share)",
    "facebookexternalhit/1.1",
    "curl/8.5.0",
    "Wget/1.21.3",
    "python-requests/2.32.3",
    "Go-http-client/2.0",
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/126.0.0.0 Safari/537.36",
    "",
    "   ",
)
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def asked(method="GET", status=200, agent=FIREFOX, is_staff=False, **headers):
    return Asked(method, status, {"user-agent": agent} | headers, is_staff)


@pytest.mark.parametrize("agent", READERS)
def test_reader_is_no_robot(agent):
    assert not is_robot(agent)


@pytest.mark.parametrize("agent", ROBOTS)
def test_robot(agent):
    assert is_robot(agent.strip())


@pytest.mark.parametrize(
    ("request_", "left"),
    [
        (asked(), None),
        (asked(method="HEAD"), Left.METHOD),
        (asked(status=206), Left.STATUS),
        (asked(status=304), Left.STATUS),
        (asked(status=302), Left.STATUS),
        (asked(status=403), Left.STATUS),
        (asked(is_staff=True), Left.STAFF),
        (asked(agent="curl/8.5.0"), Left.ROBOT),
        (asked(**{"sec-purpose": "prefetch;prerender"}), Left.AHEAD),
        (asked(purpose="prefetch"), Left.AHEAD),
        (asked(**{"x-purpose": "preview"}), Left.AHEAD),
        (asked(**{"x-moz": "prefetch"}), Left.AHEAD),
        (asked(**{"sec-fetch-dest": "image"}), Left.AHEAD),
        (asked(**{"sec-fetch-dest": "document"}), None),
        (asked(**{"sec-fetch-dest": "iframe"}), None),
        (asked(range="bytes=0-"), None),
    ],
)
def test_left_out(request_, left):
    assert left_out(request_) == left


def test_reader_who_is_led_to_the_storage_has_the_file():
    assert left_out(asked(status=302), sent=(200, 302)) is None


def clicks(*seconds, who="a", file=1):
    return [Click(who, file, NOON + timedelta(seconds=s), number=s) for s in seconds]


@pytest.mark.parametrize(
    ("seconds", "kept"),
    [
        ((), []),
        ((0,), [0]),
        ((0, 30), [30]),
        ((0, 31), [0, 31]),
        ((0, 20, 40, 60), [60]),
        ((0, 0, 0), [0]),
        ((60, 0, 31), [0, 60]),
    ],
)
def test_of_clicks_that_follow_each_other_the_last_counts(seconds, kept):
    assert [click.number for click in counted(clicks(*seconds))] == kept


def test_clicks_of_others_and_on_other_files_count_by_themselves():
    found = counted([*clicks(0, 10), *clicks(5, 12, who="b"), *clicks(7, file=2)])
    assert [(click.visitor, click.file, click.number) for click in found] == [("a", 1, 10), ("a", 2, 7), ("b", 1, 12)]


def test_visitor_is_another_with_the_salt_of_another_day():
    known = visitor("monday", "192.0.2.1", FIREFOX)
    others = {visitor("tuesday", "192.0.2.1", FIREFOX), visitor("monday", "192.0.2.2", FIREFOX)}
    assert (known == visitor("monday", "192.0.2.1", FIREFOX), known in others, len(known)) == (True, False, 32)
