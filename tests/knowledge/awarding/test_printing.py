from knowledge.awarding.printing import _sizes


def test_titles_are_as_large_as_the_longer_language_allows():
    short = {"text": "has taken part in", "title": "Digital services", "of": "Peer learning"}
    longer = short | {"title": "Цифровые государственные услуги и управление данными в местных органах власти " * 2}
    assert _sizes([short, short]) == {"text_size": 10.5, "title_size": 14, "of_size": 10.5}
    assert _sizes([short, longer]) == {"text_size": 10.5, "title_size": 9, "of_size": 10.5}
