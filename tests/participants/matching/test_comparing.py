import pytest

from participants.matching import Identity, compare, prepare


def proposed(left: Identity, right: Identity) -> bool:
    return compare(prepare(left), prepare(right)).is_proposed


@pytest.mark.parametrize(
    ("left", "right", "country"),
    [
        (("Tigran", "Sahakyan"), ("Տիգրան", "Սահակյան"), "AM"),
        (("Tigran", "Sahakyan"), ("Тигран", "Саакян"), "AM"),
        (("Hovhannes", "Hovhannisyan"), ("Оганес", "Оганесян"), "AM"),
        (("Hüseyn", "Həsənov"), ("Гусейн", "Гасанов"), "AZ"),
        (("ნინო", "ხაჩიძე"), ("Nino", "Khachidze"), "GE"),
        (("Нұрлан", "Жұмабаев"), ("Nurlan", "Dzhumabaev"), "KZ"),
        (("Ҷамшед", "Раҳмонов"), ("Jamshed", "Rakhmonov"), "TJ"),
        (("Oʻktam", "Yoʻldoshev"), ("Уктам", "Юлдашев"), "UZ"),
    ],
)
def test_a_name_in_two_scripts_in_one_institution_is_one_person(left, right, country):
    def one(name):
        return Identity(*name, country=country, institution="Ministry of Justice")

    assert proposed(one(left), one(right))
