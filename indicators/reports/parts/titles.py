"""Titles short enough to stand in a chart. Pure."""

from collections.abc import Sequence

LONGEST = 60


def short_titles(titles: Sequence[str], longest: int = LONGEST) -> list[str]:
    """Each cut after so many characters; of those that are the same, all but the first have a number behind them."""
    found: list[str] = []
    for title in titles:
        short = title if len(title) <= longest else f"{title[: longest - 1].rstrip()}…"
        again = (f"{short} ({count})" for count in range(2, len(titles) + 1))
        found.append(short if short not in found else next(it for it in again if it not in found))
    return found
