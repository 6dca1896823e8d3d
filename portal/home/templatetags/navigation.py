"""The links that stand on every page. Their paths are those of portal/urls.py: no query is made for them."""

from dataclasses import dataclass
from typing import Any

from django import template
from django.conf import settings
from django.template import RequestContext
from django.urls import get_script_prefix
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

register = template.Library()

Context = RequestContext | dict[str, Any]

PROGRAMME = (
    ("events/", _("Events")),
    ("results/", _("Results")),
    ("library/", _("Library")),
    ("learning/", _("Learning")),
    ("allocation/", _("Allocation demo")),
)


@dataclass(frozen=True)
class NavigationItem:
    label: str
    url: str
    is_current: bool


@register.simple_tag
def home_address() -> str:
    language = get_language() or settings.LANGUAGE_CODE
    return get_script_prefix() + ("" if language == settings.LANGUAGE_CODE else f"{language}/")


@register.simple_tag(takes_context=True)
def main_navigation(context: Context) -> list[NavigationItem]:
    return [_item(context, home_address() + path, label) for path, label in PROGRAMME]


@register.simple_tag(takes_context=True)
def personal_navigation(context: Context) -> list[NavigationItem]:
    """Where to sign in; for somebody signed in their own page, for staff the admin as well."""
    user = context.get("user")
    if user is None or not user.is_authenticated:
        return [_item(context, home_address() + "accounts/login/", _("Sign in"))]
    items = [_item(context, home_address() + "my/", _("My portal"))]
    if user.has_perm("wagtailadmin.access_admin"):
        items.append(_item(context, get_script_prefix() + "admin/", _("Administration")))
    return items


def _item(context: Context, url: str, label: str) -> NavigationItem:
    request = context.get("request")
    return NavigationItem(label, url, request is not None and request.path.startswith(url))
