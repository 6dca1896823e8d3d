"""The doors by which the apps above hear what happens to people."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager

from django.dispatch import Signal

# A person is anonymised, in the transaction and before anything is erased. Sent with `person` (locked) and `at`.
# A receiver raises AnonymisingRefused while its own app still needs to know who it is.
person_anonymising = Signal()

# A consent is withdrawn, in the transaction. Sent with `person`, `purpose` and `at`. A receiver ends what rests on it.
consent_withdrawn = Signal()

# Two rows become one person, in the transaction of the merge and before anything is re-pointed. Sent with `keep` and
# `drop` (their rows locked), `by` and `at`. A receiver settles what the unique constraints of its own app would refuse.
# It may return a dictionary of plain values (one key, the name of its app), which is kept on the merge and handed back
# to `persons_parting`. It raises MergeRefused when it cannot settle.
persons_merging = Signal()

# A merge is undone, in its transaction and after everything has been pointed back. Sent with `keep`, `drop`, `settled`
# (all that the receivers of `persons_merging` returned, as one dictionary), `by` and `at`.
persons_parting = Signal()

# What people are counted as changes: sex, country, seniority, institution, its level, or which of two entries stands.
# Sent twice in the transaction, before it is written and after, with `people`, their numbers.
counting_touched = Signal()


@contextmanager
def counted_anew(people: Collection[int]) -> Iterator[None]:
    """Around writing what these people are counted as, in a transaction."""
    if people:
        counting_touched.send(None, people=people)
    yield
    if people:
        counting_touched.send(None, people=people)


class AnonymisingRefused(Exception):
    """The person cannot be anonymised now; the sentence says why. Nothing was changed."""


class MergeRefused(Exception):
    """Two rows cannot become one person, or cannot become two again; the sentence says why. Nothing was changed."""
