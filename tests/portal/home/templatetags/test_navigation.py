import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils.translation import override

from portal.core import roles
from portal.home.templatetags.navigation import home_address, main_navigation, personal_navigation
from tests.factories.people import UserFactory


def urls(items):
    return [(item.url, item.is_current) for item in items]


@pytest.mark.parametrize(("language", "prefix"), [("en", "/"), ("ru", "/ru/")])
def test_navigation_stays_in_the_language(rf, language, prefix):
    with override(language):
        assert home_address() == prefix
        assert urls(main_navigation({"request": rf.get(f"{prefix}results/1.2/")})) == [
            (f"{prefix}events/", False),
            (f"{prefix}results/", True),
            (f"{prefix}library/", False),
            (f"{prefix}learning/", False),
            (f"{prefix}allocation/", False),
        ]


def test_navigation_stands_without_a_request():
    assert [item.is_current for item in main_navigation({})] == [False] * 5


def test_visitor_is_asked_to_sign_in(rf):
    items = personal_navigation({"request": rf.get("/"), "user": AnonymousUser()})
    assert urls(items) == [("/accounts/login/", False)]


@pytest.mark.django_db
def test_staff_find_the_admin_and_others_do_not(rf, role):
    items = personal_navigation({"request": rf.get("/my/"), "user": UserFactory(role=role)})
    assert urls(items) == [("/my/", True), *([("/admin/", False)] if roles.role(role).is_staff else [])]


def test_personal_navigation_stays_in_the_readers_language(rf):
    with override("ru"):
        assert urls(personal_navigation({"request": rf.get("/ru/"), "user": AnonymousUser()})) == [
            ("/ru/accounts/login/", False)
        ]
