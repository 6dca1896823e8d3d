"""Every component on one page, with the values that strain it: for those who write templates, in DEBUG only."""

from datetime import date

from django import forms
from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from portal.core.charts import GroupedBars, Lines, Mark, Matrix, Panel, Series, SmallMultiples, StackedBars
from portal.core.facets import Option, Select

COUNTRIES = ("Armenia", "Azerbaijan", "Georgia", "Kazakhstan", "Kyrgyzstan", "Tajikistan", "Uzbekistan")

CHART = StackedBars(
    title="Unique people in a year, by country and sex (example)",
    categories=COUNTRIES,
    series=(
        Series("Female", (12, 3, 14, 41, 0, None, 9)),
        Series("Male", (10, 8, 1, 36, 12, None, 7)),
        Series("Not stated", (0, 1, 0, 2, 0, None, 0)),
    ),
    category_label="Country",
    value_label="People",
)
YEARS = ("2021", "2022", "2023", "2024")

MORE_CHARTS = (
    GroupedBars(
        title="Events held: target and actual (example)",
        categories=YEARS,
        series=(Series("Target", (3, 6, 6, None)), Series("Actual", (0, 6, 1010, None))),
        category_label="Year",
        value_label="Events",
    ),
    Lines(
        title="Unique people by year (example)",
        categories=YEARS,
        series=(Series("Female", (10, 60, None, 75)), Series("Male", (12, 56, 61, 50))),
        category_label="Year",
        value_label="People",
    ),
    SmallMultiples(
        title="Women and men over the years, by country (example)",
        categories=YEARS,
        panels=tuple(
            Panel(country, (Series("Female", (place, 9, 12, 2 * place)), Series("Male", (4, None, 0, 7))))
            for place, country in enumerate(COUNTRIES)
        ),
        panel_label="Country",
        value_label="People",
    ),
    Matrix(
        title="Risks by likelihood and impact (example)",
        column_label="Likelihood",
        row_label="Impact",
        levels=("Low", "Moderate", "High"),
        cells=((0, 0, 1), (0, 1, 2), (1, 2, 2)),
        marks=(Mark("1", 1, 3), Mark("2", 2, 2), Mark("3", 2, 2), Mark("4", 2, 2)),
        mark_label="Risk",
    ),
)


class ExampleForm(forms.Form):
    name = forms.CharField(help_text="As it should stand on the certificate: Նարե, ნინო, Әсем, Гүлнара.")
    sex = forms.ChoiceField(choices=[("f", "Female"), ("m", "Male"), ("n", "Not stated")], widget=forms.RadioSelect)
    country = forms.ChoiceField(choices=[("", "Choose a country"), *((name, name) for name in COUNTRIES)])
    email = forms.EmailField(label="E-mail", help_text="We write only about this event.")
    topics = forms.MultipleChoiceField(
        choices=[("i", "Innovation"), ("d", "Digital services")], widget=forms.CheckboxSelectMultiple, required=False
    )
    question = forms.CharField(widget=forms.Textarea(attrs={"rows": 3}), required=False)
    consent = forms.BooleanField(label="I agree that the programme keeps these data until two years after its end.")


FILTERS = {
    "selects": [
        Select(
            "country",
            "Country",
            (Option("KAZ", "Kazakhstan", 12, is_chosen=True), Option("UZB", "Uzbekistan", 7, is_chosen=False)),
        )
    ],
    "chosen": {"country": "KAZ"},
    "ignored": "",
}


def styleguide(request: HttpRequest) -> HttpResponse:
    if not settings.DEBUG:
        raise Http404
    context = {
        "chart": CHART,
        "more_charts": MORE_CHARTS,
        "form": ExampleForm(request.GET if "name" in request.GET else None),
        "page": Paginator(range(60), 20).page(2),
        "filters": FILTERS,
        "starts": date(2022, 4, 14),
        "facts": [("When", "14 April 2022"), ("Where", "Astana, Kazakhstan"), ("Places", "60, of which 12 are left")],
        "steps": [("Register", "No account is needed."), ("Wait", "The programme confirms by e-mail."), ("Come", "")],
        "trail": [("Home", "/"), ("Events", "/events/")],
        "figure": 216,
    }
    return render(request, "styleguide.html", context)
