from types import SimpleNamespace

from django.utils import translation

from portal.core.languages import Localised


class Row(SimpleNamespace):
    local_title = Localised("title")


def test_localised_reads_russian_only_when_it_is_there():
    full, half = Row(title="Events", title_ru="Мероприятия"), Row(title="Events", title_ru="")
    with translation.override("ru"):
        assert (full.local_title, half.local_title) == ("Мероприятия", "Events")
    with translation.override("en"):
        assert full.local_title == "Events"
