"""Words that say nothing alone: a query goes by its other words, and by these when it has no others."""

WORDS = (
    # English
    """a an and are as at be by for from has have how i in into is it its of on or our that the their this to was we
    were what when where which who why will with you your about s"""
    # Russian
    """ а без бы в во для до же за и из или к как какие какой ко который ли между на над не ни но о об от по под при
    про с со так также то у что чтобы это этот"""
    # Kazakh, Kyrgyz, Tajik, Uzbek in Cyrillic
    """ мен және бен пен үшін туралы бұл бойынша жана менен үчүн жөнүндө бул боюнча ва дар аз ба бо барои ки ин он
    ҳам ёки учун билан бу ҳақида"""
    # Uzbek in Latin, Azerbaijani
    """ va uchun bilan bu ham yoki haqida bo'yicha boyicha və üçün ilə bu da də ki bir haqqinda üzrə ya"""
    # Armenian, Georgian, Korean
    """ և եւ ու է են մեջ համար մասին որ այս այդ ի և კი და ან რომ ეს არის თუ შესახებ მიერ 및 그 의"""
)
STOP_WORDS = frozenset(WORDS.split())
