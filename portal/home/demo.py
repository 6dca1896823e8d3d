"""The demo's texts of the front page and of the pages of text."""

from portal.home.models import HomePage, TextPage

LEAD = (
    "Civil servants of seven countries learn from one another how public services become digital: at seminars, "
    "workshops, conferences and study visits."
)
LEAD_RU = (
    "Государственные служащие семи стран учатся друг у друга тому, как государственные услуги становятся цифровыми: "
    "на семинарах, практикумах, конференциях и в ознакомительных визитах."
)
ABOUT = (
    "<p>The programme is run by the Astana Civil Service Hub together with UNDP and financed by the Government of the "
    "Republic of Korea. Armenia, Azerbaijan, Georgia, Kazakhstan, Kyrgyzstan, Tajikistan and Uzbekistan take part.</p>"
    "<p>What it does is published here: every event with its announcement, every publication, and the results with the "
    "evidence from which they are counted.</p>"
    "<p>This is a demonstration. The figures are those of the programme's year 2022; all people are fictional.</p>"
)
ABOUT_RU = (
    "<p>Программу ведёт Астанинский хаб в сфере государственной службы совместно с ПРООН при финансировании "
    "Правительства Республики Корея. В ней участвуют Азербайджан, Армения, Грузия, Казахстан, Кыргызстан, Таджикистан "
    "и Узбекистан.</p>"
    "<p>Здесь публикуется то, что она делает: каждое мероприятие с объявлением, каждая публикация и результаты с "
    "данными, по которым они подсчитаны.</p>"
    "<p>Это демонстрация. Показатели взяты за 2022 год программы; все люди вымышлены.</p>"
)


def load() -> str:
    home = HomePage.objects.get()
    if home.lead:
        return "Front page: there already."
    home.lead, home.lead_ru = LEAD, LEAD_RU
    home.save_revision().publish()
    about = TextPage(
        title="About the programme",
        title_ru="О программе",
        slug="about",
        body=ABOUT,
        body_ru=ABOUT_RU,
        show_in_menus=True,
    )
    home.add_child(instance=about)
    return "Front page and a page about the programme."
