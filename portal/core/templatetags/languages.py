from dataclasses import dataclass
from typing import Any

from django import template
from django.conf import settings
from django.template import RequestContext
from django.urls import translate_url
from django.utils.translation import get_language, get_language_info

register = template.Library()


@dataclass(frozen=True)
class LanguageAddress:
    code: str
    name: str
    url: str
    absolute: str
    is_current: bool


@register.simple_tag(takes_context=True)
def language_addresses(context: RequestContext | dict[str, Any]) -> list[LanguageAddress]:
    """The page that is shown, in each language of the portal, under that language's own name."""
    request, current = context["request"], get_language()
    addresses = []
    for code, _name in settings.LANGUAGES:
        url = translate_url(request.get_full_path(), code)
        name = get_language_info(code)["name_local"].capitalize()
        addresses.append(LanguageAddress(code, name, url, settings.BASE_URL + url, code == current))
    return addresses
