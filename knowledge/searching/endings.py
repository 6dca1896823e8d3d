"""Endings of the languages without a stemmer: plural, possessive and case, the commonest of each, divided by spaces."""

TURKIC_CYRILLIC = """
лар лер дар дер тар тер лор лөр дор дөр тор төр
ның нің дың дің тың тің нын нин дын дин тын тин нун нүн дун дүн тун түн
ға ге қа ке га ка го гө ко кө на не но нө
ды ді ты ті ны ні ди ти ни ду дү ту тү ну нү
да де та те нда нде до дө то тө ндо ндө
дан ден тан тен нан нен дон дөн тон төн ндан нден
мен бен пен менен
сы сі ы і ын ін сын сін си и у ү су сү ым ім ың ің ымыз іміз ыңыз іңіз ыбыз ибиз
лық лік дық дік тық тік лык лик дык дик тык тик лук лүк дук дүк тук түк
дағы дегі тағы тегі дагы деги тагы теги ндағы ндегі ндагы ндеги
лары лері дары дері тары тері лары лери дары дери тары тери
ларды лерді дарды дерді тарды терді ларының лерінің дарының
"""

# Uzbek in Cyrillic and Latin, Azerbaijani in Latin; apostrophes are gone and ı is i by now.
TURKIC_LATIN = """
lar lər ler lari ləri leri larin lərin larini lərini laridan larida larga larni larning
ning nin nun nün in un ün nı ni nu nü ga ka qa ya yə na nə
da də dan dən dagi dakı daki dəki nda ndə ndan ndən
i u ü si su sü im um üm imiz umuz ümüz ingiz lik liq luq lük lığ liği
a ə ı ın
"""

TAJIK = """
ҳо ҳои ҳоро ҳоеро ҳоям ҳояш ҳову он они онро гон гони гонро ён ёни ро и ӣ е ҳое ам аш амон атон ашон еро у ву иву ию
"""

GEORGIAN = """
ები ების ებს ებით ებად ებმა ებო ებში ებზე ებთან ებისთვის ებიდან ებისგან ებიც
ი ის ს ით ად მა ო ში ზე თან თვის ისთვის იდან ისგან ისა სა ა ამ ე ში ზეც ითი
ობა ობის ობას ობით
"""

# Beside its stemmer, which leaves some cases apart.
ARMENIAN = """
ներ ների ները ներին ներով ներից ներում եր երի երը երին երով երից երում ի ին ը ն ով ից ում ու
ություն ության ությունը ությունից ությամբ ություններ ությունների
"""

KOREAN = """
은 는 이 가 을 를 의 에 에서 에게 와 과 도 로 으로 부터 까지 들 들이 들은 들을 들의 만 에는 에서는 으로의
하는 하고 한
"""
