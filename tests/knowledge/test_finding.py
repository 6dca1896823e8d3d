"""What is found, in which order: the same literal answers on SQLite and on PostgreSQL."""

from datetime import date

import pytest

from knowledge.actions.refreshing import refresh_works
from knowledge.finding import find
from knowledge.hits import shown
from knowledge.models import Edition
from tests.factories.searching import findable_work

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 23)

# By language: title, abstract, the text of page 3.
TEXTS = {
    "en": (
        "Measuring public services",
        "How ministries evaluate what citizens receive.",
        "Agencies publish indicators.",
    ),
    "ru": (
        "Качество государственных услуг",
        "Как министерства проводят оценку удовлетворённости граждан.",
        "Закупки и бюджеты сельских округов на рынке труда.",
    ),
    "kk": (
        "Мемлекеттік қызметтердің сапасы",
        "Заңдар мен азаматтардың құқықтары туралы.",
        "Мектептердегі мұғалімдердің біліктілігі артты.",
    ),
    "ky": (
        "Мамлекеттик кызматтарды санариптештирүү",
        "Жарандардын укуктары жана мыйзамдар.",
        "Айылдардагы мектептердин башкаруусу.",
    ),
    "tg": (
        "Хизматрасониҳои давлатӣ дар шаҳрҳо",
        "Қонунҳо ва ҳуқуқҳои шаҳрвандон.",
        "Омӯзгорони мактабҳои деҳот.",
    ),
    "uz": (
        "Davlat xizmatlarini raqamlashtirish",
        "Fuqarolarning huquqlari va qonunlarning ijrosi.",
        "O‘qituvchilarning malakasi oshirildi.",
    ),
    "az": (
        "Dövlət xidmətlərinin keyfiyyəti",
        "Vətəndaşların hüquqları və qanunların icrası.",
        "Məktəblərdə müəllimlərin təlimi.",
    ),
    "hy": (
        "Պետական ծառայությունների որակը",
        "Քաղաքացիների իրավունքները և օրենքները։",
        "Դպրոցների ուսուցիչների վերապատրաստումը։",
    ),
    "ka": (
        "სახელმწიფო მომსახურების ხარისხი",
        "მოქალაქეების უფლებები და კანონები.",
        "სკოლების მასწავლებელთა გადამზადება.",
    ),
}

QUERIES = [
    ("public service", "en"), ("evaluating ministry", "en"), ("the agency and its indicator", "en"),
    ("государственные услуги", "ru"), ("оценки удовлетворенность", "ru"), ("гражданин", "ru"), ("рынок труд", "ru"),
    ("мемлекеттің қызметі", "kk"), ("заңның", "kk"), ("мұғалім біліктілікті", "kk"),
    ("мамлекеттин кызматы", "ky"), ("мыйзамдын", "ky"), ("айыл мектеби", "ky"),
    ("хизматрасонии давлат", "tg"), ("қонуни шаҳр", "tg"), ("омӯзгор", "tg"),
    ("davlatning xizmati", "uz"), ("qonunni", "uz"), ("o'qituvchi", "uz"),
    ("dövlətin xidməti", "az"), ("qanun vətəndaş", "az"), ("müəllim", "az"),
    ("ծառայություն", "hy"), ("օրենք քաղաքացի", "hy"), ("դպրոց ուսուցիչ", "hy"),
    ("სახელმწიფოს მომსახურება", "ka"), ("კანონი", "ka"), ("სკოლა მასწავლებელი", "ka"),
]  # fmt: skip

NOWHERE = [
    "politics", "service railway", "государь", "услужливый", "заң жол", "қызғанш", "қарз", "xizr", "dövr",
    "ծառ", "სახლი", "оценщик рынка",
]  # fmt: skip


@pytest.fixture
def library():
    return {
        language: findable_work({3: text}, edition={"language": language, "title": title, "abstract": abstract})
        for language, (title, abstract, text) in TEXTS.items()
    }


def languages_found(text: str) -> list[str]:
    return [hit.best.language for hit in find(text, chosen={}, today=TODAY).hits]


def test_inflected_queries_in_nine_languages(library):
    assert {text: languages_found(text) for text, _ in QUERIES} == {text: [language] for text, language in QUERIES}


def test_other_words_find_nothing(library):
    assert {text: languages_found(text) for text in NOWHERE} == {text: [] for text in NOWHERE}


def test_a_page_is_named_by_its_number(library):
    found = find("сельский округ", chosen={}, today=TODAY)
    (hit,) = shown(found.hits, found.query, today=TODAY)
    assert hit.as_json() == {
        "type": "work",
        "id": library["ru"].number,
        "language": "ru",
        "title": "Качество государственных услуг",
        "page": 3,
        "snippet": "Закупки и бюджеты сельских округов на рынке труда.",
        "url": f"/ru/library/{library['ru'].number}/",
    }


def ids(text: str, **asked) -> list[int]:
    return [hit.best.object_id for hit in find(text, **{"chosen": {}, "today": TODAY} | asked).hits]


def test_order_title_as_typed_then_title_then_abstract_then_one_page_then_scattered():
    scattered = findable_work({1: "Open doors.", 2: "Data of all kinds."}, edition={"title": "A"})
    one_page = findable_work({1: "Nothing.", 2: "They opened some data."}, edition={"title": "B"})
    half_title = findable_work({1: "It is open."}, edition={"title": "Data"})
    abstract = findable_work(edition={"title": "C", "abstract": "Data that is open."})
    title = findable_work(edition={"title": "Opening data"})
    typed = findable_work(edition={"title": "Open data"})
    assert ids("open data") == [it.pk for it in (typed, title, abstract, one_page, half_title, scattered)]


def test_order_of_equals_newest_then_number():
    old = findable_work(published_on=date(2020, 1, 1), edition={"title": "Budget"})
    one, other = (findable_work(published_on=date(2021, 1, 1), edition={"title": "Budget"}) for _ in range(2))
    assert ids("budgets") == [other.pk, one.pk, old.pk]
    assert ids("budgets", sort="oldest") == [old.pk, other.pk, one.pk]


def test_a_work_in_two_languages_is_one_hit_in_the_readers_language():
    work = findable_work(edition={"title": "OECD review"})
    Edition.objects.create(work=work, language="ru", title="Обзор OECD")
    refresh_works([work.pk])
    hits = {language: find("oecd", chosen={}, language=language, today=TODAY).hits for language in ("en", "ru")}
    assert {language: [hit.best.language for hit in some] for language, some in hits.items()} == {
        "en": ["en"],
        "ru": ["ru"],
    }
    assert [it.language for it in hits["en"][0].others] == ["ru"]


def test_stop_words_do_not_count_unless_there_is_nothing_else():
    work = findable_work(edition={"title": "State services"})
    other = findable_work(edition={"title": "To be or not to be"})
    assert (ids("the state of services"), ids("to be")) == ([work.pk], [other.pk])


def test_counts_answer_to_the_other_choices():
    findable_work(published_on=date(2020, 1, 1), edition={"title": "Budget"})
    findable_work(published_on=date(2021, 1, 1), edition={"title": "Бюджет budget", "language": "ru"})
    found = find("budget", chosen={"language": "ru"}, today=TODAY)
    assert len(found.hits) == 1
    assert (found.counts["language"], found.counts["year"]) == ({"en": 1, "ru": 1}, {"2021": 1})


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "*", '"', "AND", "a OR b NOT c NEAR(d)", "\x00", "x\x00y", "(((", "-", "t_x", "': \\", "🙂",
        "\u202eabc\u202c",         "%s", "слово " * 3000, "a" * 10_000, "\ud800", "е\u0301", "col:x ^y {a b}",
    ],
)  # fmt: skip
def test_hostile_queries_are_answered(text):
    findable_work({1: "x y z"}, edition={"title": "a b c"})
    found = find(text, chosen={}, today=TODAY)
    assert len(found.query.wanted) <= 8
    shown(found.hits, found.query, today=TODAY)
