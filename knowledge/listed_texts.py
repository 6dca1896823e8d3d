"""The page texts of a listed edition, by the names and in the shapes in which collections tell them."""

import re
from typing import Any

_LISTS = ("page_texts", "pages", "texts", "full_text", "fulltext", "text", "content")
_TEXTS = ("text", "content", "body", "full_text", "fulltext")
_NUMBERS = ("number", "page_number", "page", "n")
_COUNT = re.compile(r"[\divxlc\s,.+–-]*(?:pages|pp?|страниц\w*|стр|с|бет)?\.?", re.IGNORECASE)
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


class Fault(Exception):
    """An entry that cannot be taken; says why."""


def page_texts(entry: dict[str, Any], left: list[str]) -> dict[int, str]:
    """By number. A list counts from 1, objects may say their number, one text is page 1; what has no text is `left`.

    Those of its files count when it tells none itself.
    """
    found: dict[int, str] = {}
    files = entry.get("files")
    of_files = [it for it in files if isinstance(it, dict)] if isinstance(files, list) else []
    pages = _pages(entry) or [page for file in of_files for page in _pages(file)]
    for place, page in enumerate(pages, start=1):
        number = page_number(page, place)
        try:
            text = _text_of_page(page, number)
        except Fault as fault:
            left.append(str(fault))
            continue
        if text:
            found[number] = f"{found[number]}\n{text}" if number in found else text
    return found


def _pages(entry: dict[str, Any]) -> list[Any]:
    """Of the first key that holds any: how many pages there are is told by the same names."""
    told = (entry.get(key) for key in _LISTS)
    pages = next((it for it in told if isinstance(it, list | dict | str) and it and not _is_count(it)), [])
    if isinstance(pages, dict) and not any(key in pages for key in _TEXTS):
        return [
            {"number": number, **page} if isinstance(page, dict) else {"number": number, "text": page}
            for number, page in pages.items()
        ]
    return pages if isinstance(pages, list) else [pages]


def _is_count(told: Any) -> bool:
    return isinstance(told, str) and _COUNT.fullmatch(told.strip()) is not None


def page_number(page: Any, place: int) -> int:
    """As the page says it, else its place."""
    told = next((page[key] for key in _NUMBERS if page.get(key) is not None), "") if isinstance(page, dict) else ""
    digits = str(int(told) if isinstance(told, float) and told.is_integer() else told).strip()
    known = digits.isdecimal() and len(digits) < 10 and int(digits) > 0
    return int(digits) if known and not isinstance(told, bool) else place


def _text_of_page(page: Any, number: int) -> str:
    if not isinstance(page, dict):
        return text_of(page, f"page {number}")
    keys = [key for key in _TEXTS if key in page]
    if not keys:
        raise Fault(f"page {number} has no text")
    return next((text for key in keys if (text := text_of(page[key], f"page {number}"))), "")


def text_of(told: Any, name: str) -> str:
    if told is None:
        return ""
    if isinstance(told, int | float) and not isinstance(told, bool):
        return str(told)
    if not isinstance(told, str):
        raise Fault(f"{name} is no text")
    return _UNSTORABLE.sub("", told).strip()
