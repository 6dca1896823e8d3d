"""The doors by which others hear what happens in the library."""

from django.dispatch import Signal

# What can be found of works has changed: their words, files, page texts, or whether they are public. Sent on commit
# with `works`, their primary keys; those of works that are gone among them.
works_changed = Signal()
