"""When two written names are one name. Pure: plain strings in, plain values out."""

import re
import unicodedata

# Characters that people type for one another: all kinds of apostrophe (Uzbek oʻ, gʻ), hyphens, and ё.
_SAME = str.maketrans({**dict.fromkeys("ʻʼ‘’`´ʹ", "'"), **dict.fromkeys("‐‑‒–—", "-"), "ё": "е"})


def name_key(given: str, family: str) -> str:
    """The key under which a name is the same name: case, order of the parts, spaces, ё and apostrophes do not matter.

    `name_key("Анна", "Семёнова") == name_key("СЕМЕНОВА", "Анна ")`. Scripts are not brought together here: a name in
    Latin and in Cyrillic has two keys. An empty name has the empty key.
    """
    text = unicodedata.normalize("NFKC", f"{given} {family}").casefold().translate(_SAME)
    return " ".join(sorted(re.findall(r"[\w'-]+", text)))
