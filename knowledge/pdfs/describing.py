"""What a work is probably called, by whom and in which language, by what its PDF says and by its first pages."""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath

from knowledge.pdfs.reading import Reading

LONGEST_TITLE = 500
_PROGRAM = re.compile(r"^(microsoft (word|powerpoint|excel)|powerpoint presentation)( - )?", re.IGNORECASE)
_NO_TITLE = re.compile(
    r"^(untitled|без (имени|названия)|презентация powerpoint|document\d*|документ\d*|title)$", re.IGNORECASE
)
_FILE_NAME = re.compile(r"\.(docx?|pptx?|xlsx?|pdf|indd|tex|odt|rtf)$", re.IGNORECASE)
_SCRIPTS = {"ka": "ა-ჿ", "hy": "\u0531-\u058f", "ko": "가-힣"}
# Letters that one Cyrillic or Latin alphabet alone has; the first that is found decides.
_LETTERS = {"kk": "әұһіӘҰҺІ", "uz": "ўЎ", "tg": "ҷӣӯҶӢӮ", "ky": "ңөүҢӨҮ", "az": "əƏ"}
_UZBEK = re.compile(r"[og][ʻʼ‘’'`](?=[a-z])", re.IGNORECASE)


@dataclass(frozen=True)
class Description:
    """`authors` as (given name, family name); a language of the portal's list, or empty."""

    title: str
    authors: tuple[tuple[str, str], ...]
    language: str
    written_on: date | None


def described(reading: Reading, file_name: str, languages: tuple[str, ...]) -> Description:
    text = "\n".join(text for _, text in reading.texts)
    told = reading.language.lower().replace("_", "-").split("-")[0]
    language = told if told in languages else guessed_language(text or reading.title)
    authors = tuple(_name(part) for part in re.split(r"[;,]| and | и ", reading.author) if part.strip())
    return Description(
        title=_title(reading.title, file_name),
        authors=authors,
        language=language if language in languages else "",
        written_on=_day(reading.date),
    )


def guessed_language(text: str) -> str:
    """By letters that the language has and its neighbours have not; empty when there are too few letters to tell."""
    for language, letters in _SCRIPTS.items():
        if len(re.findall(f"[{letters}]", text)) > 5:
            return language
    cyrillic, latin = len(re.findall("[а-яё]", text, re.IGNORECASE)), len(re.findall("[a-z]", text, re.IGNORECASE))
    if cyrillic + latin < 20:
        return ""
    for language, letters in _LETTERS.items():
        if 200 * len(re.findall(f"[{letters}]", text)) > cyrillic + latin:
            return language
    if cyrillic > latin:
        return "ru"
    return "uz" if 100 * len(_UZBEK.findall(text)) > latin else "en"


def _title(told: str, file_name: str) -> str:
    title = _PROGRAM.sub("", " ".join(told.split()))
    if not title or _NO_TITLE.match(title) or _FILE_NAME.search(title):
        title = " ".join(PurePath(file_name).stem.replace("_", " ").replace("-", " ").split())
    return (title or file_name)[:LONGEST_TITLE]


def _name(told: str) -> tuple[str, str]:
    *given, family = told.split()
    return " ".join(given)[:100], family[:100]


def _day(told: str) -> date | None:
    match = re.match(r"D:(\d{4})(\d\d)?(\d\d)?", told)
    try:
        return date(int(match[1]), int(match[2] or 1), int(match[3] or 1)) if match else None
    except ValueError:
        return None
