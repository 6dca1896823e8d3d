import pytest
from django.utils.translation import override

from portal.core.templatetags.languages import LanguageAddress, language_addresses


@pytest.mark.parametrize(
    ("path", "english", "russian"),
    [
        ("/styleguide/?page=2", "/styleguide/?page=2", "/ru/styleguide/?page=2"),
        ("/ru/styleguide/", "/styleguide/", "/ru/styleguide/"),
        ("/events/no-such-page/", "/events/no-such-page/", "/ru/events/no-such-page/"),
        ("/healthz", "/healthz", "/healthz"),  # outside the languages: there is one such page
    ],
)
def test_switch_leads_to_the_same_page_in_the_other_language(rf, path, english, russian):
    language = "ru" if path.startswith("/ru/") else "en"
    with override(language):
        assert language_addresses({"request": rf.get(path)}) == [
            LanguageAddress("en", "English", english, "http://testserver" + english, language == "en"),
            LanguageAddress("ru", "Русский", russian, "http://testserver" + russian, language == "ru"),
        ]
