"""People whose names are written in every script of the region, and those that try what a name may hold."""

from tests.factories.people import PersonFactory
from tests.factories.places import CountryFactory, InstitutionFactory

# ISO code, code in reports, name of the country in both languages; given and family name, in Latin letters.
PEOPLE = (
    ("AM", "ARM", "Armenia", "Армения", "Տիգրան", "Եղիազարյան", "Tigran", "Yeghiazaryan"),
    ("AZ", "AZE", "Azerbaijan", "Азербайджан", "Cəfər", "Qəhrəmanoğlu", "Jafar", "Gahramanoghlu"),
    ("GE", "GEO", "Georgia", "Грузия", "თორნიკე", "ხუციშვილი", "Tornike", "Khutsishvili"),
    ("KZ", "KAZ", "Kazakhstan", "Казахстан", "Әлішер", "Құдайбергенұлы", "Alisher", "Kudaibergenuly"),
    ("KG", "KYR", "Kyrgyzstan", "Кыргызстан", "Өмүрбек", "Ниязалы уулу", "Omurbek", "Niyazaly uulu"),
    ("TJ", "TAJ", "Tajikistan", "Таджикистан", "Ҷамшед", "Ғаффорӣ", "Jamshed", "Ghaffori"),
    ("UZ", "UZB", "Uzbekistan", "Узбекистан", "Ўткир", "Ғуломов", "O‘tkir", "G‘ulomov"),
    ("KR", "KOR", "Republic of Korea", "Республика Корея", "지훈", "김", "Jihoon", "Kim"),
)


def people_in_every_script() -> list:
    people = []
    for number, (iso2, code, name, name_ru, given, family, given_latin, family_latin) in enumerate(PEOPLE):
        country = CountryFactory(iso2=iso2, report_code=code, name=name, name_ru=name_ru, is_participating=iso2 != "KR")
        people.append(
            PersonFactory(
                given_name=given,
                family_name=family,
                given_name_latin=given_latin,
                family_name_latin=family_latin,
                sex="male" if number % 2 else "female",
                country=country,
                institution=InstitutionFactory(
                    name=f"Agency of {name}", name_ru=f"Агентство: {name_ru}", country=country
                ),
                email=f"somebody{number}@example.org",
                phone=f"+3741000000{number}",
                position="Head",
            )
        )
    return people
