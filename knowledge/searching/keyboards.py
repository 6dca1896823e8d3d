"""What somebody may have meant to type: with the other layout of the keyboard, or Russian in Latin letters."""

LATIN_KEYS = "`qwertyuiop[]asdfghjkl;'zxcvbnm,."
CYRILLIC_KEYS = "ёйцукенгшщзхъфывапролджэячсмитьбю"
TO_CYRILLIC = str.maketrans(LATIN_KEYS + '~{}:"<>', CYRILLIC_KEYS + "ёхъжэбю")
TO_LATIN = str.maketrans(CYRILLIC_KEYS, LATIN_KEYS)

# The longer first.
SOUNDS = (
    "shch щ sch щ yo ё yu ю ya я zh ж kh х ts ц ch ч sh ш iy ий yy ый ju ю ja я a а b б v в w в g г d д e е z з "
    "i и j й k к l л m м n н o о p п r р s с t т u у f ф h х c ц y ы x кс q к ' ь"
)


def other_layout(text: str) -> str:
    """ghbdtn is привет, and руддщ is hello; empty where the text has letters of both, or none."""
    text = text.lower()
    is_latin = any("a" <= letter <= "z" for letter in text)
    is_cyrillic = any("а" <= letter <= "я" for letter in text)
    if is_latin == is_cyrillic:
        return ""
    return text.translate(TO_CYRILLIC if is_latin else TO_LATIN)


def in_cyrillic(text: str) -> str:
    """gosudarstvennye uslugi is государственные услуги; empty where a letter is not Latin."""
    text = text.lower()
    if not any("a" <= letter <= "z" for letter in text) or any(letter.isalpha() and letter > "z" for letter in text):
        return ""
    pairs = SOUNDS.split()
    for latin, cyrillic in zip(pairs[::2], pairs[1::2], strict=True):
        text = text.replace(latin, cyrillic)
    return text
