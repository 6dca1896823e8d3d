"""The formats in which questions come in."""

from knowledge.questions import aiken, gift

FORMATS = {"gift": gift.questions_in, "aiken": aiken.questions_in}
MOST_BYTES = 5_000_000
