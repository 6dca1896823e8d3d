"""Short codes that people read aloud, type on a phone and find in a mail."""

import secrets
from random import Random

# Without 0 O 1 I L U V: nothing that is mistaken for another character, in either alphabet's handwriting.
ALPHABET = "23456789ABCDEFGHJKMNPQRSTWXYZ"


def new_code(length: int = 8, *, rng: Random | None = None) -> str:
    """A random code over ALPHABET: 8 characters are 5e11 possibilities. `rng` for demo data and tests only."""
    choose = rng.choice if rng else secrets.choice
    return "".join(choose(ALPHABET) for _ in range(length))
