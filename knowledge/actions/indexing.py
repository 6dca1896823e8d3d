"""Making what is public findable, and what is public no longer unfindable. Doing it twice gives the same."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from django.db import transaction

from knowledge.models import PageText, SearchEntry, SearchPage, SearchWord
from knowledge.models.forms_found import ENTRIES, PAGES
from knowledge.searching.entries import forms_of, forms_of_entry
from knowledge.searching.forms import script_of
from knowledge.searching.words import words

AT_ONCE = 200
WORDS_AT_ONCE = 5000


@dataclass(frozen=True)
class Findable:
    """What is to be found of one thing in one language: its row, texts in other languages, pages by their number."""

    entry: SearchEntry
    titles: tuple[tuple[str, str], ...]  # with their languages
    abstracts: tuple[tuple[str, str], ...]
    page_texts: tuple[int, ...] = ()


@transaction.atomic
def write_entries(kind: str, objects: Collection[int], findable: Iterable[Findable]) -> None:
    """These things are found by what is given, and by nothing else; those of which nothing is given are not found."""
    wanted = {(it.entry.object_id, it.entry.language): it for it in findable}
    # One after the other: who comes second sees what the first has written.
    rows = SearchEntry.objects.select_for_update().filter(type=kind, object_id__in=objects).order_by("pk")
    former = {(row.object_id, row.language): row.pk for row in rows}
    forget([number for key, number in former.items() if key not in wanted])
    for key, it in wanted.items():
        write_entry(it, former.get(key))


def write_entry(it: Findable, number: int | None) -> None:
    it.entry.pk = number
    it.entry.save()
    page_forms = write_pages(it.entry, it.page_texts)
    forms = forms_of_entry(title=it.titles, abstract=it.abstracts, text=it.entry.text, language=it.entry.language)
    ENTRIES.forget([it.entry.pk])
    ENTRIES.write([(it.entry.pk, it.entry.pk, forms | page_forms)])
    learn_words([text for text, _ in (*it.titles, *it.abstracts)] + [it.entry.text])


def write_pages(entry: SearchEntry, wanted: Sequence[int]) -> set[str]:
    """The forms of all its pages together. Only new pages are read: the text of a page never changes."""
    known = set(entry.pages.values_list("pk", flat=True))
    gone = known - set(wanted)
    PAGES.forget(sorted(gone))
    SearchPage.objects.filter(pk__in=gone).delete()
    forms = PAGES.forms_of(sorted(known - gone)) if known else set()
    new = PageText.objects.filter(pk__in=set(wanted) - known).order_by("pk").iterator(AT_ONCE)
    while some := list(islice(new, AT_ONCE)):
        forms |= write_new_pages(entry, some)
    return forms


def write_new_pages(entry: SearchEntry, pages: Sequence[PageText]) -> set[str]:
    forms = {page.pk: forms_of(page.text, entry.language) for page in pages}
    PAGES.forget(list(forms))
    SearchPage.objects.bulk_create([SearchPage(pk=page.pk, entry=entry, number=page.number) for page in pages])
    PAGES.write([(number, entry.pk, found) for number, found in forms.items()])
    learn_words([page.text for page in pages])
    return set().union(*forms.values())


def forget(entries: Sequence[int]) -> None:
    PAGES.forget(list(SearchPage.objects.filter(entry__in=entries).values_list("pk", flat=True)))
    ENTRIES.forget(entries)
    SearchEntry.objects.filter(pk__in=entries).delete()


def learn_words(texts: Iterable[str]) -> None:
    """What may be suggested: words of at least three letters, without figures."""
    told = sorted({word for text in texts for word in set(words(text)) if len(word) > 2 and word.isalpha()})
    for start in range(0, len(told), WORDS_AT_ONCE):
        some = told[start : start + WORDS_AT_ONCE]
        known = set(SearchWord.objects.filter(word__in=some).values_list("word", flat=True))
        new = [SearchWord(word=it, script=script_of(it), length=len(it)) for it in some if it not in known]
        SearchWord.objects.bulk_create(new, ignore_conflicts=True)  # somebody else may be learning them as well


@transaction.atomic
def forget_everything() -> None:
    ENTRIES.empty()
    PAGES.empty()
    SearchPage.objects.all().delete()
    SearchEntry.objects.all().delete()
    SearchWord.objects.all().delete()
