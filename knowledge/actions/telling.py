from collections.abc import Collection
from functools import partial

from django.db import transaction

from knowledge.models import Work
from knowledge.signals import works_changed


def tell_changed(works: Collection[int]) -> None:
    """Tell on commit that these works are found by other words than before."""
    if works:
        transaction.on_commit(partial(works_changed.send, Work, works=list(works)))
