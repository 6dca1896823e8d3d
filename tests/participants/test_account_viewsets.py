from django.contrib.auth.models import Group

from participants.models import User
from tests.factories.places import CountryFactory


def test_administrator_says_whose_focal_point_somebody_is(client_of):
    administrator = client_of("Administrator")
    form = {
        "email": "ani@example.org",
        "first_name": "Ani",
        "last_name": "Hakobyan",
        "groups": Group.objects.get(name="Focal point").pk,
        "focal_country": CountryFactory(iso2="AM", report_code="ARM").pk,
    }
    administrator.post("/admin/users/new/", form)
    account = User.objects.get(email="ani@example.org")
    assert account.focal_country_id == "AM"
    other = form | {"focal_country": CountryFactory(iso2="GE", report_code="GEO").pk, "is_active": "on"}
    assert administrator.post(f"/admin/users/edit/{account.pk}/", other).status_code == 302
    account.refresh_from_db()
    assert account.focal_country_id == "GE"


def test_country_is_asked_for_on_the_page(client_of):
    assert b'name="focal_country"' in client_of("Administrator").get("/admin/users/new/").content
