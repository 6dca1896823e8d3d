"""Names of seven countries as their people write them: in the country's own script, in Latin and in Russian letters.

Family names are made of a stem and an ending, as most are there; the commonest come first.
"""

from dataclasses import dataclass

Name = tuple[str, str, str]  # own script, Latin, Russian


def names(text: str) -> list[Name]:
    """`"Айгүл Aigul Айгуль, ..."`."""
    return [tuple(name.split()) for name in text.split(",")]


@dataclass(frozen=True)
class Namebook:
    country: str
    dialling: str
    women: list[Name]
    men: list[Name]
    stems: list[Name]
    endings: list[tuple[Name, Name]]  # of a woman and of a man
    parts: list[tuple[Name, Name]]  # second parts of given names made of two, of a woman and of a man


def alike(text: str) -> list[tuple[Name, Name]]:
    """Endings that are the same for women and men."""
    return [(name, name) for name in names(text)]


SLAVIC = [(("ова", "ova", "ова"), ("ов", "ov", "ов"))]

KAZAKHSTAN = Namebook(
    "KZ",
    "+7701",
    women=names(
        "Айгүл Aigul Айгуль, Динара Dinara Динара, Гүлнар Gulnar Гульнар, Әсел Assel Асель, Айжан Aizhan Айжан, "
        "Сәуле Saule Сауле, Жанар Zhanar Жанар, Мәдина Madina Мадина, Назгүл Nazgul Назгуль, Алия Aliya Алия, "
        "Бақыт Bakyt Бахыт, Ботагөз Botagoz Ботагоз, Гүлмира Gulmira Гульмира, Дана Dana Дана, "
        "Жұлдыз Zhuldyz Жулдыз, Зәуре Zaure Зауре, Қарлығаш Karlygash Карлыгаш, Лаура Laura Лаура, "
        "Меруерт Meruyert Меруерт, Раушан Raushan Раушан, Сандуғаш Sandugash Сандугаш, Шолпан Sholpan Шолпан, "
        "Әлия Alia Алия, Толғанай Tolganai Толганай, Күләш Kulash Куляш"
    ),
    men=names(
        "Нұрлан Nurlan Нурлан, Ерлан Yerlan Ерлан, Серік Serik Серик, Қайрат Kairat Кайрат, Болат Bolat Болат, "
        "Асқар Askar Аскар, Бауыржан Bauyrzhan Бауыржан, Дәурен Dauren Даурен, Мұрат Murat Мурат, "
        "Талғат Talgat Талгат, Арман Arman Арман, Данияр Daniyar Данияр, Жандос Zhandos Жандос, "
        "Қуаныш Kuanysh Куаныш, Марат Marat Марат, Олжас Olzhas Олжас, Рүстем Rustem Рустем, Тимур Timur Тимур, "
        "Әлібек Alibek Алибек, Ғалым Galym Галым, Берік Berik Берик, Самат Samat Самат, Ержан Yerzhan Ержан, "
        "Айдос Aidos Айдос, Қанат Kanat Канат"
    ),
    stems=names(
        "Ахмет Akhmet Ахмет, Омар Omar Омар, Оспан Ospan Оспан, Нұр Nur Нур, Әлі Ali Али, Серік Serik Серик, "
        "Ыбырай Ibrai Ибрай, Жұма Zhuma Жума, Қасым Kassym Касым, Мұқан Mukan Мукан, Сәрсен Sarsen Сарсен, "
        "Тілеу Tleu Тлеу, Бай Bai Бай, Иса Issa Иса, Досым Dossym Досым, Жан Zhan Жан, Ескен Yesken Ескен, "
        "Кенже Kenzhe Кенже, Молда Molda Молда, Рахым Rakhym Рахим, Садық Sadyk Садык, Сейіт Seit Сеит, "
        "Төле Tole Толе, Шәріп Sharip Шарип, Хамит Khamit Хамит, Қали Kali Кали, Бекен Beken Бекен"
    ),
    endings=[
        *SLAVIC,
        (("баева", "bayeva", "баева"), ("баев", "bayev", "баев")),
        (("бекова", "bekova", "бекова"), ("беков", "bekov", "беков")),
        (("жанова", "zhanova", "жанова"), ("жанов", "zhanov", "жанов")),
        (("ғалиева", "galiyeva", "галиева"), ("ғалиев", "galiyev", "галиев")),
        (("қызы", "kyzy", "кызы"), ("ұлы", "uly", "улы")),
    ],
    parts=list(
        zip(
            names("гүл gul гуль, жан zhan жан, ай ai ай, бану banu бану"),
            names("бек bek бек, жан zhan жан, хан khan хан, ғали gali гали"),
            strict=True,
        )
    ),
)

KYRGYZSTAN = Namebook(
    "KG",
    "+996700",
    women=names(
        "Айгүл Aigul Айгуль, Айнура Ainura Айнура, Гүлзат Gulzat Гульзат, Жылдыз Zhyldyz Жылдыз, "
        "Нургүл Nurgul Нургуль, Чолпон Cholpon Чолпон, Асель Asel Асель, Бермет Bermet Бермет, "
        "Динара Dinara Динара, Жаңыл Zhanyl Жаныл, Каныкей Kanykei Каныкей, Мээрим Meerim Мээрим, "
        "Назира Nazira Назира, Роза Roza Роза, Салтанат Saltanat Салтанат, Толгонай Tolgonai Толгонай, "
        "Элмира Elmira Эльмира, Айпери Aiperi Айпери, Бегимай Begimai Бегимай, Гүлнара Gulnara Гульнара, "
        "Зарина Zarina Зарина, Кундуз Kunduz Кундуз"
    ),
    men=names(
        "Азамат Azamat Азамат, Бакыт Bakyt Бакыт, Улан Ulan Улан, Нурбек Nurbek Нурбек, Эрлан Erlan Эрлан, "
        "Тилек Tilek Тилек, Айбек Aibek Айбек, Данияр Daniyar Данияр, Жоомарт Zhoomart Жоомарт, "
        "Кубан Kuban Кубан, Мирлан Mirlan Мирлан, Омурбек Omurbek Омурбек, Руслан Ruslan Руслан, "
        "Талант Talant Талант, Чыңгыз Chyngyz Чынгыз, Эмил Emil Эмиль, Бектур Bektur Бектур, "
        "Нурлан Nurlan Нурлан, Садыр Sadyr Садыр, Темир Temir Темир, Үсөн Uson Усен, Адилет Adilet Адилет"
    ),
    stems=names(
        "Асан Asan Асан, Токто Tokto Токто, Бейшен Beishen Бейшен, Мамат Mamat Мамат, Жээн Zheen Жээн, "
        "Осмон Osmon Осмон, Абды Abdy Абды, Кожо Kozho Кожо, Сыдык Sydyk Сыдык, Турдуба Turduba Турдуба, "
        "Эсен Esen Эсен, Алым Alym Алым, Иса Isa Иса, Кадыр Kadyr Кадыр, Молдо Moldo Молдо, Орозба Orozba Орозба, "
        "Сулай Sulai Сулай, Чоко Choko Чоко, Ыса Ysa Ыса, Бөрү Boru Бору, Дүйшө Duisho Дуйше, Кулма Kulma Кулма, "
        "Муса Musa Муса, Шерим Sherim Шерим"
    ),
    endings=[
        *SLAVIC,
        (("лиева", "lieva", "лиева"), ("лиев", "liev", "лиев")),
        (("бекова", "bekova", "бекова"), ("беков", "bekov", "беков")),
        (("матова", "matova", "матова"), ("матов", "matov", "матов")),
        (("кулова", "kulova", "кулова"), ("кулов", "kulov", "кулов")),
        (("гуловна", "gulovna", "гуловна"), ("тегин", "tegin", "тегин")),
    ],
    parts=list(
        zip(
            names("гүл gul гуль, жан zhan жан, ай ai ай, бүбү bubu бубу"),
            names("бек bek бек, кул kul кул, хан khan хан, мырза myrza мырза"),
            strict=True,
        )
    ),
)

TAJIKISTAN = Namebook(
    "TJ",
    "+992900",
    women=names(
        "Зарина Zarina Зарина, Мадина Madina Мадина, Нигора Nigora Нигора, Ситора Sitora Ситора, "
        "Фарзона Farzona Фарзона, Шаҳло Shahlo Шахло, Гулнора Gulnora Гульнора, Дилбар Dilbar Дильбар, "
        "Заҳро Zahro Захро, Лола Lola Лола, Манижа Manizha Манижа, Мавҷуда Mavjuda Мавджуда, "
        "Нилуфар Nilufar Нилуфар, Парвина Parvina Парвина, Рухшона Rukhshona Рухшона, Сабоҳат Sabohat Сабохат, "
        "Тахмина Tahmina Тахмина, Умеда Umeda Умеда, Фирӯза Firuza Фируза, Ҷамила Jamila Джамила"
    ),
    men=names(
        "Фаррух Farrukh Фаррух, Рустам Rustam Рустам, Ҷамшед Jamshed Джамшед, Сӯҳроб Suhrob Сухроб, "
        "Далер Daler Далер, Баҳром Bahrom Бахром, Алишер Alisher Алишер, Беҳрӯз Behruz Бехруз, "
        "Ғайрат Ghairat Гайрат, Зафар Zafar Зафар, Исмоил Ismoil Исмаил, Комрон Komron Комрон, "
        "Манучеҳр Manuchehr Манучехр, Наврӯз Navruz Навруз, Парвиз Parviz Парвиз, Саид Said Саид, Умед Umed Умед, "
        "Фирдавс Firdavs Фирдавс, Хуршед Khurshed Хуршед, Шариф Sharif Шариф"
    ),
    stems=names(
        "Раҳим Rahim Рахим, Назар Nazar Назар, Саид Said Саид, Карим Karim Карим, Шариф Sharif Шариф, "
        "Азиз Aziz Азиз, Ҳаким Hakim Хаким, Қурбон Qurbon Курбон, Мирзо Mirzo Мирзо, Олим Olim Олим, "
        "Раҷаб Rajab Раджаб, Сафар Safar Сафар, Давлат Davlat Давлат, Файз Faiz Файз, Холиқ Kholiq Холик, "
        "Ҷӯра Jura Джура, Юсуф Yusuf Юсуф, Ғафур Ghafur Гафур, Зоир Zoir Зоир, Маҳмад Mahmad Махмад, Нур Nur Нур, "
        "Одина Odina Одина"
    ),
    endings=[
        *SLAVIC,
        *alike("зода zoda зода"),
        (("иева", "ieva", "иева"), ("иев", "iev", "иев")),
        (("алиева", "alieva", "алиева"), ("алиев", "aliev", "алиев")),
        (("бекова", "bekova", "бекова"), ("беков", "bekov", "беков")),
        *alike("пур pur пур"),
    ],
    parts=list(
        zip(
            names("гул gul гул, нисо niso нисо, моҳ moh мох, бону bonu бону"),
            names("шоҳ shoh шох, бек bek бек, дод dod дод, ҷон jon джон"),
            strict=True,
        )
    ),
)

UZBEKISTAN = Namebook(
    "UZ",
    "+99890",
    women=names(
        "Dilnoza Dilnoza Дильноза, Gulnora Gulnora Гульнора, Nigora Nigora Нигора, Malika Malika Малика, "
        "Shahnoza Shakhnoza Шахноза, Feruza Feruza Феруза, Nodira Nodira Нодира, Zulfiya Zulfiya Зульфия, "
        "Oʻgʻiloy Ogiloy Угилой, Barno Barno Барно, Xurshida Khurshida Хуршида, Lola Lola Лола, "
        "Mohira Mokhira Мохира, Nafisa Nafisa Нафиса, Oydin Oydin Ойдин, Ra'no Rano Рано, Sevara Sevara Севара, "
        "Umida Umida Умида, Yulduz Yulduz Юлдуз, Shoira Shoira Шоира, Gavhar Gavkhar Гавхар, "
        "Mavluda Mavluda Мавлюда"
    ),
    men=names(
        "Jahongir Jakhongir Джахонгир, Sherzod Sherzod Шерзод, Oʻktam Uktam Уктам, Bobur Bobur Бобур, "
        "Aziz Aziz Азиз, Xurshid Khurshid Хуршид, Ulugʻbek Ulugbek Улугбек, Davron Davron Даврон, "
        "Farhod Farkhod Фарход, Gʻayrat Gayrat Гайрат, Ilhom Ilkhom Ильхом, Jasur Jasur Джасур, "
        "Kamol Kamol Камол, Laziz Laziz Лазиз, Mirzo Mirzo Мирзо, Nodir Nodir Нодир, Otabek Otabek Отабек, "
        "Rustam Rustam Рустам, Sardor Sardor Сардор, Temur Temur Тимур, Umid Umid Умид, Zafar Zafar Зафар"
    ),
    stems=names(
        "Karim Karim Карим, Rahim Rakhim Рахим, Yusup Yusup Юсуп, Xoʻja Khodja Ходжа, Toʻra Tura Тура, "
        "Ergash Ergash Эргаш, Abdulla Abdulla Абдулла, Ismoil Ismoil Исмаил, Qodir Kodir Кадыр, "
        "Mirzo Mirzo Мирзо, Nazar Nazar Назар, Olim Olim Алим, Rasul Rasul Расул, Saidu Saidu Саиду, "
        "Tosh Tosh Таш, Umar Umar Умар, Haydar Khaydar Хайдар, Joʻra Jura Джура, Eshon Eshon Эшон, Boy Boy Бай, "
        "Sobir Sobir Сабир, Nur Nur Нур, Shoni Shoni Шони, Gʻani Gani Гани"
    ),
    endings=[
        (("ova", "ova", "ова"), ("ov", "ov", "ов")),
        (("yeva", "eva", "ева"), ("yev", "ev", "ев")),
        (("qulova", "kulova", "кулова"), ("qulov", "kulov", "кулов")),
        (("jonova", "jonova", "жонова"), ("jonov", "jonov", "жонов")),
        (("berdiyeva", "berdieva", "бердиева"), ("berdiyev", "berdiev", "бердиев")),
        (("matova", "matova", "матова"), ("matov", "matov", "матов")),
    ],
    parts=list(
        zip(
            names("gul gul гуль, oy oy ой, xon khon хон, bonu bonu бону"),
            names("bek bek бек, jon jon жон, boy boy бой, xon khon хон"),
            strict=True,
        )
    ),
)

AZERBAIJAN = Namebook(
    "AZ",
    "+99450",
    women=names(
        "Aysel Aysel Айсель, Günel Gunel Гюнель, Leyla Leyla Лейла, Nigar Nigar Нигяр, Sevda Sevda Севда, "
        "Gülnarə Gulnara Гюльнара, Könül Konul Кёнуль, Lalə Lala Лала, Məryəm Maryam Марьям, "
        "Nərmin Narmin Нармин, Pərvanə Parvana Парвана, Rəna Rana Рена, Şəbnəm Shabnam Шабнам, "
        "Təranə Tarana Тарана, Ülviyyə Ulviyya Ульвия, Vüsalə Vusala Вюсаля, Xəyalə Khayala Хаяла, "
        "Zərifə Zarifa Зарифа, Çinarə Chinara Чинара, Əfsanə Afsana Афсана"
    ),
    men=names(
        "Elçin Elchin Эльчин, Rəşad Rashad Рашад, Vüqar Vugar Вугар, Əli Ali Али, Orxan Orkhan Орхан, "
        "Anar Anar Анар, Cavid Javid Джавид, Elnur Elnur Эльнур, Fərid Farid Фарид, Hikmət Hikmat Хикмет, "
        "İlqar Ilgar Ильгар, Kamran Kamran Кямран, Mübariz Mubariz Мубариз, Natiq Natig Натиг, "
        "Pərviz Parviz Парвиз, Ramil Ramil Рамиль, Şahin Shahin Шахин, Tural Tural Турал, Xəyal Khayal Хаял, "
        "Zaur Zaur Заур"
    ),
    stems=names(
        "Məmməd Mammad Мамед, Əli Ali Али, Həsən Hasan Гасан, Hüseyn Huseyn Гусейн, Quli Guli Гули, "
        "İbrahim Ibrahim Ибрагим, Rza Rza Рза, Cəfər Jafar Джафар, Əhməd Ahmad Ахмед, Kərim Karim Керим, "
        "Mustafa Mustafa Мустафа, Nəsir Nasir Насир, Orucu Oruju Оруджу, Rəsul Rasul Расул, "
        "Süleyman Suleyman Сулейман, Vəli Vali Вели, Yusif Yusif Юсиф, Abbas Abbas Аббас, Bağır Baghir Багир, "
        "Şirin Shirin Ширин, Teymur Teymur Теймур, İsmayıl Ismayil Исмаил"
    ),
    endings=[
        (("ova", "ova", "ова"), ("ov", "ov", "ов")),
        *alike("zadə zada заде"),
        *alike("li li ли"),
        (("yeva", "yeva", "ева"), ("yev", "yev", "ев")),
        *alike("bəyli bayli бейли"),
        *alike("oğlu oghlu оглу"),
    ],
    parts=list(
        zip(
            names("gül gul гюль, naz naz наз, xanım khanim ханым, ay ay ай"),
            names("xan khan хан, ağa agha ага, bala bala бала, bəy bey бей"),
            strict=True,
        )
    ),
)

ARMENIA = Namebook(
    "AM",
    "+37491",
    women=names(
        "Անի Ani Ани, Աննա Anna Анна, Մարիամ Mariam Мариам, Լիլիթ Lilit Лилит, Նարե Nare Наре, "
        "Գայանե Gayane Гаяне, Հասմիկ Hasmik Асмик, Արմինե Armine Армине, Սոնա Sona Сона, Տաթևիկ Tatevik Татевик, "
        "Շուշան Shushan Шушан, Նաիրա Naira Наира, Մանե Mane Мане, Կարինե Karine Карине, Էլեն Elen Элен, "
        "Զարուհի Zaruhi Заруи, Ռուզաննա Ruzanna Рузанна, Սիրանուշ Siranush Сирануш, Վարդուհի Varduhi Вардуи, "
        "Քրիստինե Kristine Кристине"
    ),
    men=names(
        "Արմեն Armen Армен, Տիգրան Tigran Тигран, Գևորգ Gevorg Геворг, Հայկ Hayk Айк, Նարեկ Narek Нарек, "
        "Դավիթ Davit Давид, Արամ Aram Арам, Վահե Vahe Ваге, Սամվել Samvel Самвел, Կարեն Karen Карен, "
        "Հովհաննես Hovhannes Оганес, Գագիկ Gagik Гагик, Ռուբեն Ruben Рубен, Արտակ Artak Артак, Մհեր Mher Мгер, "
        "Լևոն Levon Левон, Պետրոս Petros Петрос, Սարգիս Sargis Саркис, Վարդան Vardan Вардан, Էդգար Edgar Эдгар"
    ),
    stems=names(
        "Գրիգոր Grigor Григор, Հարություն Harutyun Арутюн, Սարգս Sargs Саркис, Հովհաննիս Hovhannis Оганис, "
        "Պետրոս Petros Петрос, Կարապետ Karapet Карапет, Մարտիրոս Martiros Мартирос, Խաչատր Khachatr Хачатр, "
        "Հակոբ Hakob Акоп, Ավետիս Avetis Аветис, Դավթ Davt Давт, Վարդան Vardan Вардан, Սահակ Sahak Саак, "
        "Պողոս Poghos Погос, Մկրտչ Mkrtch Мкртч, Գալստ Galst Галст, Բաղդասար Baghdasar Багдасар, "
        "Ղազար Ghazar Казар, Ստեփան Stepan Степан, Թումաս Tumas Тумас, Աբրահամ Abraham Абраам, Միրզո Mirzo Мирзо, "
        "Մանուկ Manuk Манук, Նազար Nazar Назар, Եղիազար Yeghiazar Егиазар, Առաքել Arakel Аракел, "
        "Սիմոն Simon Симон, Մելիք Melik Мелик, Զաքար Zakar Закар, Հայրապետ Hayrapet Айрапет"
    ),
    endings=[*alike("յան yan ян"), *alike("ենյան enyan енян"), *alike("ունց unts унц")],
    parts=[],
)

GEORGIA = Namebook(
    "GE",
    "+995599",
    women=names(
        "ნინო Nino Нино, თამარ Tamar Тамар, მარიამ Mariam Мариам, ანა Ana Ана, ქეთევან Ketevan Кетеван, "
        "ნათია Natia Натия, მაია Maia Майя, ეკა Eka Эка, ლელა Lela Лела, სოფიო Sopio Софио, თეა Tea Теа, "
        "ირინა Irina Ирина, ხათუნა Khatuna Хатуна, ნანა Nana Нана, რუსუდან Rusudan Русудан, ელენე Elene Элене, "
        "ლია Lia Лия, მანანა Manana Манана, შორენა Shorena Шорена, ცირა Tsira Цира"
    ),
    men=names(
        "გიორგი Giorgi Георгий, დავით Davit Давид, ლევან Levan Леван, ნიკა Nika Ника, ზურაბ Zurab Зураб, "
        "ირაკლი Irakli Ираклий, ვახტანგ Vakhtang Вахтанг, ალექსანდრე Aleksandre Александр, გოჩა Gocha Гоча, "
        "თორნიკე Tornike Торнике, კახა Kakha Каха, ლაშა Lasha Лаша, მამუკა Mamuka Мамука, ნოდარ Nodar Нодар, "
        "ოთარ Otar Отар, პაატა Paata Паата, რევაზ Revaz Реваз, სანდრო Sandro Сандро, თენგიზ Tengiz Тенгиз, "
        "შოთა Shota Шота"
    ),
    stems=names(
        "ბერი Beri Бери, კაპანა Kapana Капана, გელა Gela Гела, მაისურა Maisura Майсура, გიორგა Giorga Гиорга, "
        "ლომი Lomi Ломи, კვარაცხელი Kvaratskheli Кварацхели, წიკლა Tsikla Цикла, ხუცი Khutsi Хуци, "
        "ბოლქვა Bolkva Болква, ჯაფა Japa Джапа, მელა Mela Мела, ნოზა Noza Ноза, თოდუა Todua Тодуа, "
        "შენგე Shenge Шенге, აბაში Abashi Абаши, ცინცა Tsintsa Цинца, ქავთარა Kavtara Кавтара, "
        "ხვედე Khvede Хведе, ბურდუ Burdu Бурду, დოლი Doli Доли, ჩხეი Chkhei Чхеи, კიკნა Kikna Кикна, "
        "ფირცხალა Pirtskhala Пирцхала"
    ),
    endings=[
        *alike("შვილი shvili швили"),
        *alike("ძე dze дзе"),
        *alike("ია ia ия"),
        *alike("ური uri ури"),
        *alike("ნიძე nidze нидзе"),
    ],
    parts=[],
)

NAMEBOOKS = (KAZAKHSTAN, UZBEKISTAN, KYRGYZSTAN, TAJIKISTAN, AZERBAIJAN, ARMENIA, GEORGIA)
