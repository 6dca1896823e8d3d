"""The doors by which the apps above hear what happens to people."""

from django.dispatch import Signal

# A person is anonymised, in the transaction and before anything is erased. Sent with `person` (locked) and `at`.
# A receiver raises AnonymisingRefused while its own app still needs to know who it is.
person_anonymising = Signal()

# A consent is withdrawn, in the transaction. Sent with `person`, `purpose` and `at`. A receiver ends what rests on it.
consent_withdrawn = Signal()


class AnonymisingRefused(Exception):
    """The person cannot be anonymised now; the sentence says why. Nothing was changed."""
