"""What of a text goes into the index: the forms of its words, and marked once more those of title and abstract."""

from collections.abc import Iterable

from knowledge.searching.forms import indexed
from knowledge.searching.words import words

TITLE, ABSTRACT = "t_", "a_"
MOST_WORDS = 50_000  # of one text


def forms_of(text: str, language: str) -> set[str]:
    return set().union(*(indexed(word, language) for word in set(words(text)[:MOST_WORDS])))


def marked(mark: str, forms: Iterable[str]) -> set[str]:
    return {mark + form for form in forms}


def forms_of_entry(
    *, title: Iterable[tuple[str, str]], abstract: Iterable[tuple[str, str]], text: str, language: str
) -> set[str]:
    """Titles and abstracts come with their languages; their forms stand in it twice, as such and marked."""
    of_title = set().union(*(forms_of(words_, of) for words_, of in title))
    of_abstract = set().union(*(forms_of(words_, of) for words_, of in abstract))
    of_text = forms_of(text, language)
    return of_title | of_abstract | of_text | marked(TITLE, of_title) | marked(ABSTRACT, of_abstract)
