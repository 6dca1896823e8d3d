"""Every script of the region in one alphabet of sounds.

The alphabet has a sign for each sound that people tell apart in names, and none for what they write in several ways:

    a e i o u   vowels; A = ə ä ә (between a and e), O = ö ü ў ө ү (between o and u)
    b v g d z k l m n p r s t f h
    J = zh, dzh, English j    T = ts    C = ch    S = sh, shch
    h = kh, x, h              g = g, gh, ğ        j = a Latin j that may be read as i or as J

Aspirated, ejective and soft sounds are written like the plain ones.
"""

import re
import unicodedata
from functools import lru_cache

_CYRILLIC = {
    **dict(zip("абвгдезийклмнопрстуфхцчшщыэё", "abvgdeziiklmnoprstufhTCSSiee", strict=True)),
    **dict(zip("ъьюяж", ("", "", "iu", "ia", "J"), strict=True)),
    **dict(zip("әғқңөұүһі", "AgknOuOhi", strict=True)),  # Kazakh and Kyrgyz
    **dict(zip("ӣӯҳҷў", "iOhJO", strict=True)),  # Tajik and Uzbek
    **dict(zip("ҝҹјєїґҗҡ", "gJieigJk", strict=True)),  # Azerbaijani to 1991, Ukrainian, Tatar
}
# Eastern pronunciation; the Western one (Krikor for Grigor) is near enough for the distance of sounds.
_ARMENIAN = {
    **dict(zip("աբգդեզէըթժիլխծկհձղճմ", "abgdezeitJilhTkh_gCm", strict=True)),
    **dict(zip("յնշոչպջռսվտրցւփքօֆ", "inSoCpJrsvtrTvpkof", strict=True)),
    "ձ": "dz",
}
_GEORGIAN = {
    **dict(zip("აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ", "abgdevztiklmnopJrstupkgkSCT_TChJh", strict=True)),
    "ძ": "dz",
}
_OTHER_SCRIPTS = str.maketrans({**_CYRILLIC, **_ARMENIAN, **_GEORGIAN})

# Latin letters with a sound of their own in the alphabets of Azerbaijan, Uzbekistan, Turkmenistan and Kazakhstan (both
# of its reforms), and in the scholarly spelling of Russian. Every other accent is dropped.
_LATIN_LETTERS = str.maketrans(
    dict.fromkeys("əäáæ", "A")
    | dict.fromkeys("öóőøüúű", "O")
    | dict.fromkeys("şšșŝ", "S")
    | dict.fromkeys("çčć", "C")
    | dict.fromkeys("žżǰ", "J")
    | dict(zip("ğǵıýđłßţț", "ggiidlsTT", strict=True))
)
# Read from the first to the last: the longer group of letters before the shorter one.
_LATIN_GROUPS = [
    (re.compile(pattern), sound)
    for pattern, sound in (
        ("o'|ó'", "O"),
        ("'", ""),
        ("schtsch|shch|chtch|stch", "S"),
        ("dsch|dzh|dj|zh", "J"),
        ("tsch|tch|(?<!s)ch", "C"),
        ("sch|sh", "S"),
        ("kh", "h"),
        ("gh", "g"),
        ("tz|ts", "T"),
        ("th", "t"),
        ("ph", "f"),
        ("ck|qu(?=[ei])|q", "k"),
        ("w", "v"),
        ("oo|ou", "u"),
        ("gu(?=[ei])", "g"),
        ("ow$|off$|of$", "ov"),
        ("eff$|ef$", "ev"),
        # x is h in Uzbek and Azerbaijani, and ks in the names that came through Greek.
        ("(?<=^a)l[ie]x(?=an|e|i)|lex(?=$|an|e|i|a$)", "leks"),
        ("(?<=ma)x(?=i|$)|^x(?=eni)|(?<=^o)x(?=an)|(?<=feli)x|(?<=ru)x(?=andr)", "ks"),
        ("x", "h"),
        ("(?<=[bcdfghklmnprstvzSCTJ])(?:yo|jo(?!n$))", "e"),  # Semyonov: Russian ё, which is mostly typed as е
        ("y", "i"),
        # j is a glide at the end, after i and a consonant, in -ajew and -ejew, never in -jon; elsewhere it is either.
        ("(?<!^)j(?=on)", "J"),
        ("(?<=[^aeiouAO])j(?!an$|i)|(?<!^)j$|j(?=[^aeiouAO])|(?<=[^aeou]i)j|(?<=[ae])j(?=e[vw])", "i"),
    )
]
_SOFT_C = re.compile("c(?=[eivnAO])")
_LATIN_EAN = re.compile("(?<=[^aeiouAO])ean$")
_LATIN = re.compile("[a-zà-ɏ]")
_CYRILLIC_LETTER = re.compile("[а-ӿ]")
_AZERBAIJANI = re.compile("[əıƏǝƎ]|oğl|qız", re.IGNORECASE)

# Letters that look alike: what stands in a word of the other script was typed on the wrong keyboard.
_LOOKS_LATIN = dict(zip("асеорхуіјкмтнвһѕ", "aceopxyijkmthbhs", strict=True))
_LOOKS_CYRILLIC = dict(zip("aceopxyijkmthb", "асеорхуіјкмтнв", strict=True))
_TO_LATIN, _TO_CYRILLIC = str.maketrans(_LOOKS_LATIN), str.maketrans(_LOOKS_CYRILLIC)


@lru_cache(maxsize=16384)
def is_azerbaijani(text: str) -> bool:
    """Whether a text shows letters of the Azerbaijani alphabet, where c is an English j."""
    return not text.isascii() and bool(_AZERBAIJANI.search(text))


@lru_cache(maxsize=16384)
def sound(word: str, *, azerbaijani: bool = False) -> str:
    """How a folded word sounds, in the alphabet above: `sound("мамедов") == "mamedov"`, `sound("şahin") == "Sahin"`.

    `azerbaijani` reads c as in Cəfər; elsewhere it is k or ts. Letters of a script that is not known here are left
    out, so a word of them sounds like nothing.
    """
    word = _one_script(word)
    if _LATIN.search(word):
        word = _latin(word, azerbaijani=azerbaijani)
    else:
        word = word.replace("дж", "ж").replace("ու", "u").replace("եւ", "ev")
        word = re.sub("^ո(?=[^վ])", "vo", word).translate(_OTHER_SCRIPTS)
        word = re.sub("[^a-zAOJTCS]", "", word)
    # Aliyev is Aliev, Nuritdin is Nuriddin, and Latin letters cannot tell тч from ч or тс from ц.
    word = re.sub("i(?=e)|t(?=[dC])", "", word).replace("ts", "T")
    return re.sub(r"(.)\1+", r"\1", word)


def _one_script(word: str) -> str:
    latin, cyrillic = len(_LATIN.findall(word)), len(_CYRILLIC_LETTER.findall(word))
    if not latin or not cyrillic:
        return word
    return word.translate(_TO_LATIN if latin > cyrillic else _TO_CYRILLIC)


def _latin(word: str, *, azerbaijani: bool) -> str:
    word = word.translate(_LATIN_LETTERS)
    word = "".join(it for it in unicodedata.normalize("NFD", word) if not unicodedata.combining(it))
    for pattern, heard in _LATIN_GROUPS:
        word = pattern.sub(heard, word)
    word = word.replace("c", "J") if azerbaijani else _SOFT_C.sub("T", word).replace("c", "k")
    return re.sub("[^a-zAOJTCS]", "", _LATIN_EAN.sub("ian", word))


def as_tables() -> dict[str, object]:
    """What `sound` goes by, for a program in another language that must hear the same without asking us."""
    return {
        "signs": {chr(sign): heard for sign, heard in _OTHER_SCRIPTS.items()},
        "letters": {chr(sign): heard for sign, heard in _LATIN_LETTERS.items()},
        "groups": [(pattern.pattern, heard) for pattern, heard in _LATIN_GROUPS],
        "softC": _SOFT_C.pattern,
        "ean": _LATIN_EAN.pattern,
        "latin": _LATIN.pattern,
        "cyrillic": _CYRILLIC_LETTER.pattern,
        "azerbaijani": _AZERBAIJANI.pattern,
        "toLatin": _LOOKS_LATIN,
        "toCyrillic": _LOOKS_CYRILLIC,
    }
