"""When two texts are the same but for typing: case, apostrophes, hyphens, spaces, signs that nobody sees."""

import re
import unicodedata

# Characters that people type for one another: all kinds of apostrophe (Uzbek oʻ, gʻ), hyphens, and ё.
SAME = str.maketrans(
    {**dict.fromkeys("ʻʼ‘’`´ʹʽˈ′＇", "'"), **dict.fromkeys("‐‑‒–—―−", "-"), "ё": "е", "\u0307": None, "ǝ": "ə"}
)
# Zero-width characters, direction marks, soft hyphens: they come along when text is copied from a page or a PDF.
UNSEEN = re.compile("[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff]")


def name_key(given: str, family: str) -> str:
    """The key under which a name is the same name: case, order of the parts, spaces, ё and apostrophes do not matter.

    `name_key("Анна", "Семёнова") == name_key("СЕМЕНОВА", "Анна ")`. Scripts are not brought together here: a name in
    Latin and in Cyrillic has two keys. An empty name has the empty key. Cut to 210 characters, the length of the
    column: one sign may be written out as eighteen.
    """
    return " ".join(sorted(words(f"{given} {family}")))[:210]


def search_key(*texts: str) -> str:
    """The texts as a search compares them: the words of all, in their order, without case and typing variants.

    Cut to 400 characters, the length of the column.
    """
    return " ".join(words(" ".join(texts)))[:400]


def words(text: str) -> list[str]:
    """The words of a text without what people type in several ways: `words("Oʻktam, СЕМЁН") == ["o'ktam", "семен"]`."""
    return re.findall(r"[\w'-]+", folded(text))


def folded(text: str) -> str:
    """The text in small letters, with one apostrophe and one hyphen, without what cannot be seen."""
    if text.isascii():
        return text.casefold().replace("`", "'")
    return unicodedata.normalize("NFKC", UNSEEN.sub("", text)).casefold().translate(SAME)
