"""“Did you mean”: other words by which something is found. Words that stand nowhere any more are not offered."""

from datetime import date

from django.db.models import Q
from rapidfuzz import process
from rapidfuzz.distance import OSA

from knowledge.finding import is_found
from knowledge.models import SearchWord
from knowledge.searching.forms import script_of
from knowledge.searching.keyboards import in_cyrillic, other_layout
from knowledge.searching.queries import Query

MOST_WORDS = 3  # of a query that are looked up
MOST_COMPARED = 30_000
MOST_OFFERED = 3


def suggestions(query: Query, *, today: date) -> list[str]:
    """At most three, the likeliest first."""
    offered = [other_layout(query.text), in_cyrillic(query.text), *respelt(query, today)]
    return [text for text in dict.fromkeys(offered) if text and is_found(text, today=today)][:MOST_OFFERED]


def respelt(query: Query, today: date) -> list[str]:
    """The query with its unknown words replaced by the closest that is known, then by the next, or left out."""
    unknown = [it.word for it in query.wanted if not is_found(it.word, today=today)][:MOST_WORDS]
    close = {word: closest(word) for word in unknown}
    return [
        " ".join(
            next(iter(close[it.word][place:] or close[it.word]), "") if it.word in close else it.word
            for it in query.wanted
        ).strip()
        for place in range(2)
        if unknown
    ]


def closest(word: str) -> list[str]:
    """Known words of about this length, in these letters: first among those that begin alike."""
    limit = 1 if len(word) < 5 else 2 if len(word) < 10 else 3
    known = SearchWord.objects.filter(script=script_of(word), length__range=(len(word) - limit, len(word) + limit))
    for begins in (Q(word__startswith=word[:1]), ~Q(word__startswith=word[:1])):
        some = known.filter(begins).order_by("word").values_list("word", flat=True)[:MOST_COMPARED]
        found = process.extract(word, list(some), scorer=OSA.distance, score_cutoff=limit, limit=2)
        if found:
            return [it for it, _distance, _place in found]
    return []
