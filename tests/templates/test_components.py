"""What components promise to those who cannot see them, and that text stays text."""

import re
from html.parser import HTMLParser

import pytest
from django import forms
from django.conf import settings
from django.template.loader import render_to_string

from portal.core.tables import Row, Table

COMPONENTS = sorted((settings.BASE_DIR / "templates/components").glob("*.html"))


class ExampleForm(forms.Form):
    email = forms.EmailField(label="E-mail", help_text="We write only about this event.")
    sex = forms.ChoiceField(label="Sex", choices=[("f", "Female"), ("m", "Male")], widget=forms.RadioSelect)
    consent = forms.BooleanField(label="I agree")
    remark = forms.CharField(label="Remark", required=False, widget=forms.Textarea)


class Elements(HTMLParser):
    """Every element of a page as (tag, attributes)."""

    def __init__(self, html):
        super().__init__()
        self.found = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))

    def attributes(self, tag):
        return [attributes for name, attributes in self.found if name == tag]

    @property
    def ids(self):
        return {attributes["id"] for _tag, attributes in self.found if "id" in attributes}


def component(name, **context):
    return render_to_string(f"components/{name}.html", context)


def words(html):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)).strip()


@pytest.mark.parametrize("path", COMPONENTS, ids=lambda path: path.stem)
def test_first_line_lists_the_parameters(path):
    assert re.match(r"\{# .+ #\}\n", path.read_text())


@pytest.mark.parametrize("name", ["email", "consent", "remark"])
def test_field_has_a_label_and_no_error_before_it_is_sent(name):
    field = ExampleForm()[name]
    elements = Elements(component("field", field=field))
    assert [label["for"] for label in elements.attributes("label")] == [f"id_{name}"]
    assert f"id_{name}" in elements.ids
    assert f"id_{name}_error" not in elements.ids


def test_optional_field_says_so():
    assert words(component("field", field=ExampleForm()["remark"])) == "Remark (optional)"


def test_faulty_field_shows_what_was_typed_and_is_described_by_hint_and_error():
    html = component("field", field=ExampleForm({"email": "aigerim@"})["email"])
    elements = Elements(html)
    (control,) = elements.attributes("input")
    assert control["value"] == "aigerim@"
    assert control["aria-invalid"] == "true"
    assert control["aria-describedby"] == "id_email_helptext id_email_error"
    assert {"id_email_helptext", "id_email_error"} <= elements.ids
    assert words(html) == "E-mail We write only about this event. Error: Enter a valid email address."


def test_group_of_choices_is_a_fieldset_described_by_its_error():
    html = component("field", field=ExampleForm({})["sex"])
    elements = Elements(html)
    (fieldset,) = elements.attributes("fieldset")
    assert fieldset["aria-describedby"] == "id_sex_error"
    assert "id_sex_error" in elements.ids
    assert words(html) == "Sex Error: This field is required. Female Male"


def test_summary_of_errors_links_to_each_control():
    form = ExampleForm({"email": "aigerim@"})
    page = Elements("".join(component("field", field=field) for field in form))
    summary = Elements(component("error_summary", form=form))
    targets = [link["href"].removeprefix("#") for link in summary.attributes("a")]
    assert targets == ["id_email", "id_sex", "id_consent"]
    assert set(targets) <= page.ids


def test_form_without_faults_has_no_summary():
    form = ExampleForm({"email": "a@example.org", "sex": "f", "consent": "on"})
    assert component("error_summary", form=form).strip() == ""


def test_table_tells_zero_from_not_reported():
    table = Table("People", ("Country", "Female", "Male"), (Row("Armenia", (0, None)),), Row("Total", (0, 1234)))
    html = component("table", table=table, id="people")
    assert words(html) == "People Country Female Male Armenia 0 not reported Total 0 1 234"
    assert [cell["scope"] for cell in Elements(html).attributes("th")] == ["col", "col", "col", "row", "row"]


@pytest.mark.parametrize(
    ("state", "word"),
    [
        ("on_track", "On track"),
        ("behind", "Behind"),
        ("not_reported", "Not reported"),
        ("not_applicable", "Not applicable"),
    ],
)
def test_light_says_its_colour_in_a_word(state, word):
    assert words(component("light", state=state)) == word


def test_figure_of_zero_is_shown_and_a_missing_one_is_a_dash():
    assert words(component("stat", value=0, label="people")) == "0 people"
    assert words(component("stat", value=None, label="people")) == "– people"


def test_work_that_runs_looks_again_and_finished_work_does_not():
    running = Elements(component("progress", id="job", label="Report", percent=40, state="running", url="/jobs/1/"))
    finished = Elements(component("progress", id="job", label="Report", percent=100, state="done"))
    assert (running.attributes("div")[0]["data-refresh"], running.attributes("a")[0]["href"]) == (
        "/jobs/1/",
        "/jobs/1/",
    )
    assert "data-refresh" not in finished.attributes("div")[0]
    assert finished.attributes("a") == []


def test_names_stay_text():
    hostile = "<script>alert(1)</script>"
    html = component("card", title=hostile, url="/", summary=hostile, kind=hostile, facts=hostile, status=hostile)
    assert Elements(html).attributes("script") == []


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/no/such/page/", "/ru/no/such/page/"])
def test_page_that_is_not_there_has_the_frame_of_its_language(client, address):
    response = client.get(address)
    page = Elements(response.content.decode())
    language = "ru" if address.startswith("/ru/") else "en"
    assert response.status_code == 404
    assert page.attributes("html") == [{"lang": language}]
    assert {"main"} <= page.ids
    assert [link["hreflang"] for link in page.attributes("a") if "hreflang" in link] == ["en", "ru"]


def test_page_of_a_broken_portal_needs_nothing_of_it():
    page = Elements(render_to_string("500.html"))
    assert page.attributes("html") == [{"lang": "en"}]
    assert [link["href"] for link in page.attributes("a")] == ["/"]
