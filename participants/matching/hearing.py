"""Names as they sound, for a search by ear: in any script, on the server and on a device without a network."""

from participants.matching.scripts import as_tables, is_azerbaijani, sound
from participants.matching.sounds import CLASSES
from participants.matching.spelling import SAME, UNSEEN, words


def heard(*texts: str) -> tuple[str, ...]:
    """How the words of the texts sound, each once, in their order: `heard("Мамедов", "Mamedov") == ("mamedov",)`."""
    found = (sound(word, azerbaijani=is_azerbaijani(text)) for text in texts for word in words(text))
    return tuple(dict.fromkeys(filter(None, found)))


def sound_tables() -> dict[str, object]:
    """What a device needs to hear as `heard` does. `same`, `unseen` fold a text; `classes` make bones of a sound."""
    same = {chr(sign): SAME[sign] or "" for sign in SAME}
    return {**as_tables(), "same": same, "unseen": UNSEEN.pattern, "classes": CLASSES}
