import pytest

from participants.lists.countries import country_code

COUNTRIES = {
    "AM": "Armenia|из Армении|R. of Armenia|Republic of Armenia|АРМЕНИЯ|ARM|am|Հայաստան|Armenia (Yerevan)|Arm.",
    "AZ": "Azerbaijan|Азербайджанская Республика|AZE|Azərbaycan|Azerbajan|Азербайждан",
    "GE": "Georgia|Грузия|GEO|საქართველო|Gеorgia|Georgia/Грузия|Грузии",
    "KZ": "Republic of Kazakhstan|Республика Казахстан|РК|KAZ|Қазақстан|Kazahstan|Казхстан|🇰🇿|Astana, Kazakhstan",
    "KG": "Kyrgyzstan|Kyrgyz Republic|Кыргызская Республика|Киргизия|KYR|KGZ|КР|Kirgyzstan|The Kyrgyz Republic",
    "TJ": "Tajikistan|Таджикистан|TAJ|TJK|Тоҷикистон|Tadjikistan|Tajikstan|Респ. Таджикистан",
    "UZ": "Uzbekistan|Узбекистан|UZB|O‘zbekiston|Ўзбекистон|Uzbekstan|РУз|UZBEKISTAN ",
    "KR": "Korea|Republic of Korea|South Korea|Республика Корея|Южная Корея|KR|대한민국|S. Korea|Korea, Republic of",
    "TM": "Turkmenistan|Туркменистан",
    "KP": "North Korea|КНДР",
    "": "Wakanda|Atlantis|Kazakhstan / Armenia|-|12|Ministry of Finance|Astana",
}


@pytest.mark.parametrize(
    ("text", "code"), [(text, code) for code, texts in COUNTRIES.items() for text in texts.split("|")]
)
def test_a_country_as_people_write_it(text, code):
    assert country_code(text) == code
