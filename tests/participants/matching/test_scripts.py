import pytest

from participants.matching.scripts import sound
from participants.matching.spelling import folded


def sounds(*spellings: str) -> set[str]:
    return {sound(folded(spelling)) for spelling in spellings}


@pytest.mark.parametrize(
    ("spellings", "heard"),
    [
        (("Сергей", "Sergey", "Sergei", "Sergej", "Sergueï", "СЕРГЕЙ"), "sergei"),
        (("Дмитрий", "Dmitriy", "Dmitri", "Dmitry", "Dmitrij"), "dmitri"),
        (("Елена", "Yelena", "Elena"), "elena"),
        (("Людмила", "Lyudmila", "Liudmila"), "liudmila"),
        (("Семёнов", "Semyonov", "Семенов", "Semenov", "Semjonow"), "semenov"),
        (("Щербаков", "Shcherbakov", "Schtscherbakow", "Chtcherbakov"), "Serbakov"),
        (("Жуков", "Zhukov", "Dschukow", "Djoukov"), "Jukov"),
        (("Խաչատրյան", "Khachatryan", "Khatchatrian", "Хачатрян"), "haCatrian"),
        (("Ոսկանյան", "Voskanyan", "Воcканян"), "voskanian"),
        (("ხაჩიძე", "Khachidze", "Хачидзе"), "haCidze"),
        (("ჭავჭავაძე", "Chavchavadze", "Чавчавадзе"), "CavCavadze"),
        (("Şahin", "Shahin", "Шаһин", "Шахин"), "Sahin"),
        (("Ҳакимов", "Xakimov", "Khakimov", "Hakimov", "Хакимов"), "hakimov"),
        (("Ғафуров", "Gʻafurov", "Ghafurov", "Gafurov"), "gafurov"),
        (("Жұмабаев", "Zhumabayev", "Джумабаев", "Dzhumabaev"), "Jumabaev"),
        (("Alexander", "Aleksander"), "aleksander"),
        (("Baxtiyor", "Bakhtiyor", "Bahtiyor"), "bahtior"),
        (("Qasımov", "Kasimov", "Касымов"), "kasimov"),
        (("Asel'", "Асель", "Assel"), "asel"),
        (("Մկրտչյան", "Mkrtchyan", "Мкртчян"), "mkrCian"),
    ],
)
def test_spellings_of_one_name_sound_alike(spellings, heard):
    assert sounds(*spellings) == {heard}


def test_c_is_an_english_j_in_azerbaijani_alone():
    assert sound("cavid", azerbaijani=True) == "Javid"
    assert sound("marc") == "mark"


@pytest.mark.parametrize("written", ["Нoвикoв", "Hовиков", "Novіkov"])
def test_letters_of_the_other_keyboard_do_not_matter(written):
    assert sounds(written) == {"novikov"}


def test_a_script_that_is_not_known_sounds_like_nothing():
    assert sounds("김민지", "मंजू") == {""}
