import pytest


@pytest.mark.django_db
def test_styleguide_shows_every_component_to_developers(client, settings):
    settings.DEBUG = True
    response = client.get("/styleguide/")
    shown = {template.name for template in response.templates if template.name.startswith("components/")}
    assert response.status_code == 200
    assert shown == {f"components/{name}.html" for name in component_names(settings)}


def component_names(settings):
    return {path.stem for path in (settings.BASE_DIR / "templates/components").glob("*.html")}


@pytest.mark.django_db
def test_styleguide_is_closed_outside_debug(client):
    assert client.get("/styleguide/").status_code == 404
