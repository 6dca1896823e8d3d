"""Which texts everybody may read today: the search shows pieces of them to whoever asks."""

from datetime import date

from django.db.models import Q, QuerySet

from knowledge.models.files import File, PageText


def readable_page_texts(today: date) -> "QuerySet[PageText]":
    """Of live versions of published works: without a file of their own, or of a file for everybody."""
    work = "version__edition__work"
    offered = Q(version__is_live=True, **{f"{work}__live": True, f"{work}__withdrawn_on": None})
    open_file = Q(file__access=File.Access.PUBLIC) & (Q(file__embargo_until=None) | Q(file__embargo_until__lte=today))
    return PageText.objects.filter(offered, Q(file=None) | open_file)
