"""When two written people are one. Pure: plain values in, plain values out. docs/matching.md tells how."""

from participants.matching.comparing import PROPOSE_AT, Comparison, compare
from participants.matching.hearing import heard, sound_tables
from participants.matching.identity import Identity, Prepared, prepare
from participants.matching.keys import blocking_keys
from participants.matching.reasons import Reason, Why
from participants.matching.sifting import is_worth_comparing, said_by
from participants.matching.spelling import name_key, search_key, words

__all__ = [
    "PROPOSE_AT",
    "Comparison",
    "Identity",
    "Prepared",
    "Reason",
    "Why",
    "blocking_keys",
    "compare",
    "heard",
    "is_worth_comparing",
    "name_key",
    "prepare",
    "said_by",
    "search_key",
    "sound_tables",
    "words",
]
